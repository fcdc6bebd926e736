package ingest

import (
	"errors"
	"fmt"
	"io"

	"quoth/retrieval/feed"
)

// Imported is what became of the feeds of a list.
type Imported struct {
	Added []Source
	Known []string // addresses that were in the book already
}

// Import adds the feeds of an OPML list without asking any of them: they are due. One that
// is in the book stays as it is. With an error of the book, those before it are in.
func (c *Collector) Import(opml []byte) (Imported, error) {
	outlines, err := feed.ReadOPML(opml)
	if err != nil {
		return Imported{}, err
	}
	defer c.poke()
	var out Imported
	for _, o := range outlines {
		s := Source{ID: o.URL, URL: o.URL, Name: o.Title, Site: o.Site, Folder: o.Folder, Added: c.Now(), Due: c.Now()}
		switch err := c.Book.Add(s); {
		case err == nil:
			out.Added = append(out.Added, s)
		case errors.Is(err, ErrKnown):
			out.Known = append(out.Known, o.URL)
		default:
			return out, fmt.Errorf("import feeds: %w", err)
		}
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
