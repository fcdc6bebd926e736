package book

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/fetch"
	"quoth/retrieval/news"
)

// Source is a feed with its settings and its state.
type Source struct {
	ID     string `json:"id"`             // the address it was added with; it stays when the feed moves
	URL    string `json:"url"`            // where it is now
	Name   string `json:"name,omitempty"` // the outlet
	Site   string `json:"site,omitempty"`
	Folder string `json:"folder,omitempty"` // of an OPML list: the names of nested folders, joined by "/"
	Limits Limits `json:"limits,omitzero"`  // in place of the collector's

	Added      time.Time        `json:"added,omitzero"`
	Checked    time.Time        `json:"checked,omitzero"` // the last time it was asked
	Fetched    time.Time        `json:"fetched,omitzero"` // the last time it sent a feed, or that nothing is new
	Due        time.Time        `json:"due,omitzero"`     // when to ask next
	Validators fetch.Validators `json:"validators,omitzero"`
	TTL        time.Duration    `json:"ttl,omitempty"` // how long the feed itself wants to be left alone

	Failures  int       `json:"failures,omitempty"`  // in a row
	Error     string    `json:"error,omitempty"`     // of the last failure, for a person
	DeadSince time.Time `json:"dead_since,omitzero"` // when it was reported as dead

	Today Count `json:"today,omitzero"`
}

// Labels returns the names of the folders that the source is in, the outermost first, each once.
func (s Source) Labels() []string {
	var out []string
	for name := range strings.SplitSeq(s.Folder, "/") {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// Host returns the host of the source's address, in lower case.
func (s Source) Host() string {
	u, err := url.Parse(s.URL)
	if err != nil {
		return s.URL
	}
	return strings.ToLower(u.Hostname())
}

// Key returns the key of an address in a Book. Addresses of one page have the same key.
func Key(url string) string {
	if c := news.CanonicalURL(url); c != "" {
		return c
	}
	return url
}

// Count is how many items were fetched on a day (UTC, as 2006-01-02).
type Count struct {
	Day   string `json:"day"`
	Items int    `json:"items"`
}

// On returns the count for the day of now.
func (c Count) On(now time.Time) int {
	if c.Day != dayOf(now) {
		return 0
	}
	return c.Items
}

// Plus returns the count after n more items at now.
func (c Count) Plus(n int, now time.Time) Count { return Count{dayOf(now), c.On(now) + n} }

func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// Limits bound how many items are fetched from a source; 0 stands for the limit that applies where
// a source has none of its own.
type Limits struct {
	First int `json:"first,omitempty"` // at the first check: of a new feed only the newest items are fetched
	Check int `json:"check,omitempty"` // at any later check
	Day   int `json:"day,omitempty"`
}

// DefaultLimits apply where nobody sets others.
var DefaultLimits = Limits{First: 20, Check: 50, Day: 300}

// Or returns l with the limits of others where it has none.
func (l Limits) Or(others Limits) Limits {
	return Limits{cmp.Or(l.First, others.First), cmp.Or(l.Check, others.Check), cmp.Or(l.Day, others.Day)}
}

// Budget returns how many items of s may be fetched now.
func (l Limits) Budget(s Source, now time.Time) int {
	most := l.Check
	if s.Fetched.IsZero() {
		most = l.First
	}
	return max(0, min(most, l.Day-s.Today.On(now)))
}
