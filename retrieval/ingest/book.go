package ingest

import (
	"errors"

	"quoth/retrieval/news"
)

// Book is where sources are kept, by their address. What a method has written is on the
// disk when it returns.
type Book interface {
	// List gives all sources in the order of their addresses. Those that cannot be read
	// are left out, and named by the error.
	List() ([]Source, error)
	// Get gives a source with what is remembered of its items; ErrUnknown without one.
	Get(url string) (Source, Memory, error)
	// Add puts in a new source; ErrKnown where there is one with its address.
	Add(Source) error
	// Save puts s in the place of the source at url, from where it may have moved;
	// ErrUnknown when that was removed.
	Save(url string, s Source, m Memory) error
	// Remove takes a source out; ErrUnknown without one.
	Remove(url string) error
}

// What a Book and a Collector refuse; test with errors.Is.
var (
	ErrKnown   = errors.New("this feed is in the list already")
	ErrUnknown = errors.New("no such feed in the list")
	ErrBusy    = errors.New("this feed is being checked just now")
)

// bookKey is what addresses are told apart by.
func bookKey(url string) string {
	if c := news.CanonicalURL(url); c != "" {
		return c
	}
	return url
}
