package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest/book"
)

func TestAddSendsOneGet(t *testing.T) {
	d := quenby(t)
	if err := d.Remove(d.site.URL + "/feed"); err != nil {
		t.Fatal(err)
	}
	got, err := d.Add(t.Context(), " "+d.site.URL+"/feed", Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	url := d.site.URL + "/feed"
	want := book.Source{ID: url, URL: url, Name: "The Quenby Packet", Site: "https://packet.example/",
		Added: morning, Due: morning}
	if d := cmp.Diff(want, got.Source); d != "" || got.Page != "" {
		t.Errorf("page %q, source (-want +got):\n%s", got.Page, d)
	}
	if d := cmp.Diff(map[string]int{"/feed": 1}, d.site.asked); d != "" {
		t.Errorf("asked (-want +got):\n%s", d)
	}
	d.refresh(t) // works on the answer of before
	if d.shelf.only(t); d.site.count("/feed") != 1 {
		t.Errorf("the feed was asked %d times, want once", d.site.count("/feed"))
	}
	d.clock.wait(10 * time.Minute)
	if d.refresh(t); d.site.status[304] != 1 {
		t.Errorf("got answers %v, want a 304 after ten minutes", d.site.status)
	}
}

// An answer that has got old is no stand-in for asking.
func TestAddAndRefreshLater(t *testing.T) {
	d := quenby(t)
	d.site.put("/other", rssType, rss())
	if _, err := d.Add(t.Context(), d.site.URL+"/other", Wanted{Name: "Other"}); err != nil {
		t.Fatal(err)
	}
	d.clock.wait(2 * time.Minute)
	if d.refresh(t); d.site.count("/other") != 2 {
		t.Errorf("asked %d times, want again after two minutes", d.site.count("/other"))
	}
}

func TestAddIsRefused(t *testing.T) {
	d := quenby(t)
	d.site.put("/words", "text/plain", `Hello.`)
	for _, tc := range []struct {
		name, address string
		is            func(error) bool
		text          string
	}{
		{"known", d.site.URL + "/feed#top", func(err error) bool { return errors.Is(err, book.ErrKnown) }, "already"},
		{"no feed", d.site.URL + "/words", func(err error) bool { return errors.Is(err, feed.ErrNotFeed) }, "/words"},
		{"nothing there", d.site.URL + "/nothing", isFetch(fetch.NotFound), "HTTP 404"},
		{"a file", "file:///etc/passwd", isFetch(fetch.BadAddress), "http://"},
		{"another network", "http://10.0.0.1/feed", isFetch(fetch.Guarded), "private"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := d.Add(t.Context(), tc.address, Wanted{})
			if err == nil || !tc.is(err) || !strings.Contains(err.Error(), tc.text) {
				t.Errorf("got %v, want its kind of error with %q", err, tc.text)
			}
			d.source(t) // there is still one
		})
	}
}

func isFetch(want fetch.Reason) func(error) bool {
	return func(err error) bool {
		e, ok := errors.AsType[*fetch.Error](err)
		return ok && e.Reason == want
	}
}

func TestUnknown(t *testing.T) {
	d := newDesk(t)
	if err := d.Remove("https://packet.example/feed"); !errors.Is(err, book.ErrUnknown) {
		t.Errorf("remove: got %v, want book.ErrUnknown", err)
	}
	if _, err := d.Check(t.Context(), "https://packet.example/feed"); !errors.Is(err, book.ErrUnknown) {
		t.Errorf("check: got %v, want book.ErrUnknown", err)
	}
}

func TestCheckAsksAtOnce(t *testing.T) {
	d := quenby(t)
	d.refresh(t)
	r, err := d.Check(t.Context(), d.site.URL+"/feed")
	if err != nil || !r.Unchanged || d.site.count("/feed") != 2 {
		t.Errorf("got %+v, %v and %d GETs; want a second one", r, err, d.site.count("/feed"))
	}
}

