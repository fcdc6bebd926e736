package retrieval

import (
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/news"
)

func timelineOf(t *testing.T, l *Library, q Query) Timeline {
	t.Helper()
	q.Now = asked
	got, err := l.Timeline(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// keysIn returns the keys of the articles that tell a timeline.
func keysIn(tl Timeline) (out []string) {
	for _, r := range tl.Results {
		out = append(out, string(r.Excerpt.Article().Key))
	}
	return out
}

// A timeline has every day from the first article to the last, and what was new, the oldest first. Articles that only
// mention the topic do not count.
func TestTimeline(t *testing.T) {
	tl := timelineOf(t, bundled(t, saga()...), Query{Text: "otters"})
	diff(t, "stories", keysIn(tl), []string{"law", "film", "tunnel", "statue", "census", "bite"})
	if tl.Articles != 6 || tl.Outlets != 3 || len(tl.Days) != 200 {
		t.Errorf("%d articles of %d outlets on %d days, want 6, 3, 200", tl.Articles, tl.Outlets, len(tl.Days))
	}
	sum := 0
	for i, d := range tl.Days {
		sum += d.Articles
		if i > 0 && d.Day.Sub(tl.Days[i-1].Day) != 24*time.Hour {
			t.Errorf("day %s follows %s", d.Day, tl.Days[i-1].Day)
		}
	}
	if sum != tl.Articles {
		t.Errorf("the days have %d articles, want %d", sum, tl.Articles)
	}
}

// An event that goes on for days, and that every outlet reports, is told once; the first and the latest are always told.
func TestTimelineTellsAnEventOnce(t *testing.T) {
	var all []*news.Article
	for d := range 12 {
		for o := range 3 {
			text := fmt.Sprintf("Otters flooded the printing works of Quenby again. Engineers pumped water on day %d.", d)
			key, outlet := fmt.Sprintf("%d-%d", d, o), fmt.Sprint("Outlet ", o)
			all = append(all, ago(40-d, key, outlet, "Otters flood printing works", text))
		}
	}
	all = append(all, saga()...)
	got := keysIn(timelineOf(t, bundled(t, all...), Query{Text: "otters"}))
	floods := 0
	for _, key := range got {
		if key[0] >= '0' && key[0] <= '9' {
			floods++
		}
	}
	if floods < 1 || floods > 3 || got[0] != "law" || got[len(got)-1] != "bite" {
		t.Errorf("stories %v, want the first, the last and the flood, which is not told each day", got)
	}
}

func TestTimelineInATime(t *testing.T) {
	l := bundled(t, saga()...)
	tl := timelineOf(t, l, Query{Text: "otters", Since: asked.AddDate(0, 0, -70), Until: asked.AddDate(0, 0, -5)})
	diff(t, "stories", keysIn(tl), []string{"film", "tunnel", "statue"})
	one := timelineOf(t, l, Query{Text: "otters", Since: asked.AddDate(0, 0, -61), Until: asked.AddDate(0, 0, -59)})
	diff(t, "stories of one day", keysIn(one), []string{"film"})
	if len(one.Days) != 1 {
		t.Errorf("%d days, want one", len(one.Days))
	}
}

func TestTimelineOfNothing(t *testing.T) {
	l := bundled(t, saga()...)
	for text, want := range map[string]Reason{"walruses": UnknownWord, "the of and": StopWords} {
		if tl := timelineOf(t, l, Query{Text: text}); tl.Silence == nil || tl.Silence.Reason != want || tl.Days != nil {
			t.Errorf("%q: %+v, want the silence %s", text, tl.Silence, want)
		}
	}
	old := timelineOf(t, l, Query{Text: "otters", Until: asked.AddDate(-3, 0, 0)})
	if old.Silence == nil || old.Silence.Reason != OutsideDates {
		t.Errorf("before the first article: %+v, want %s", old.Silence, OutsideDates)
	}
	if tl := timelineOf(t, bundled(t), Query{Text: "otters"}); tl.Silence == nil || tl.Silence.Reason != NoArticles {
		t.Errorf("without articles: %+v, want %s", tl.Silence, NoArticles)
	}
}
