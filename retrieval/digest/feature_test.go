package digest

import (
	"testing"
	"time"

	"quoth/retrieval/news"
)

// The news of a report is shown and not what happened years before; without a date nobody can tell them apart.
func TestBackstoryIsNotShown(t *testing.T) {
	const old = "On the morning of 3 March 1974, a lorry laden with eels rolled off the quay at Tarn."
	const fresh = "The lorry was raised from the harbour of Tarn on Sunday, with some of its eels alive."
	a := news.New(news.Article{Key: "eels", Source: "Gazette", Title: "Eel lorry raised at Tarn",
		Text: old + "\nDrivers and dockers searched for it for a week.\n" + fresh})
	top := func() string {
		e := newEdition(Day{Articles: []*news.Article{a}})
		return e.topOf(a, 1)[0].Of(a.Text)
	}
	if got := top(); got != old {
		t.Errorf("without a date the report opens with %q, want %q", got, old)
	}
	a.Published = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	if got := top(); got != fresh {
		t.Errorf("the report opens with %q, want %q", got, fresh)
	}
}

// A forecast of gales comes before a match that is announced, which has more graveWords.
func TestReportsComeBeforeTheDiary(t *testing.T) {
	match := opensWith("A benefit match for Pell", "Rovers will play on 14 March for Pell.\nMarrow, the minister, will kick off.")
	gales := opensWith("Gales forecast on coast", "Gales will reach the coast by noon on Saturday, the weather office said.")
	match.Key, gales.Key, match.Source, gales.Source = "a", "b", "Gazette", "Courier"
	match.Published = time.Date(2026, 3, 6, 0, 0, 0, 0, time.UTC)
	gales.Published = match.Published
	e := newEdition(Day{Date: match.Published, Articles: []*news.Article{match, gales}})
	if got := e.today[0].Key(); got != "b" {
		t.Error("the match comes first")
	}
}

// Pieces that open as features do are no reports, whatever their headlines say.
func TestOpensAsFeature(t *testing.T) {
	e := newEdition(Day{})
	published := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	for text, want := range map[string]bool{
		"When Odo Brack was nine, his father gave him a boat.\nHe sank it on Monday.":          true,
		"What is a lock worth?\nThe board closed it on Monday.":                                true,
		"Regattas have a long history in the villages around the bay.\nThree are held in May.": true,
		"In 1953 the sea broke through the wall.\nThe new wall was opened on Monday.":          true,
		"The board closed the old lock on Monday.\nRegattas have a long history there.":        false,
		"TARN — Gales sank nine dinghies at Wether.\nIn 1953 the sea broke through the wall.":  false,
		"Explore the bay with our news on tides.\nThe board closed the lock on Monday.":        false,
		"Explore the bay with our news on tides.\nWhat is a lock worth?":                       true,
		"": false,
	} {
		a := news.New(news.Article{Key: news.Key(text), Title: "The lock", Text: text, Published: published})
		if got := e.noReport(a) > 0; got != want {
			t.Errorf("%q opens as a feature = %v, want %v", text, got, want)
		}
	}
}