func TestExplain(t *testing.T) {
	d := quenby(t)
	url := d.site.URL + "/feed"
	e, err := d.Explain(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	if !e.Listed || e.Why != WhyNew || e.Final != url || fmt.Sprint(actions(e.Plans)) != fmt.Sprint([]Action{TakePage}) {
		t.Errorf("before the first check got %+v", e)
	}
	if len(d.shelf.articles) != 0 || d.site.count("/ferry") != 0 || !d.source(t).Checked.IsZero() {
		t.Error("explaining has changed something")
	}
	d.refresh(t)
	if e, err = d.Explain(t.Context(), url); err != nil || e.Why != WhyInterval ||
		!e.Due.Equal(morning.Add(10*time.Minute)) || fmt.Sprint(actions(e.Plans)) != fmt.Sprint([]Action{Known}) {
		t.Errorf("after it got %+v, %v", e, err)
	}
	if e, err = d.Explain(t.Context(), d.site.URL+"/feed?other"); err != nil || e.Listed ||
		e.Source.Name != "The Quenby Packet" {
		t.Errorf("of a feed that is not in the book got %+v, %v", e, err)
	}
	d.site.handle("/feed", status(500))
	d.one(t)
	if e, err = d.Explain(t.Context(), url); err == nil || e.Why != WhyBackOff || e.Source.Failures != 1 {
		t.Errorf("of a feed that fails got %+v, %v", e, err)
	}
}

func TestWhy(t *testing.T) {
	const interval = 10 * time.Minute
	for _, tc := range []struct {
		s    book.Source
		want Why
	}{
		{book.Source{}, WhyNew},
		{book.Source{Checked: morning, Due: morning.Add(interval)}, WhyInterval},
		{book.Source{Checked: morning, Due: morning.Add(interval + 59*time.Second)}, WhyInterval}, // jitter
		{book.Source{Checked: morning, Due: morning.Add(time.Hour)}, WhyAsked},
		{book.Source{Checked: morning, Due: morning.Add(time.Hour), Failures: 3}, WhyBackOff},
		{book.Source{Checked: morning.AddDate(1, 0, 0), Due: morning.AddDate(1, 0, 0)}, WhyClock},
	} {
		if got := why(tc.s, morning, interval); got != tc.want {
			t.Errorf("%+v: got %q, want %q", tc.s, got, tc.want)
		}
	}
}

func TestOPML(t *testing.T) {
	d := quenby(t)
	list := `<opml version="2.0"><body><outline text="Towns"><outline text="Voice" xmlUrl="https://voice.example/rss" htmlUrl="https://voice.example/"/></outline>` +
		`<outline text="Packet" xmlUrl="` + d.site.URL + `/feed"/><outline text="Later"/></body></opml>`
	got, err := d.Import([]byte(list))
	if err != nil {
		t.Fatal(err)
	}
	url := "https://voice.example/rss"
	want := Imported{Merged: book.Merged{
		Added: []book.Source{{ID: url, URL: url, Name: "Voice", Site: "https://voice.example/", Folder: "Towns",
			Added: morning, Due: morning}},
		Known: []string{d.site.URL + "/feed"},
	}, Left: []feed.Left{{Name: "Later", Why: feed.ErrNoAddress}}}
	if d := cmp.Diff(want, got, cmpopts.EquateErrors()); d != "" {
		t.Errorf("imported (-want +got):\n%s", d)
	}
	if len(d.site.asked) != 0 {
		t.Errorf("asked %v, want nobody", d.site.asked)
	}
	var out bytes.Buffer
	if err := d.Export(&out); err != nil {
		t.Fatal(err)
	}
	back, err := feed.ReadOPML(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	outlines := []feed.Outline{{Title: "The Quenby Packet", URL: d.site.URL + "/feed"},
		{Title: "Voice", URL: url, Site: "https://voice.example/", Folder: "Towns"}}
	if d := cmp.Diff(outlines, back.Feeds); d != "" {
		t.Errorf("exported (-want +got):\n%s", d)
	}
	if _, err := d.Import([]byte("hello")); !errors.Is(err, feed.ErrNotOPML) {
		t.Errorf("got %v, want ErrNotOPML", err)
	}
}

func TestSet(t *testing.T) {
	d := quenby(t)
	d.refresh(t)
	before := d.source(t)
	if err := d.Set(d.site.URL+"/feed", " Packet ", book.Limits{Day: 5}); err != nil {
		t.Fatal(err)
	}
	want := before
	want.Name, want.Limits = "Packet", book.Limits{Day: 5}
	if d := cmp.Diff(want, d.source(t)); d != "" {
		t.Errorf("source (-want +got):\n%s", d)
	}
	if r := d.one(t); !r.Unchanged {
		t.Errorf("got %+v, want what was known of its items kept", r)
	}
	if err := d.Set("https://voice.example/", "", book.Limits{}); !errors.Is(err, book.ErrUnknown) {
		t.Errorf("got %v, want book.ErrUnknown", err)
	}
}
