package ingest

import (
	"cmp"
	"errors"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
)

// Report is what a Refresh did.
type Report struct {
	Took    time.Duration
	Sources []SourceReport // those that were asked, by address
	Skipped int            // how many another caller has just asked
}

// SourceReport is what a check of one source did.
type SourceReport struct {
	URL, Name string
	Unchanged bool         // it answered that nothing is new
	Items     []ItemReport // those that were fetched, or tried
	Known     int          // how many items were known already, or twins
	Later     int          // how many items the limits leave for a later check
	Past      int          // how many items a first check leaves out
	Beyond    int          // how many items are not looked at, because the feed has too many
	Left      []feed.Left  // the other items that are left out
	Cut       bool         // the feed was damaged, and only a part of it could be read
	MovedTo   string       // its new address, when it has moved for good
	Err       error        // why it was not read
	Died      bool         // it is dead from now on, which is reported once
	Revived   bool         // it was dead and answered again, which is reported once
}

// ItemReport is what was done with an item.
type ItemReport struct {
	Title, Link string
	Key         news.Key
	Outcome     news.Outcome // "" when it gave no article; see Outcome.IsStored
	Origin      Origin
	Cut         news.Cut // the parts of the article that are too long and not stored
	Note        error    // why the page was not used, or why there is no article
	Doubt       error    // why the date that the feed prints is not read, or not sure; nil: it is, or the page's is
}

// Counts are totals of a report.
type Counts struct {
	Sources, Unchanged, Failed, Died, Revived int
	Added, Changed, Same, Refused             int
	Withdrawn, Expired                        int // see the Outcomes; these articles are not stored
	Summaries                                 int // how many articles have the feed's own text in place of the page
	Cut                                       int // how many articles are not stored to their end
	CutAt                                     int // the length at which their texts are cut, in bytes
	Shortened                                 int // how many of the others have a field, or a page, that is too long
	Later                                     int
}

// Counts returns the totals of the report.
func (r Report) Counts() Counts {
	c := Counts{Sources: len(r.Sources)}
	for _, s := range r.Sources {
		c.Unchanged += one(s.Unchanged)
		c.Failed += one(s.Err != nil)
		c.Died += one(s.Died)
		c.Revived += one(s.Revived)
		c.Later += s.Later
		for _, i := range s.Items {
			c.Added += one(i.Outcome == news.Added)
			c.Changed += one(i.Outcome == news.Changed)
			c.Same += one(i.Outcome == news.Same)
			c.Withdrawn += one(i.Outcome == news.Withdrawn)
			c.Expired += one(i.Outcome == news.Expired)
			c.Refused += one(i.Outcome == "")
			c.addCut(i)
			c.Summaries += one(i.Outcome.IsStored() && i.Origin == Summary)
		}
	}
	return c
}

// addCut counts an article that is not stored whole.
func (c *Counts) addCut(i ItemReport) {
	switch {
	case !i.Outcome.IsStored():
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

// Outlet returns the source's name or, without one, its host.
func (r SourceReport) Outlet() string { return cmp.Or(r.Name, book.Source{URL: r.URL}.Host()) }

// Why returns why the source was not read, without its address, which may hold a subscriber's key;
// empty when it was read.
func (r SourceReport) Why() string {
	if r.Err == nil {
		return ""
	}
	if e, fetched := errors.AsType[*fetch.Error](r.Err); fetched {
		return e.Brief()
	}
	return r.Err.Error()
}
