package ingest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/feed"
	"quoth/retrieval/ingest/book"
	"quoth/retrieval/news"
)

func link(n int) string { return fmt.Sprintf("https://packet.example/%d", n) }

// linked are n items, the newest first.
func linked(n int) (items []feed.Item) {
	for i := range n {
		items = append(items, feed.Item{ID: fmt.Sprint(i), Title: fmt.Sprint("Story ", i), Link: link(i),
			Published: morning.Add(-time.Duration(i) * time.Hour)})
	}
	return items
}

func actions(plans []Plan) (out []Action) {
	for _, p := range plans {
		out = append(out, p.Action)
	}
	return out
}

// checked is a source that has been checked before.
var checked = book.Source{ID: "https://packet.example/feed", URL: "https://packet.example/feed", Fetched: morning}

func TestPlan(t *testing.T) {
	long := strings.Repeat("word ", wholeWords)
	for _, tc := range []struct {
		name  string
		items []feed.Item
		want  []Action
	}{
		{"a link", []feed.Item{{Title: "Ferry back", Link: link(1)}}, []Action{TakePage}},
		{"a link alone", []feed.Item{{Link: link(1)}}, []Action{TakePage}},
		{"a whole text", []feed.Item{{Title: "Ferry back", Link: link(1), Text: long, Full: true}}, []Action{TakeText}},
		{"a short one", []feed.Item{{Title: "Ferry back", Link: link(1), Text: "Back.", Full: true}}, []Action{TakePage}},
		{"a long summary", []feed.Item{{Title: "Ferry back", Link: link(1), Text: long}}, []Action{TakePage}},
		{"a whole text without a title", []feed.Item{{Link: link(1), Text: long, Full: true}}, []Action{TakePage}},
		{"no link", []feed.Item{{ID: "7", Title: "Ferry back", Text: "It sails."}}, []Action{TakeText}},
		{"no link and no text", []feed.Item{{ID: "7", Title: "Ferry back"}}, []Action{Nothing}},
		{"no link and no title", []feed.Item{{ID: "7", Text: "It sails."}}, []Action{Nothing}},
		{"twins by their guids", []feed.Item{{ID: link(1) + "#0", Title: "Ferry back", Link: link(1)},
			{ID: link(1) + "#3", Title: "Ferry is back", Link: link(1)}},
			[]Action{TakePage, Twin}},
		{"twins by a tracking mark", []feed.Item{{ID: "1", Title: "Ferry back", Link: link(1) + "?utm_source=rss"},
			{ID: "2", Title: "Ferry back", Link: link(1) + "#top"}},
			[]Action{TakePage, Twin}},
		{"items that all link home", []feed.Item{{ID: "1", Title: "Ferry back", Link: "https://packet.example/"},
			{ID: "2", Title: "Bees gone", Link: "https://packet.example/"}},
			[]Action{TakePage, TakePage}},
		{"two items with one id", []feed.Item{{ID: "7", Title: "Ferry back", Text: "It sails."},
			{ID: "7", Title: "Bees gone", Text: "They died."}},
			[]Action{TakeText, TakeText}},
		{"an item twice", []feed.Item{{ID: "7", Title: "Ferry back", Text: "It sails."},
			{ID: "7", Title: "Ferry back", Text: "It sails."}},
			[]Action{TakeText, Twin}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := actions(plan(tc.items, checked, nil, book.DefaultLimits, morning))
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Errorf("actions (-want +got):\n%s", d)
			}
		})
	}
}

// A first check takes the newest and forgets the past; later ones come back to what they
// leave.
func TestPlanLimits(t *testing.T) {
	limits := book.Limits{First: 2, Check: 3, Day: 4}
	mixed := linked(4)
	mixed[0], mixed[3] = mixed[3], mixed[0] // the newest stands last
	first := actions(plan(mixed, book.Source{}, nil, limits, morning))
	if d := cmp.Diff([]Action{Past, TakePage, Past, TakePage}, first); d != "" {
		t.Errorf("first check (-want +got):\n%s", d)
	}
	later := actions(plan(mixed, checked, nil, limits, morning))
	if d := cmp.Diff([]Action{Later, TakePage, TakePage, TakePage}, later); d != "" {
		t.Errorf("later check (-want +got):\n%s", d)
	}
	busy := checked
	busy.Today = book.Count{Day: "2026-03-02", Items: 3}
	full := actions(plan(mixed, busy, nil, limits, morning))
	if d := cmp.Diff([]Action{Later, Later, Later, TakePage}, full); d != "" {
		t.Errorf("full day (-want +got):\n%s", d)
	}
	if got := len(plan(linked(maxItems+5), checked, nil, limits, morning)); got != maxItems {
		t.Errorf("got %d plans, want no more than %d", got, maxItems)
	}
}

