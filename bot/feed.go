package bot

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"quoth/retrieval"
)

// Source is an outlet: what is stored of it, and whether its feeds answer.
type Source struct {
	retrieval.Source
	Answered time.Time // when one of its feeds last answered; zero: it has none, or none ever did
	Failing  bool      // none of its feeds answered the last time
	Labels   []string  // of its feeds
}

// Feeding says whether the outlet's feeds answer, and since when. Words is empty where there is
// nothing to say, and At is zero where no time is known.
func (s Source) Feeding() Moment {
	switch {
	case s.Failing && s.Answered.IsZero():
		return Moment{Words: "its feed does not answer"}
	case s.Failing:
		return Moment{"its feed does not answer; it last did", s.Answered}
	case !s.Answered.IsZero():
		return Moment{"its feed last answered", s.Answered}
	}
	return Moment{}
}

// Feed is a feed of the list, with the results of its last checks.
type Feed struct {
	Name, URL string
	Labels    []string
	Answered  time.Time // when it last answered; zero: never
	Due       time.Time // when it is checked next
	Why       string    // why it is not checked sooner; empty: no special reason
	Failing   string    // why it did not answer the last time; empty: it did, or was not asked
	Failures  int       // how many times in a row it did not answer
	Dead      time.Time // since when it has counted as dead, though it is still checked; zero: it does not
	Quiet     string    // why it brings hardly any news, though it answers; empty: it does, or nobody knows
	Remarks   []string  // what a check found or would do, and what is unusual
	Items     []FeedItem
	Brief     bool // the feed is one of many: a renderer shows how it does in a line or two
}

// FeedState says how a feed does. The states are in the order in which they want attention.
type FeedState int

// The states.
const (
	FeedFailing FeedState = iota
	FeedNew               // not checked yet
	FeedQuiet             // it answers, and brings hardly any news
	FeedFine
)

// String returns the state as the heading over its feeds.
func (s FeedState) String() string {
	return [...]string{"Failing", "Not checked yet", "Quiet", "Fine"}[s]
}

// State says how the feed does.
func (f Feed) State() FeedState {
	switch {
	case f.Failing != "":
		return FeedFailing
	case f.Answered.IsZero():
		return FeedNew
	case f.Quiet != "":
		return FeedQuiet
	}
	return FeedFine
}

// Status says in a few words how the feed does, with the time that they are about. At is zero where
// there is none.
func (f Feed) Status() Moment {
	switch f.State() {
	case FeedFailing:
		words := cmp.Or(strings.Join(strings.Fields(f.Failing), " "), "no answer")
		if f.Answered.IsZero() {
			return Moment{Words: words + "; it has never answered"}
		}
		return Moment{words + "; it last answered", f.Answered}
	case FeedNew:
		return Moment{"to be checked", f.Due}
	case FeedQuiet:
		return Moment{f.Quiet + "; it last answered", f.Answered}
	}
	return Moment{"answered", f.Answered}
}

// FoundFeed is a feed that was found on a site.
type FoundFeed struct {
	Number int // by which it can be chosen, from 1
	Title  string
	URL    string
	Items  int
	Newest time.Time // the date of its newest item; zero: not known
	Full   bool      // most items have their whole text
	Listed bool      // it is in the list of feeds
}

// Line returns what is in the feed: "12 items, the newest of 6 January 2026; whole texts".
func (f FoundFeed) Line() string {
	words := Count(f.Items, "item")
	switch {
	case f.Items == 0:
		words = "no items"
	case !f.Newest.IsZero():
		words += ", the newest of " + f.Newest.UTC().Format("2 January 2006")
	}
	if f.Full {
		words += "; whole texts"
	}
	if f.Listed {
		words += "; in the list already"
	}
	return words
}

// FeedItem is an item of a feed, with what a check would do with it.
type FeedItem struct {
	Title     string
	Link      string
	Published time.Time
	Action    string
}

// Moments returns the times of a feed's checks that are known.
func (f Feed) Moments() []Moment {
	var out []Moment
	if !f.Answered.IsZero() {
		out = append(out, Moment{"Answered", f.Answered})
	}
	if !f.Dead.IsZero() {
		out = append(out, Moment{"Dead since", f.Dead})
	}
	if !f.Due.IsZero() {
		out = append(out, Moment{"Next check", f.Due})
	}
	return out
}

// Lines returns the rest of what a reader has to know about a feed, a line each.
func (f Feed) Lines() []string {
	var out []string
	switch {
	case f.Failing != "" && f.Failures > 1:
		out = append(out, fmt.Sprintf("Failing, %d times in a row: %s", f.Failures, f.Failing))
	case f.Failing != "":
		out = append(out, "Failing: "+f.Failing)
	case f.Answered.IsZero():
		out = append(out, "Not checked yet")
	}
	if len(f.Labels) > 0 {
		out = append(out, "Labels: "+strings.Join(f.Labels, ", "))
	}
	if f.Why != "" {
		out = append(out, "Not sooner because: "+f.Why)
	}
	return append(out, f.Remarks...)
}

// Line returns an item in a line: “Ferry back” (2026-03-02): take the full text of its page.
func (i FeedItem) Line() string {
	title := i.Title
	if title == "" {
		title = i.Link
	}
	words := "“" + title + "”"
	if !i.Published.IsZero() {
		words += " (" + i.Published.Format(time.DateOnly) + ")"
	}
	return words + ": " + i.Action
}
