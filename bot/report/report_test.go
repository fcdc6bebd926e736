package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
)

func TestImport(t *testing.T) {
	refused := func(n int) func(*Import) {
		return func(r *Import) {
			for i := range n {
				r.Refuse(&read.Refusal{File: "a.jsonl", Line: i + 1, Reason: "no text"})
			}
		}
	}
	whole := read.Item{Article: &news.Article{Key: "1"}}
	long := read.Item{File: "b.txt", Line: 1, Article: &news.Article{Key: "2"}, Cut: news.Cut{Limit: 40, Text: 38}}
	shortened := read.Item{Article: &news.Article{Key: "3"}, Cut: news.Cut{Fields: []string{"headline"}}}
	repaired := read.Item{Article: &news.Article{Key: "4"}, Repairs: 2}
	tests := []struct {
		name  string
		start Import
		do    func(*Import)
		want  string
	}{
		{"nothing", Import{}, func(*Import) {}, "0 new, 0 changed, 0 same, 0 refused"},
		{"stored", Import{}, func(r *Import) {
			r.Store([]retrieval.Outcome{retrieval.New, retrieval.New, retrieval.Changed, retrieval.Same})
		}, "2 new, 1 changed, 1 same, 0 refused"},
		{"refused", Import{}, refused(2),
			"0 new, 0 changed, 0 same, 2 refused\nrefused a.jsonl:1: no text\nrefused a.jsonl:2: no text"},
		{"one cut", Import{}, func(r *Import) { r.Read(whole); r.Read(long) },
			"0 new, 0 changed, 0 same, 0 refused\n1 cut at 1 MB: the rest of its text is not stored"},
		{"cuts, listed", Import{Verbose: true, MaxText: 40}, func(r *Import) { r.Read(long); r.Read(long) },
			"0 new, 0 changed, 0 same, 0 refused\n" +
				strings.Repeat("b.txt:1: cut at 40 bytes: the last 38 bytes of its text are not stored\n", 2) +
				"2 cut at 40 bytes: the rest of their texts is not stored"},
		{"shortened and repaired", Import{}, func(r *Import) { r.Read(shortened); r.Read(repaired) },
			"0 new, 0 changed, 0 same, 0 refused\n1 with bytes that are not UTF-8, shown as � in their texts\n" +
				"1 with a headline, another field or a web page that was too long"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := tt.start
			tt.do(&r)
			if diff := cmp.Diff(tt.want, strings.Join(r.Lines(), "\n")); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
	r := new(Import)
	refused(25)(r)
	if got := r.Lines(); len(got) != 22 || got[21] != "and 5 more refused; --verbose lists them" {
		t.Errorf("got %d lines, the last %q, want 22 and how many are left out", len(got), got[len(got)-1])
	}
	r = &Import{Verbose: true}
	refused(25)(r)
	if got := r.Lines(); len(got) != 26 || r.Articles() != 25 {
		t.Errorf("got %d lines on %d articles, want all 26 on 25", len(got), r.Articles())
	}
}

// The records are a format that programs read.
func TestRecords(t *testing.T) {
	cut := read.Item{File: "b.txt", Article: &news.Article{Key: "2"}, Cut: news.Cut{Limit: 40, Text: 38}}
	r := new(Import)
	r.Read(cut)
	for want, record := range map[string]any{
		`{"id":"1","outcome":"new"}`: StoredRecord("1", retrieval.New),
		`{"refused":{"file":"a.txt","line":2,"reason":"no text"}}`: RefusalRecord(&read.Refusal{File: "a.txt", Line: 2,
			Reason: "no text"}),
		`{"cut":{"file":"b.txt","id":"2","bytes":38,` +
			`"reason":"cut at 40 bytes: the last 38 bytes of its text are not stored"}}`: CutRecord(cut),
		`{"report":{"new":0,"changed":0,"same":0,"refused":0,"repaired":0,"cut":1}}`: r.Record(),
	} {
		if got, err := json.Marshal(record); err != nil || string(got) != want {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
	}
}

func TestRefresh(t *testing.T) {
	down := &fetch.Error{URL: "https://bell.example/rss", Reason: fetch.TooSlow}
	bell := ingest.SourceReport{URL: "https://bell.example/rss", Name: "Bell", Err: down}
	packet := ingest.SourceReport{
		URL: "https://packet.example/rss", Name: "Packet", MovedTo: "https://packet.example/feed", Later: 3,
		Items: []ingest.ItemReport{
			{Title: "Weir holds", Outcome: news.Added},
			{Title: "Lamp room", Outcome: news.Added, Origin: ingest.Summary, Note: errors.New("the page is gone")},
			{Link: "https://packet.example/x", Note: errors.New("no text")},
		},
	}
	tests := []struct {
		name string
		r    ingest.Report
		want []string
	}{
		{"nothing was due", ingest.Report{}, nil},
		{"all are being checked", ingest.Report{Skipped: 1},
			[]string{"1 feed left out: another check has just asked for them"}},
		{"one fails", ingest.Report{Sources: []ingest.SourceReport{bell}}, []string{
			"1 feed checked, 1 failed: 0 new, 0 changed, 0 same, 0 refused",
			"Bell: the server was too slow (https://bell.example/rss)",
		}},
		{"two", ingest.Report{Sources: []ingest.SourceReport{bell, packet}}, []string{
			"2 feeds checked, 1 failed: 2 new, 0 changed, 0 same, 1 refused; summaries only: 1",
			"Bell: the server was too slow (https://bell.example/rss)",
			"Packet: It has moved from https://packet.example/rss to https://packet.example/feed",
			"Packet: Left for a later check, by the limits: 3",
			"Packet: “Lamp room”: " + string(ingest.Summary) + " (the page is gone)",
			"Packet: “https://packet.example/x”: no article (no text)",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Refresh(tt.r)); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
			if got := len(RefreshRecords(tt.r)); got != len(tt.r.Sources)+1 {
				t.Errorf("got %d records, want one for each feed and the counts", got)
			}
		})
	}
}

func TestNothingDue(t *testing.T) {
	noon := time.Date(2026, 1, 6, 12, 0, 0, 0, time.UTC)
	sources := []book.Source{{Name: "Bell", Due: noon.Add(time.Hour)}, {Name: "Packet", Due: noon}}
	for want, sources := range map[string][]book.Source{
		"there are no feeds yet: add one with quoth feeds add URL":                              nil,
		"no feed is due: the next one is Packet, at 2026-01-06 12:00:00; --all checks them now": sources,
	} {
		if got := NothingDue(sources, time.UTC); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestFeedRefusal(t *testing.T) {
	if got := FeedRefusal(nil); got != nil {
		t.Errorf("no error is refused with %v", got)
	}
	for _, tt := range []struct {
		err  error
		want string
	}{
		{book.ErrKnown, "This feed is in the list already. The command feeds check checks it now."},
		{fmt.Errorf("add: %w", book.ErrUnknown),
			"There is no such feed in the list. The command feeds list shows the addresses."},
		{&ingest.PageError{Feeds: []string{"https://a.example/rss"}},
			"This is a web page, not a feed. It names https://a.example/rss."},
		{&ingest.PageError{}, "This is a web page, not a feed. It names none. Look for an RSS or Atom link on the site, and give its address."},
		{&ingest.PageError{URL: "https://a.example/", Tried: []ingest.Attempt{
			{URL: "https://feeds.example/rss", Why: feed.ErrNotFeed},
			{URL: "https://a.example/feed", Why: &fetch.Error{Reason: fetch.NotFound, Status: 404}},
			{URL: "https://a.example/rss?x=y", Why: fmt.Errorf("parse: %w", feed.ErrHTML)},
			{URL: "https://a.example/rss.xml", Why: &fetch.Error{Reason: fetch.NotFound, Status: 404}},
		}}, "No feed was found for this page. Not a feed: https://feeds.example/rss. " +
			"There is nothing at this address (HTTP 404): /feed, /rss.xml. A web page, not a feed: /rss?x=y. " +
			"Look for an RSS or Atom link on the site, and give its address."},
		{fmt.Errorf("add: %w: 2", ingest.ErrNumber), "There are not so many feeds on this page. Without a number, feeds add lists them."},
		{&fetch.Error{Reason: fetch.TooSlow}, "It could not be read: the server was too slow. Try again later."},
		{&fetch.Error{Reason: fetch.Unreachable, Err: errors.New("dial tcp 10.0.0.7:443: refused")},
			"It could not be read: the server cannot be reached. Open the address in a browser to check it."},
		{feed.ErrNotOPML, "This is not a list of feeds in OPML. Feed readers export one, mostly as a file that ends in .opml. " +
			"For one feed alone there is the command feeds add."},
		{fmt.Errorf("read: %w", feed.ErrBadOPML), "This list of feeds is damaged, or too long to be read. Export it once more."},
		{feed.ErrNotFeed, "Not a feed: want RSS, Atom, RDF or JSON Feed. Look for an RSS or Atom link on the site."},
		{fs.ErrPermission, "The list of feeds cannot be read. Permission denied."},
	} {
		got, ok := errors.AsType[*bot.Refusal](FeedRefusal(tt.err))
		if !ok || got.Error() != tt.want {
			t.Errorf("%v: got %v, want %q", tt.err, got, tt.want)
		}
	}
	other := errors.New("other")
	if got := FeedRefusal(other); got != other {
		t.Errorf("got %v, want the error as it is", got)
	}
}

func TestSplit(t *testing.T) {
	for _, tt := range []struct {
		err                 error
		text, message, hint string
	}{
		{errors.New("it broke"), "it broke", "it broke", ""},
		{WithHint(errors.New("it broke"), "repair it"), "it broke: repair it", "it broke", "repair it"},
		{fmt.Errorf("a.txt: %w", WithHint(errors.New("it broke"), "repair it")), "a.txt: it broke: repair it",
			"a.txt: it broke", "repair it"},
		{fmt.Errorf("%w (twice)", WithHint(errors.New("it broke"), "repair it")), "it broke: repair it (twice)",
			"it broke: repair it (twice)", ""},
		{WithHint(errors.New("It broke."), "Mend it."), "It broke. Mend it.", "It broke.", "Mend it."},
		{&bot.Refusal{Message: "It broke.", Hint: "Mend it."}, "It broke. Mend it.", "It broke.", "Mend it."},
		{Advise(syscall.ENOSPC), "the disk is full: free some space, then run it again; what was stored before stays",
			"the disk is full", "free some space, then run it again; what was stored before stays"},
		{Advise(fs.ErrPermission), "permission denied: run it as the user who owns the folder, or name another with --data " +
			"or QUOTH_DATA",
			"permission denied", "run it as the user who owns the folder, or name another with --data or QUOTH_DATA"},
		{Advise(fmt.Errorf("%w: %w", fs.ErrPermission, retrieval.ErrLocked)), fs.ErrPermission.Error() + ": " +
			retrieval.ErrLocked.Error(),
			fs.ErrPermission.Error() + ": " + retrieval.ErrLocked.Error(), ""},
		{Unreadable(&fs.PathError{Op: "open", Path: "a", Err: syscall.ENOENT}),
			"no such file or folder: check its name and the current folder",
			"no such file or folder", "check its name and the current folder"},
		{Unreadable(&fs.PathError{Op: "read", Path: "a", Err: syscall.EISDIR}), "is a directory", "is a directory", ""},
	} {
		message, hint := Split(tt.err)
		if text := tt.err.Error(); text != tt.text || message != tt.message || hint != tt.hint {
			t.Errorf("got %q, split into %q and %q; want %q, %q and %q", text, message, hint, tt.text, tt.message, tt.hint)
		}
	}
}

func TestHours(t *testing.T) {
	for d, want := range map[time.Duration]string{
		90 * time.Minute: "1h30m", 2 * time.Hour: "2h", 45 * time.Second: "45s", 10 * time.Minute: "10m",
		time.Hour + time.Second: "1h0m1s",
	} {
		if got := hours(d); got != want {
			t.Errorf("%v: got %q, want %q", d, got, want)
		}
	}
}

func TestExplained(t *testing.T) {
	due := time.Date(2026, 1, 6, 12, 0, 0, 0, time.UTC)
	e := ingest.Explanation{
		Source: book.Source{URL: "https://bell.example/rss", Name: "Bell"}, Due: due, Why: ingest.WhyAsked,
		Final: "https://bell.example/feed", Claims: "https://bell.example/atom", TTL: 90 * time.Minute, Cut: true,
	}
	want := bot.Feed{Name: "Bell", URL: "https://bell.example/rss", Due: due, Why: string(ingest.WhyAsked),
		Remarks: []string{
			"Not in the list: the command feeds add adds it",
			"Its address leads to https://bell.example/feed",
			"It gives its own address as https://bell.example/atom",
			"It asks for at least 1h30m between checks",
			"It is damaged: what can be read of it is below",
			"It has no items",
		}}
	if diff := cmp.Diff(want, Explained(e)); diff != "" {
		t.Errorf("explained (-want +got):\n%s", diff)
	}
	e.Plans = make([]ingest.Plan, 14)
	for i := range e.Plans {
		e.Plans[i].Action = ingest.TakePage
	}
	got := Explained(e)
	remarks := strings.Join(got.Remarks[5:], "\n")
	if want := "Items: 14, the first 12 below\nA check would: 14 × " + string(ingest.TakePage); remarks != want ||
		len(got.Items) != 12 {
		t.Errorf("got %q and %d items, want %q and 12", remarks, len(got.Items), want)
	}
}
