package ingest

import (
	"fmt"
	"net/http"
	"testing"
	"time"
)

// publisher is a server whose feed changes every so often, by the clock of the test.
type publisher struct {
	now     func() time.Time
	start   time.Time
	every   time.Duration // a new item
	header  http.Header   // of each answer
	gets    int
	same    int // of the gets, answers of 304
	soonest time.Duration
	last    time.Time
}

func (p *publisher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	now := p.now()
	if gap := now.Sub(p.last); p.gets > 0 && (p.soonest == 0 || gap < p.soonest) {
		p.soonest = gap
	}
	p.gets, p.last = p.gets+1, now
	for k, v := range p.header {
		w.Header()[k] = v
	}
	edition := int(now.Sub(p.start) / p.every)
	changed := p.start.Add(time.Duration(edition) * p.every).UTC().Format(http.TimeFormat)
	w.Header().Set("Last-Modified", changed)
	if r.Header.Get("If-Modified-Since") == changed {
		p.same++
		w.WriteHeader(http.StatusNotModified)
		return
	}
	var items []item
	for n := max(0, edition-10); n <= edition; n++ {
		items = append(items, item{guid: fmt.Sprint(n), title: fmt.Sprint("Story ", n), text: "Short.",
			published: p.start.Add(time.Duration(n) * p.every)})
	}
	_, _ = w.Write([]byte(rss(items...)))
}

// A month of polling by a clock that is set to each next check. The counts follow from the
// cache rules: how often a feed is asked is up to the longest of our interval and the
// server's wish, how many answers are whole to how often it changes.
func TestMonthOfPolling(t *testing.T) {
	const month = 30 * 24 * time.Hour
	for _, tc := range []struct {
		name        string
		every       time.Duration
		header      http.Header
		gets, whole int
		soonest     time.Duration
		articles    int
	}{
		{"no wish", 6 * time.Hour, nil, 4320, 120, 10 * time.Minute, 120},
		{"max-age of half an hour", 3 * time.Hour, http.Header{"Cache-Control": {"max-age=1800"}}, 1440, 240,
			30 * time.Minute, 240},
		{"no-cache", 6 * time.Hour, http.Header{"Cache-Control": {"no-cache"}}, 4320, 120, 10 * time.Minute, 120},
		{"max-age of a month", 6 * time.Hour, http.Header{"Cache-Control": {"max-age=2592000"}}, 30, 30,
			24 * time.Hour, 117},
		{"older than half of its hour", time.Hour, http.Header{"Cache-Control": {"max-age=3600"}, "Age": {"1800"}},
			1440, 720, 30 * time.Minute, 720},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := deskWith(t, newNotes())
			p := &publisher{now: d.clock.Now, start: morning, every: tc.every, header: tc.header}
			d.site.handle("/feed", p.ServeHTTP)
			d.follow(t, "/feed")
			for d.clock.Now().Before(morning.Add(month)) {
				d.refresh(t)
				d.clock.set(d.source(t).Due)
			}
			t.Logf("%d GETs, %d of them 304, %d articles", p.gets, p.same, len(d.shelf.articles))
			if p.gets != tc.gets || p.gets-p.same != tc.whole || p.soonest != tc.soonest {
				t.Errorf("got %d GETs, %d whole, %v apart at least; want %d, %d, %v", p.gets, p.gets-p.same, p.soonest,
					tc.gets, tc.whole, tc.soonest)
			}
			if got := len(d.shelf.articles); got != tc.articles {
				t.Errorf("got %d articles, want %d", got, tc.articles)
			}
		})
	}
}

// A server that is down for a week is asked ever more rarely, and found again within a day.
func TestWeekOfFailures(t *testing.T) {
	d := deskWith(t, newNotes())
	asked := 0
	d.site.handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		if asked++; d.clock.Now().Before(morning.Add(7 * 24 * time.Hour)) {
			w.WriteHeader(500)
			return
		}
		_, _ = w.Write([]byte(rss()))
	})
	d.follow(t, "/feed")
	for d.source(t).Fetched.IsZero() {
		d.refresh(t)
		if d.source(t).Fetched.IsZero() {
			d.clock.set(d.source(t).Due)
		}
	}
	if back := d.clock.Now().Sub(morning); asked > 16 || back > 8*24*time.Hour {
		t.Errorf("asked %d times and found it after %v, want at most 16 times and 8 days", asked, back)
	}
}
