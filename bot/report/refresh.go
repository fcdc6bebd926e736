package report

import (
	"cmp"
	"fmt"
	"time"

	"quoth/retrieval/ingest"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
)

// Refresh returns the report of a check of the feeds: the counts, then what is wrong with a feed or
// unusual about it. It is empty when there was no feed to check.
func Refresh(r ingest.Report) (lines []string) {
	if r.Skipped > 0 {
		lines = append(lines, fmt.Sprintf("%s left out: another check has just asked for them",
			feeds(r.Skipped)))
	}
	n := r.Counts()
	if n.Sources == 0 {
		return lines
	}
	lines = append(lines, checked(n)+": "+articles(n))
	for _, s := range r.Sources {
		if s.Err != nil {
			lines = append(lines, fmt.Sprintf("%s: %s (%s)", s.Outlet(), s.Why(), s.URL))
		}
		for _, remark := range unusual(s) {
			lines = append(lines, s.Outlet()+": "+remark)
		}
	}
	return lines
}

// RefreshWaits returns the message for a check that waits for another one. The other one has done so
// many of its feeds.
func RefreshWaits(done, total int) string {
	return fmt.Sprintf("the feeds are being checked right now (%d of %d done): waiting for that", done, total)
}

// NothingDue returns the message for a check when none of the sources is due: when the next one is,
// in zone (nil: the machine's), or that there are none.
func NothingDue(sources []book.Source, zone *time.Location) string {
	if len(sources) == 0 {
		return "there are no feeds yet: add one with quoth feeds add URL"
	}
	next := sources[0]
	for _, s := range sources {
		if s.Due.Before(next.Due) {
			next = s
		}
	}
	return fmt.Sprintf("no feed is due: the next one is %s, at %s; --all checks them now",
		Feed(next).Name, next.Due.In(cmp.Or(zone, time.Local)).Format(time.DateTime))
}

func checked(n ingest.Counts) string {
	words := feeds(n.Sources) + " checked"
	if n.Failed > 0 {
		words += fmt.Sprintf(", %d failed", n.Failed)
	}
	return words
}

func feeds(n int) string {
	if n == 1 {
		return "1 feed"
	}
	return fmt.Sprintf("%d feeds", n)
}

// feedRecord is the result of a refresh for one feed, with --json.
type feedRecord struct {
	Feed      string       `json:"feed"`
	Name      string       `json:"name,omitempty"`
	Unchanged bool         `json:"unchanged,omitempty"`
	Error     string       `json:"error,omitempty"`
	MovedTo   string       `json:"moved_to,omitempty"`
	Known     int          `json:"known"`
	Later     int          `json:"later,omitempty"`
	Past      int          `json:"past,omitempty"`
	Items     []itemRecord `json:"items,omitempty"`
}

type itemRecord struct {
	ID      news.Key      `json:"id,omitempty"`
	Title   string        `json:"title,omitempty"`
	URL     string        `json:"url,omitempty"`
	Outcome news.Outcome  `json:"outcome,omitempty"`
	Origin  ingest.Origin `json:"origin,omitempty"`
	Cut     string        `json:"cut,omitempty"` // what of the article is not stored
	Note    string        `json:"note,omitempty"`
}

// countsRecord is the last record of a refresh.
type countsRecord struct {
	Asked     int `json:"asked"`
	Failed    int `json:"failed"`
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Same      int `json:"same"`
	Refused   int `json:"refused"`
	Withdrawn int `json:"withdrawn,omitempty"`
	Expired   int `json:"expired,omitempty"`
	Summaries int `json:"summaries"`
	Skipped   int `json:"skipped,omitempty"` // another check has just asked for them
	Cut       int `json:"cut,omitempty"`
	Shortened int `json:"shortened,omitempty"`
}

// RefreshRecords returns the records of a refresh with --json: one for each feed, then the counts.
func RefreshRecords(r ingest.Report) []any {
	var records []any
	for _, s := range r.Sources {
		records = append(records, newFeedRecord(s))
	}
	n := r.Counts()
	return append(records, map[string]countsRecord{"report": {
		n.Sources, n.Failed, n.Added, n.Changed, n.Same, n.Refused, n.Withdrawn, n.Expired,
		n.Summaries, r.Skipped, n.Cut, n.Shortened,
	}})
}

func newFeedRecord(s ingest.SourceReport) feedRecord {
	record := feedRecord{
		Feed: s.URL, Name: s.Name, Unchanged: s.Unchanged, Error: s.Why(), MovedTo: s.MovedTo, Known: s.Known,
		Later: s.Later, Past: s.Past,
	}
	for _, i := range s.Items {
		item := itemRecord{ID: i.Key, Title: i.Title, URL: i.Link, Outcome: i.Outcome, Origin: i.Origin,
			Cut: i.Cut.String()}
		if i.Note != nil {
			item.Note = i.Note.Error()
		}
		record.Items = append(record.Items, item)
	}
	return record
}
