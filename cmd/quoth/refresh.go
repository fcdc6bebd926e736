package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/ingest"
	"quoth/retrieval/news"
)

type refreshVerb struct {
	All bool `help:"Ask every feed, and not only those that are due."`
}

// Run asks the feeds, here or in the process that holds the folder.
func (v refreshVerb) Run(ctx context.Context, a *app) error {
	held := a.contents()
	if err := held.check(sourcesFile, noFeeds); err != nil {
		return err
	}
	if isMissing(held.path(sourcesFile)) {
		return a.errNoFeeds("refresh")
	}
	d, err := a.doorToHold(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	var bar progress
	n, err := d.Refresh(ctx, socket.Refresh{All: v.All, JSON: a.JSON}, func(done, total int) {
		if bar.bar == nil {
			bar = a.progress("asking feeds", total)
		}
		bar.set(done, total)
	}, a.out, a.err)
	bar.done()
	return ended(n, err)
}

// refreshed is a refresh as it is told to the person who called for it.
type refreshed struct {
	ingest.Report
	feeds *feeds
	streams
}

// Refresh is socket.Service's.
func (f *folder) Refresh(ctx context.Context, r socket.Refresh, progress retrieval.Progress, stdout, stderr io.Writer) (int, error) {
	c, err := f.feeds.open()
	if err != nil {
		return statusError, err
	}
	s := streams{out: stdout, err: stderr}
	report, err := c.Refresh(ctx, ingest.Which{All: r.All, Progress: progress, Waits: func(done, total int) {
		s.tell("the feeds are being checked right now (%d of %d): this goes on when that is done", done, total)
	}})
	t := refreshed{report, f.feeds, s}
	told := t.tell
	if r.JSON {
		told = t.writeJSON
	}
	if wrote := told(); err == nil {
		err = wrote
	}
	if report.Counts().Failed > 0 {
		return statusError, err
	}
	return statusOK, err
}

// tell tells the counts, and what is wrong or unusual of each feed.
func (r refreshed) tell() error {
	n := r.Counts()
	if r.Skipped > 0 {
		r.streams.tell("%s asked just now by another check, and left out of this one", were(r.Skipped))
	}
	switch {
	case n.Sources == 0 && r.Skipped > 0:
		return nil
	case n.Sources == 0:
		return r.tellNothing()
	}
	r.streams.tell("%s: %s", asked(n), brought(n))
	for _, s := range r.Sources {
		if s.Err != nil {
			r.streams.tell("%s: %s (%s)", s.Outlet(), s.Why(), s.URL)
		}
		for _, remark := range oddities(s) {
			r.streams.tell("%s: %s", s.Outlet(), remark)
		}
	}
	return nil
}

func asked(n ingest.Counts) string {
	words := "1 feed asked"
	if n.Sources > 1 {
		words = fmt.Sprintf("%d feeds asked", n.Sources)
	}
	if n.Failed > 0 {
		words += fmt.Sprintf(", %d of them in vain", n.Failed)
	}
	return words
}

func were(feeds int) string {
	if feeds == 1 {
		return "1 feed was"
	}
	return fmt.Sprintf("%d feeds were", feeds)
}

// tellNothing tells when there will be something to ask.
func (r refreshed) tellNothing() error {
	sources, err := r.feeds.sources()
	if err != nil || len(sources) == 0 {
		r.streams.tell("there are no feeds: quoth feeds add URL adds one")
		return err
	}
	next := sources[0]
	for _, s := range sources {
		if s.Due.Before(next.Due) {
			next = s
		}
	}
	r.streams.tell("no feed is due: the next one is %s, at %s; --all asks them now", feedOf(next).Name, next.Due.In(r.feeds.Zone.location()).Format(time.DateTime))
	return nil
}

// feedLine is what a refresh brought of a feed, with --json.
type feedLine struct {
	Feed      string     `json:"feed"`
	Name      string     `json:"name,omitempty"`
	Unchanged bool       `json:"unchanged,omitempty"`
	Error     string     `json:"error,omitempty"`
	MovedTo   string     `json:"moved_to,omitempty"`
	Known     int        `json:"known"`
	Later     int        `json:"later,omitempty"`
	Past      int        `json:"past,omitempty"`
	Items     []itemLine `json:"items,omitempty"`
}

type itemLine struct {
	ID      news.Key      `json:"id,omitempty"`
	Title   string        `json:"title,omitempty"`
	URL     string        `json:"url,omitempty"`
	Outcome news.Outcome  `json:"outcome,omitempty"`
	Origin  ingest.Origin `json:"origin,omitempty"`
	Cut     string        `json:"cut,omitempty"` // what of the article is not stored
	Note    string        `json:"note,omitempty"`
}

// countsLine is the last line of a refresh, with --json.
type countsLine struct {
	Asked     int `json:"asked"`
	Failed    int `json:"failed"`
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Same      int `json:"same"`
	Refused   int `json:"refused"`
	Summaries int `json:"summaries"`
	Skipped   int `json:"skipped,omitempty"` // asked just now by another check
	Cut       int `json:"cut,omitempty"`
	Shortened int `json:"shortened,omitempty"`
}

// writeJSON writes a line for each feed, and one with the counts.
func (r refreshed) writeJSON() error {
	for _, s := range r.Sources {
		line := feedLine{Feed: s.URL, Name: s.Name, Unchanged: s.Unchanged, Error: s.Why(), MovedTo: s.MovedTo, Known: s.Known, Later: s.Later, Past: s.Past}
		for _, i := range s.Items {
			item := itemLine{ID: i.Key, Title: i.Title, URL: i.Link, Outcome: i.Outcome, Origin: i.Origin, Cut: i.Cut.String()}
			if i.Note != nil {
				item.Note = i.Note.Error()
			}
			line.Items = append(line.Items, item)
		}
		if err := writeJSON(r.out, line); err != nil {
			return err
		}
	}
	n := r.Counts()
	return writeJSON(r.out, map[string]countsLine{"report": {
		n.Sources, n.Failed, n.Added, n.Changed, n.Same, n.Refused, n.Summaries, r.Skipped, n.Cut, n.Shortened,
	}})
}
