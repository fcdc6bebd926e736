package rank

import (
	"math"
	"testing"
)

func TestEcho(t *testing.T) {
	for _, tc := range []struct {
		name, question string
		texts          []string
		want           float64 // of the first
	}{
		{"nobody else tells", "ferry strike", []string{"The ferry strike ends at Quenby."}, 0},
		{"another one tells the same", "ferry strike", []string{"The ferry strike ends at Quenby.", "The ferry strike ends at Quenby."}, 1},
		{"two others tell the same", "ferry strike", []string{"The ferry strike ends.", "The ferry strike ends.", "The ferry strike ends."}, 1},
		{"another one has half of the words", "ferry strike", []string{"The ferry strike ends at Quenby.", "The ferry strike at Quenby goes."}, 1.0 / 2},
		{"one of two others tells the same", "ferry strike", []string{"The ferry strike ends.", "The ferry strike ends.", "The ferry strike goes."}, 1.0 / 2},
		{"the question's own words do not count", "ferry strike", []string{"The ferry strike.", "The ferry strike."}, 0},
		{"a word said twice counts once", "ferry strike", []string{"The ferry strike ends, ends, ends at Quenby.", "The ferry strike at Quenby goes on again."}, 1.0 / 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := ranking(tc.question)
			for i, text := range tc.texts {
				r.Add(Candidate{Article: article(string(rune('a'+i)), text)})
			}
			for _, p := range r.All() {
				if p.Article.Key != "a" {
					continue
				}
				if math.Abs(p.Features.Echo-tc.want) > 1e-9 {
					t.Errorf("echo = %v, want %v", p.Features.Echo, tc.want)
				}
				return
			}
			t.Error("no passage, want one")
		})
	}
}

// Of two articles that hold the question alike, the one that others agree with comes first.
func TestWhatManyTellComesFirst(t *testing.T) {
	r := ranking("ferry strike")
	r.Add(Candidate{Article: article("alone", "The ferry strike pleased gulls greatly.")})
	r.Add(Candidate{Article: article("b", "The ferry strike ended after talks.")})
	r.Add(Candidate{Article: article("c", "The ferry strike ended: talks worked.")})
	got := r.Passages(3)
	if len(got) != 3 || got[2].Article.Key != "alone" {
		t.Errorf("order = %v, want the article that nobody agrees with last", order(got))
	}
}

// What many tell counts while it is news, and not of old articles, of which an archive
// holds the more the older their news were.
func TestEchoIsOfNow(t *testing.T) {
	told := Features{Passage: 1, Age: 1, Echo: 0.5}
	untold := told
	untold.Echo = 0
	if got, than := Fitted.Score(told), Fitted.Score(untold); !(got > 1.2*than) {
		t.Errorf("a day old: score = %v, want well over %v", got, than)
	}
	told.Age, untold.Age = 2000, 2000
	if got, than := Fitted.Score(told), Fitted.Score(untold); got > 1.001*than {
		t.Errorf("years old: score = %v, want about %v", got, than)
	}
}
