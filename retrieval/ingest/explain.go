package ingest

import (
	"context"
	"errors"
	"time"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
)

// Explanation is what a check of a source would do now.
type Explanation struct {
	Source Source // as in the book, or as it would be added
	Listed bool   // it is in the book
	Due    time.Time
	Why    Why    // why not sooner
	Final  string // the address that answered, after redirects
	Claims string // where the feed says it lives, if elsewhere; a hint
	TTL    time.Duration
	Cut    bool // the feed is damaged, and what can be read of it is below
	Plans  []Plan
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

// Explain looks at a feed, in the book or not, with one GET and changes nothing. The error
// is as Add's.
func (c *Collector) Explain(ctx context.Context, address string) (Explanation, error) {
	url, now := Address(address), c.Now()
	s, m, err := c.Book.Get(url)
	if err != nil && !errors.Is(err, ErrUnknown) {
		return Explanation{}, err
	}
	e := Explanation{Source: s, Listed: err == nil}
	if !e.Listed {
		e.Source = Source{ID: url, URL: url}
	}
	e.Due, e.Why = e.Source.dueAt(now, c.Interval), e.Source.why(now, c.Interval)
	r, f, err := c.look(ctx, e.Source.URL)
	if err != nil {
		return e, err
	}
	e.read(r, f)
	e.Plans = plan(f.Items, e.Source, m, e.Source.Limits.or(c.Limits), now)
	return e, nil
}

func (e *Explanation) read(r *fetch.Response, f *feed.Feed) {
	e.Final, e.TTL, e.Claims, e.Cut = r.URL, f.TTL, f.NewURL, f.Cut
	if e.Source.Name == "" {
		e.Source.Name = f.Title
	}
}

func (s Source) why(now time.Time, interval time.Duration) Why {
	switch {
	case s.Checked.IsZero():
		return WhyNew
	case !s.dueAt(now, interval).Equal(s.Due):
		return WhyClock
	case s.Failures > 0:
		return WhyBackOff
	case s.Due.Sub(s.Checked) > interval+shake(interval, 1):
		return WhyAsked
	}
	return WhyInterval
}
