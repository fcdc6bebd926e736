package bot

import (
	"fmt"
	"time"
)

// Feed is a feed of the list, and how it fares.
type Feed struct {
	Name, URL string
	Answered  time.Time // the last time that it did; zero: never
	Due       time.Time // when it is asked next
	Why       string    // why not sooner; empty: not told
	Failing   string    // why it did not answer the last time; empty: it did, or was not asked
	Failures  int       // in a row
	Dead      time.Time // when it was given up for dead, though it is asked still; zero: it was not
	Remarks   []string  // what a check brought or would do, and what is unusual
	Items     []FeedItem
}

// FeedItem is an item of a feed, with what a check would do with it.
type FeedItem struct {
	Title     string
	Link      string
	Published time.Time
	Action    string
}

// Moments are what there is to tell of a feed's times.
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

// Lines tell all of a feed but its name, address and times.
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
	if f.Why != "" {
		out = append(out, "Not sooner because: "+f.Why)
	}
	return append(out, f.Remarks...)
}

// Line tells an item: “Ferry back” (2026-03-02): take the full text of its page.
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

// Document is a text to be kept as a file. Its lines are shown as they are.
type Document struct{ Name, Text string }

func (f Feed) draw(r Renderer)     { r.Feed(f) }
func (b Document) draw(r Renderer) { r.Document(b) }
