package ingest

import (
	"errors"
	"fmt"
	"io"

	"quoth/retrieval/feed"
	"quoth/retrieval/ingest/book"
)

// Imported is what Import did.
type Imported struct {
	book.Merged
	Left []feed.Left // the outlines of the list that are no feeds
}

// Import adds the feeds of an OPML list without asking any of them: they are due at once. One that is in the book
// already moves into its folder of the list, and stays as it is otherwise. All are added in one write: after an
// error, none is.
func (c *Collector) Import(opml []byte) (Imported, error) {
	list, err := feed.ReadOPML(opml)
	if err != nil {
		return Imported{}, err
	}
	sources := make([]book.Source, len(list.Feeds))
	for i, o := range list.Feeds {
		sources[i] = book.Source{
			ID: o.URL, URL: o.URL, Name: o.Title, Site: o.Site, Folder: o.Folder, Added: c.Now(), Due: c.Now(),
		}
	}
	defer c.poke()
	out, err := c.Book.Merge(sources)
	if err != nil {
		return Imported{}, fmt.Errorf("import feeds: %w", err)
	}
	return Imported{out, list.Left}, nil
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
