package bot

import (
	"math"
	"strings"
	"time"

	"quoth/retrieval/news"
)

// Citation is where an excerpt was printed, in the pieces that every door shows. What
// is not known is empty.
type Citation struct {
	Outlet, Headline string
	Date             time.Time
	Partial          bool   // the article is only a summary: its page could not be read
	Earlier          bool   // a newer result beside it tells the same as it stands now
	Fetched          bool   // Date is the day of fetching; when it was published is not known
	File             string // for want of both outlet and address
	Receipt          string
	excerpt          news.Excerpt
}

func cite(e news.Excerpt) Citation {
	a := e.Article()
	date, published := a.Date()
	c := Citation{
		Outlet: a.Source, Headline: a.Title, Date: date, Fetched: !published && !date.IsZero(), Partial: a.Partial,
		Receipt: e.Receipt().String(), excerpt: e,
	}
	if a.Source == "" && a.URL == "" {
		c.File = a.File
	}
	return c
}

// Remarks are what else a reader has to know of what is cited, in a word or two each.
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

// Link leads to the excerpt in at most limit characters; empty when none does.
func (c Citation) Link(limit int) string { return c.excerpt.LinkWithin(limit) }

// Address is the plain link, however long it is.
func (c Citation) Address() string {
	address, fragment, _ := strings.Cut(c.Link(math.MaxInt), "#")
	if fragment, _, _ = strings.Cut(fragment, ":~:"); fragment != "" {
		return address + "#" + fragment
	}
	return address
}

// Citation cites the result's excerpt.
func (e Excerpt) Citation() Citation {
	c := cite(e.Excerpt)
	c.Earlier = e.Earlier
	return c
}

// Citation cites the article by its excerpt.
func (a Article) Citation() Citation { return cite(a.Excerpt) }

// Citation cites the excerpt that a receipt stands for.
func (v Verified) Citation() Citation { return cite(v.Excerpt) }
