package report

import (
	"strings"
	"testing"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

func headings(n int) (out []retrieval.Heading) {
	for range n {
		out = append(out, retrieval.Heading{Key: news.Key("k"), Title: "Otters counted", Source: "Echo",
			Date: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)})
	}
	return out
}

func TestForgetLines(t *testing.T) {
	some, all := retrieval.Selected{Articles: headings(2)}, retrieval.Selected{Articles: headings(120), IsAll: true}
	one, gone := retrieval.Selected{Articles: headings(1), IsAll: true}, retrieval.Selected{Forgotten: []string{"otters"}}
	tests := []struct {
		name string
		f    Forget
		want string // all lines
	}{
		{"some", Forget{Selected: some}, "this would forget 2 articles. Nothing was changed; --yes does it"},
		{"all", Forget{Selected: all}, "this would forget all 120 articles that are stored. Nothing was changed; --yes does it"},
		{"the only one", Forget{Selected: one}, "this would forget the only article that is stored. Nothing was changed; --yes does it"},
		{"already", Forget{Selected: gone}, "otters is forgotten already"},
		{"already, with a yes", Forget{Selected: gone, Yes: true}, "otters is forgotten already"},
		{"done", Forget{Selected: some, Yes: true, Done: 2},
			"2 articles forgotten: no source can bring them back until quoth forget --allow\n" +
				"free parts of archive.db still have the words: quoth compact removes them and gives the space back"},
		{"allowed", Forget{Selected: gone, Allow: true, Done: 1}, "1 article may be stored again: import what you want back"},
	}
	for _, tt := range tests {
		if got := strings.Join(tt.f.Lines(), "\n"); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// A list names the first articles, and says how many more there are.
func TestForgetList(t *testing.T) {
	list := Forget{Selected: retrieval.Selected{Articles: headings(120)}}.List()
	if len(list) != shownHeadlines+1 || list[0] != "2026-01-05  Echo  Otters counted" || list[shownHeadlines] != "and 100 more" {
		t.Errorf("%d lines: %q … %q", len(list), list[0], list[len(list)-1])
	}
	bare := Forget{Selected: retrieval.Selected{Articles: []retrieval.Heading{{Key: "damaged"}}}}
	if got := bare.List(); len(got) != 1 || got[0] != "damaged" {
		t.Errorf("an article of which nothing but its key can be read: %q", got)
	}
}

// Articles that are kept out are counted beside the others, and change no other count.
func TestImportCountsWithheld(t *testing.T) {
	var r Import
	r.Store([]retrieval.Outcome{retrieval.New, retrieval.Withdrawn, retrieval.Expired, retrieval.Expired})
	want := "1 new, 0 changed, 0 same, 0 refused\n1 withdrawn by quoth forget, and not stored\n2 older than QUOTH_KEEP_DAYS, and not stored"
	if got := strings.Join(r.Lines(), "\n"); got != want || r.Articles() != 4 {
		t.Errorf("%d articles:\n%s\nwant\n%s", r.Articles(), got, want)
	}
}
