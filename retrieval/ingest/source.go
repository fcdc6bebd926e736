package ingest

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"quoth/retrieval/fetch"
)

// Source is a feed with its settings and its state.
type Source struct {
	ID     string `json:"id"`             // the address it was added with; stays when the feed moves
	URL    string `json:"url"`            // where it is now
	Name   string `json:"name,omitempty"` // the outlet
	Site   string `json:"site,omitempty"`
	Folder string `json:"folder,omitempty"` // of an OPML list
	Limits Limits `json:"limits,omitzero"`  // in place of the Collector's

	Added      time.Time        `json:"added,omitzero"`
	Checked    time.Time        `json:"checked,omitzero"` // the last time it was asked
	Fetched    time.Time        `json:"fetched,omitzero"` // the last time it answered with a feed, or that nothing is new
	Due        time.Time        `json:"due,omitzero"`     // when to ask next
	Validators fetch.Validators `json:"validators,omitzero"`
	TTL        time.Duration    `json:"ttl,omitempty"` // the feed's own wish

	Failures  int       `json:"failures,omitempty"`  // in a row
	Error     string    `json:"error,omitempty"`     // of the last one, for a person
	DeadSince time.Time `json:"dead_since,omitzero"` // when it was reported as dead

	Today Count `json:"today,omitzero"`
}

// Count is how many items were taken on a day (UTC, as 2006-01-02).
type Count struct {
	Day   string `json:"day"`
	Items int    `json:"items"`
}

// on is the count of the day of now.
func (c Count) on(now time.Time) int {
	if c.Day != dayOf(now) {
		return 0
	}
	return c.Items
}

func (c Count) plus(n int, now time.Time) Count { return Count{dayOf(now), c.on(now) + n} }

func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// Limits bound what a source may bring, in items; 0 leaves it to the next who knows.
type Limits struct {
	First int `json:"first,omitempty"` // of the first check: a new feed brings its newest, not its past
	Check int `json:"check,omitempty"` // of any later check
	Day   int `json:"day,omitempty"`
}

var defaultLimits = Limits{First: 20, Check: 50, Day: 300}

func (l Limits) or(others Limits) Limits {
	return Limits{cmp.Or(l.First, others.First), cmp.Or(l.Check, others.Check), cmp.Or(l.Day, others.Day)}
}

// budget is how many items s may bring now.
func (l Limits) budget(s Source, now time.Time) int {
	most := l.Check
	if s.Fetched.IsZero() {
		most = l.First
	}
	return max(0, min(most, l.Day-s.Today.on(now)))
}

// host is what the pace is kept by.
func (s Source) host() string {
	u, err := url.Parse(s.URL)
	if err != nil {
		return s.URL
	}
	return strings.ToLower(u.Hostname())
}

// Address is what a person typed as an address to fetch: without a scheme it is https,
// and the feed: of old browsers is taken off.
func Address(typed string) string {
	a := strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(a, "feed:"); ok {
		a = strings.TrimPrefix(rest, "//")
	}
	if scheme, _, ok := strings.Cut(a, ":"); !ok || strings.Contains(scheme, ".") || scheme == "localhost" {
		a = "https://" + a
	}
	return a
}
