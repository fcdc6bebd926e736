package bot

import (
	"math"
	"strings"
	"time"

	"quoth/retrieval/news"
)

// Citation says where an excerpt was printed. What is not known is empty.
type Citation struct {
	Outlet, Headline string
	Date             time.Time
	Partial          bool   // only a summary of the article is stored, because its page could not be read
	Earlier          bool   // a newer result beside it gives a later state of the same story
	Fetched          bool   // Date is the day of fetching, because the day of publication is not known
	File             string // set where neither outlet nor address is known
	Image            string // the address of the article's picture; empty: it has none
	Receipt          string
	excerpt          news.Excerpt
}

// cite returns the citation of an excerpt.
func cite(e news.Excerpt) Citation {
	a := e.Article()
	date, published := a.Date()
	c := Citation{
		Outlet: a.Source, Headline: a.Title, Date: date, Fetched: !published && !date.IsZero(), Partial: a.Partial,
		Image: a.Image, Receipt: e.Receipt().String(), excerpt: e,
	}
	if a.Source == "" && a.URL == "" {
		c.File = a.File
	}
	return c
}

// Remarks returns what else a reader has to know about the cited article, a word or two each.
func (c Citation) Remarks() []string {
	var out []string
	if c.Earlier {
		out = append(out, "earlier")
	}
	if c.Partial {
		out = append(out, "summary only")
	}
	return out
}

// Link returns an address that leads to the excerpt, of at most limit characters; empty where there
// is none so short.
func (c Citation) Link(limit int) string { return c.excerpt.LinkWithin(limit) }

// Address returns the article's address without the part that leads to the excerpt, however long
// it is.
func (c Citation) Address() string {
	address, fragment, _ := strings.Cut(c.Link(math.MaxInt), "#")
	if fragment, _, _ = strings.Cut(fragment, ":~:"); fragment != "" {
		return address + "#" + fragment
	}
	return address
}
