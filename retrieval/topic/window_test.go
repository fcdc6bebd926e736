package topic

import (
	"testing"
	"time"

	"quoth/retrieval/index"
)

// now is the time of asking of the tests.
var now = time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)

// mentioned returns mentions so many days before now, in the order of the days. Each is about the topic, and of
// an outlet of its own.
func mentioned(days ...int) []mention {
	var out []mention
	for i, d := range days {
		m := mention{Mention: index.Mention{Title: true}, date: now.AddDate(0, 0, -d), source: string(rune('a' + i))}
		out = append(out, m)
	}
	return out
}

func TestWindow(t *testing.T) {
	passing := mentioned(0, 1, 2, 5)
	for i := range passing[:3] {
		passing[i].Title = false
	}
	for _, tt := range []struct {
		name  string
		topic Topic
		want  Window
	}{
		{"three in two days", Topic{now: now, mentions: mentioned(0, 1, 2, 9)},
			Window{Days: 2, Articles: 3, About: 3, Sources: 3}},
		{"the third a day too old", Topic{now: now, mentions: mentioned(0, 1, 3)},
			Window{Days: 14, Articles: 3, About: 3, Sources: 3}},
		{"articles that mention it in passing", Topic{now: now, mentions: passing},
			Window{Articles: 4, About: 1, Sources: 4}},
		{"a scope of some days", Topic{now: now, isDated: true, mentions: mentioned(0, 1, 2)},
			Window{Articles: 3, About: 3, Sources: 3}},
		{"no time of asking", Topic{mentions: mentioned(0, 1, 2)}, Window{Days: 2, Articles: 3, About: 3, Sources: 3}},
		{"no articles", Topic{now: now}, Window{}},
	} {
		if got := tt.topic.Window(); got != tt.want {
			t.Errorf("%s: window %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// The articles about a topic are shown, unless all of them are old and newer ones mention it.
func TestOrdered(t *testing.T) {
	all := mentioned(1, 20, 30)
	for _, tt := range []struct {
		name  string
		about []bool // of each of all
		want  int
	}{
		{"a new one about it", []bool{true, false, true}, 2},
		{"only old ones about it", []bool{false, true, true}, 3},
		{"none about it", []bool{false, false, false}, 3},
	} {
		for i, about := range tt.about {
			all[i].Title = about
		}
		if got := (Topic{now: now, mentions: all}).ordered(); len(got) != tt.want {
			t.Errorf("%s: %d articles, want %d", tt.name, len(got), tt.want)
		}
	}
}
