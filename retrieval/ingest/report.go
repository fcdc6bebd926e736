package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"quoth/retrieval/fetch"
	"quoth/retrieval/news"
)

// Report is what a Refresh did.
type Report struct {
	Took    time.Duration
	Sources []SourceReport // those that were asked, by address
	Skipped int            // those that were asked just now by somebody else
}

// SourceReport is what became of one source.
type SourceReport struct {
	URL, Name string
	Unchanged bool         // it said that nothing is new
	Items     []ItemReport // those that were taken, or tried
	Known     int          // items that were known already, or twins
	Later     int          // items left for a later check by the limits
	Past      int          // items that a first check leaves out
	Cut       bool         // the feed was damaged; what could be read of it was
	MovedTo   string       // its new address, when it has moved for good
	Err       error        // why it was not read
	Died      bool         // it is dead from now on, which is told once
	Revived   bool         // it was dead and is back, which is told once
}

// ItemReport is what became of an item.
type ItemReport struct {
	Title, Link string
	Key         news.Key
	Outcome     Outcome // "" when it brought no article
	Origin      Origin
	Cut         news.Cut // what of the article is not stored because it is too long
	Note        error    // why the page was of no use, or why there is no article
}

// Counts are totals of a report.
type Counts struct {
	Sources, Unchanged, Failed, Died, Revived int
	Added, Changed, Same, Refused             int
	Summaries                                 int // of the articles, how many have the feed's own text in place of the page
	Cut                                       int // of the articles, how many are not stored to their end
	CutAt                                     int // in bytes of text, where there are such
	Shortened                                 int // of the others, how many have a field, or a page, that is too long
	Later                                     int
}

// Counts adds the report up.
func (r Report) Counts() Counts {
	c := Counts{Sources: len(r.Sources)}
	for _, s := range r.Sources {
		c.Unchanged += one(s.Unchanged)
		c.Failed += one(s.Err != nil)
		c.Died += one(s.Died)
		c.Revived += one(s.Revived)
		c.Later += s.Later
		for _, i := range s.Items {
			c.Added += one(i.Outcome == Added)
			c.Changed += one(i.Outcome == Changed)
			c.Same += one(i.Outcome == Same)
			c.Refused += one(i.Outcome == "")
			c.addCut(i)
			c.Summaries += one(i.Outcome != "" && i.Origin == Summary)
		}
	}
	return c
}

func (c *Counts) addCut(i ItemReport) {
	switch {
	case i.Outcome == "":
	case i.Cut.Text > 0:
		c.Cut, c.CutAt = c.Cut+1, i.Cut.Limit
	case i.Cut.Any():
		c.Shortened++
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Outlet is the source's name or, without one, its host.
func (r SourceReport) Outlet() string { return cmp.Or(r.Name, Source{URL: r.URL}.host()) }

// Why is why the source was not read, in words without its address, which may hold a
// subscriber's key; empty when it was read.
func (r SourceReport) Why() string {
	e, fetched := errors.AsType[*fetch.Error](r.Err)
	switch {
	case r.Err == nil:
		return ""
	case !fetched:
		return r.Err.Error()
	case e.Status != 0:
		return fmt.Sprintf("%s (HTTP %d)", e.Reason, e.Status)
	}
	return string(e.Reason)
}
