package ingest

import (
	"errors"
	"fmt"
	"io"

	"quoth/retrieval/feed"
	"quoth/retrieval/ingest/book"
)

// Imported is what Import did with the feeds of a list.
type Imported struct {
	Added   []book.Source
	Known   []string // addresses that were in the book already
	Refused []string // addresses that are too long
}

// Import adds the feeds of an OPML list without asking any of them: they are due at once. One that is
// in the book already stays as it is. All are added in one write: after an error, none is.
func (c *Collector) Import(opml []byte) (Imported, error) {
	outlines, err := feed.ReadOPML(opml)
	if err != nil {
		return Imported{}, err
	}
	sources := make([]book.Source, len(outlines))
	for i, o := range outlines {
		sources[i] = book.Source{
			ID: o.URL, URL: o.URL, Name: o.Title, Site: o.Site, Folder: o.Folder, Added: c.Now(), Due: c.Now(),
		}
	}
	defer c.poke()
	var out Imported
	if out.Added, out.Known, out.Refused, err = c.Book.AddAll(sources); err != nil {
		return Imported{}, fmt.Errorf("import feeds: %w", err)
	}
	return out, nil
}

// Export writes the book's feeds as OPML.
func (c *Collector) Export(w io.Writer) error {
	sources, err := c.Book.List()
	outlines := make([]feed.Outline, 0, len(sources))
	for _, s := range sources {
		outlines = append(outlines, feed.Outline{Title: s.Name, URL: s.URL, Site: s.Site, Folder: s.Folder})
	}
	return errors.Join(err, feed.WriteOPML(w, outlines))
}
