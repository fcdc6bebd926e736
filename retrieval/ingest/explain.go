package ingest

import (
	"context"
	"errors"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
)

// Explanation is what a check of a source would do now.
type Explanation struct {
	Source book.Source // as in the book, or as it would be added
	Listed bool        // it is in the book
	Due    time.Time
	Why    Why    // why not sooner
	Final  string // the address that answered, after redirects
	Claims string // the address that the feed itself gives, where it is another one; a hint
	TTL    time.Duration
	Cut    bool // the feed is damaged, and Plans has what can be read of it
	Plans  []Plan
	Left   []feed.Left // the items that are in none of the Plans
	Beyond int         // how many items are not looked at, because the feed has too many
}

// Why is the reason for the time of a source's next check, in words for a person.
type Why string

// The reasons.
const (
	WhyNew      Why = "it was not checked yet"
	WhyInterval Why = "the interval between checks"
	WhyAsked    Why = "the feed or its server asks for more time"
	WhyBackOff  Why = "it failed, and each failure doubles the wait"
	WhyClock    Why = "the clock was set back since it was last checked"
)

// Explain looks at a feed, in the book or not, with one GET and changes nothing. The errors are those
// of Add.
func (c *Collector) Explain(ctx context.Context, address string) (Explanation, error) {
	url, now := feed.Address(address), c.Now()
	s, m, err := c.Book.Get(url)
	if err != nil && !errors.Is(err, book.ErrUnknown) {
		return Explanation{}, err
	}
	e := Explanation{Source: s, Listed: err == nil}
	if !e.Listed {
		e.Source = book.Source{ID: url, URL: url}
	}
	e.Due, e.Why = e.Source.DueAt(now, c.Interval), why(e.Source, now, c.Interval)
	r, f, err := c.look(ctx, e.Source.URL)
	if err != nil {
		return e, err
	}
	e.read(r, f)
	e.Plans = plan(f.Items, e.Source, m, e.Source.Limits.Or(c.Limits), now)
	return e, nil
}

// read sets what an answer says.
func (e *Explanation) read(r *fetch.Response, f *feed.Feed) {
	e.Final, e.TTL, e.Claims, e.Cut = r.URL, f.TTL, f.NewURL, f.Cut
	e.Left, e.Beyond = f.Left, max(0, len(f.Items)-maxItems)
	if e.Source.Name == "" {
		e.Source.Name = f.Title
	}
}

// why returns the reason for the time at which a source is due.
func why(s book.Source, now time.Time, interval time.Duration) Why {
	switch {
	case s.Checked.IsZero():
		return WhyNew
	case !s.DueAt(now, interval).Equal(s.Due):
		return WhyClock
	case s.Failures > 0:
		return WhyBackOff
	case s.IsHeld(interval):
		return WhyAsked
	}
	return WhyInterval
}