func TestPlanRemembers(t *testing.T) {
	i := feed.Item{ID: "1", Title: "Ferry back", Link: link(1), Text: "It sails."}
	id := hash(link(1))
	changed, updated := i, i
	changed.Text, updated.Updated = "It sails again.", morning
	for _, tc := range []struct {
		name  string
		item  feed.Item
		mark  book.Mark
		want  Action
		again bool
	}{
		{"as before", i, book.Mark{Item: id, Print: printOf(i), Visits: 1}, Known, false},
		{"with another text", changed, book.Mark{Item: id, Print: printOf(i), Visits: 1}, TakePage, true},
		{"with a date of change", updated, book.Mark{Item: id, Print: printOf(i), Visits: 1}, TakePage, true},
		{"to be tried again", i, book.Mark{Item: id, Print: 0, Visits: 1}, TakePage, true},
		{"changed too often", changed, book.Mark{Item: id, Print: printOf(i), Visits: maxVisits}, Known, false},
		{"another item", i, book.Mark{Item: id + 1, Print: printOf(i), Visits: 1}, TakePage, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := plan([]feed.Item{tc.item}, checked, book.Memory{tc.mark}, book.DefaultLimits, morning)[0]
			if got.Action != tc.want || got.Again != tc.again {
				t.Errorf("got %q, again %v; want %q, %v", got.Action, got.Again, tc.want, tc.again)
			}
		})
	}
}

func TestKeyOf(t *testing.T) {
	for _, tc := range []struct {
		name string
		item feed.Item
		want string
	}{
		{"the page", feed.Item{ID: "7", Link: "https://Packet.example/1?utm_medium=rss#top"}, "https://packet.example/1"},
		{"an id, which means something only here", feed.Item{ID: "7"}, "https://packet.example/feed 7"},
		{"a home page is no article", feed.Item{ID: "7", Link: "https://packet.example"}, "https://packet.example/feed 7"},
		{"a page by its query", feed.Item{ID: "7", Link: "https://packet.example/?p=7"}, "https://packet.example/?p=7"},
		{"nothing", feed.Item{}, ""},
	} {
		if got := keyOf(tc.item, checked); got != news.Key(tc.want) {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

// An article that was fetched by the address of a relay keeps its Key when the feed names its own address.
func TestPlanRelayed(t *testing.T) {
	item := feed.Item{Title: "Ferry back", Link: link(1), Relay: "https://relay.example/r/1"}
	old := feed.Item{Title: "Ferry back", Link: item.Relay}
	before := plan([]feed.Item{old}, checked, nil, book.DefaultLimits, morning)[0]
	memory := book.Memory{{Item: before.id, Print: before.print, Visits: 1}}
	for _, tc := range []struct {
		name   string
		memory book.Memory
		item   feed.Item
		key    news.Key
		action Action
	}{
		{"new", nil, item, news.Key(link(1)), TakePage},
		{"known by the relay", memory, item, before.Key, Known},
		{"known, and changed", memory, feed.Item{Title: "Ferry back at last", Link: item.Link, Relay: item.Relay}, before.Key, TakePage},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := plan([]feed.Item{tc.item}, checked, tc.memory, book.DefaultLimits, morning)[0]
			if p.Key != tc.key || p.Action != tc.action || p.Item.Link != link(1) {
				t.Errorf("%q, to %s from %s; want %q, to %s from %s", p.Key, p.Action, p.Item.Link, tc.key, tc.action, link(1))
			}
		})
	}
}
