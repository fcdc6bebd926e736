package feed

import (
	"cmp"
	"fmt"
	"time"

	"github.com/mmcdole/gofeed"

	"quoth/retrieval/feed/stamp"
)

// times returns when an item was published and changed. The doubt names a stamp from which neither is read, or that is
// not sure.
func (c *converter) times(g *gofeed.Item) (published, updated time.Time, doubt error) {
	publishedStamps, updatedStamps := stampsOf(g)
	published, doubt = c.firstDate(publishedStamps)
	updated, doubtful := c.firstDate(updatedStamps)
	if published.IsZero() && !updated.IsZero() {
		return published, updated, doubtful
	}
	return published, updated, cmp.Or(doubt, doubtful)
}

// firstDate returns the first of the stamps that can be read. If none can, the error is about the first one.
func (c *converter) firstDate(stamps []string) (time.Time, error) {
	var first error
	for _, s := range stamps {
		t, err := c.dates.Read(s)
		if err != nil {
			err = fmt.Errorf("“%s”: %w", cutTitle(oneLine(s)), err)
		}
		if !t.IsZero() {
			return t, err
		}
		first = cmp.Or(first, err)
	}
	return time.Time{}, first
}

// The elements of an item that date it, besides those that gofeed reads: of Dublin Core's terms, of older Atom, and
// those without a namespace that are in no standard.
var (
	publishedNames = []string{"issued", "available", "created", "published", "date", "pubdate"}
	updatedNames   = []string{"modified", "updated", "lastmodified", "lastbuilddate"}
	dateSpaces     = []string{"dcterms", "dct", "dc", "atom", ""}
)

// stampsOf returns the stamps of an item, the best first.
func stampsOf(g *gofeed.Item) (published, updated []string) {
	published = append([]string{g.Published}, named(g, publishedNames)...)
	return published, append([]string{g.Updated}, named(g, updatedNames)...)
}

// named returns the texts of an item's elements with some names.
func named(g *gofeed.Item, names []string) (out []string) {
	for _, name := range names {
		for _, space := range dateSpaces {
			for _, e := range g.Extensions[space][name] {
				out = append(out, e.Value)
			}
		}
		if v := g.Custom[name]; v != "" {
			out = append(out, v)
		}
	}
	return out
}

// orderOf returns the order of day and month in the dates of a feed's items.
func orderOf(items []*gofeed.Item) stamp.Order {
	var all []string
	for _, g := range items {
		published, updated := stampsOf(g)
		all = append(append(all, published...), updated...)
	}
	return stamp.OrderOf(all)
}
