package rank

import (
	"math"
	"testing"

	"quoth/retrieval/question"
)

func TestAgreement(t *testing.T) {
	for _, tc := range []struct {
		name, question string
		texts          []string
		want           float64 // of the first
	}{
		{"nobody else says it", "ferry strike", []string{"The ferry strike ends at Quenby."}, 0},
		{"another article says the same", "ferry strike",
			[]string{"The ferry strike ends at Quenby.", "At Quenby the ferry strike ends."}, 2},
		{"two others say the same", "ferry strike", []string{"The ferry strike ends.", "It ends, the ferry strike.",
			"Ends the ferry strike?"}, 1},
		{"a copy says nothing new", "ferry strike",
			[]string{"The ferry strike ends at Quenby.", "The ferry strike ends at Quenby."}, 0},
		{"two copies are one other voice", "ferry strike", []string{"The ferry strike ends.", "It ends, the ferry strike.",
			"It ends, the ferry strike.", "The ferry strike goes."}, 1.0 / 2},
		{"an edited copy says nothing new", "ferry strike", []string{
			"The ferry strike ends at Quenby because both sides have agreed on a rota for the winter months.",
			"The ferry strike ends at Quenby because both sides have agreed on a rota for the winter, we learn."}, 0},
		{"another article has half of the words", "ferry strike",
			[]string{"The ferry strike ends at Quenby.", "The ferry strike at Quenby goes."}, 1},
		{"one of two others says the same", "ferry strike",
			[]string{"The ferry strike ends.", "It ends, the ferry strike.", "The ferry strike goes."}, 1.0 / 2},
		{"the question's own words do not count", "ferry strike", []string{"The ferry strike.", "The ferry strike."}, 0},
		{"a word said twice counts once", "ferry strike",
			[]string{"The ferry strike ends, ends, ends at Quenby.", "The ferry strike at Quenby goes on again."}, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := ranking(tc.question)
			for i, text := range tc.texts {
				r.Add(Candidate{Article: article(string(rune('a'+i)), text)})
			}
			for _, p := range r.All().Passages {
				if p.Article.Key != "a" {
					continue
				}
				if math.Abs(p.Features.Agreement-tc.want) > 0.005 {
					t.Errorf("agreement = %v, want %v", p.Features.Agreement, tc.want)
				}
				return
			}
			t.Error("no passage, want one")
		})
	}
}

// Of two articles that hold as much of the question, the one that others agree with comes first.
func TestAgreementComesFirst(t *testing.T) {
	r := ranking("ferry strike")
	r.Add(Candidate{Article: article("alone", "The ferry strike pleased gulls greatly.")})
	r.Add(Candidate{Article: article("b", "The ferry strike ended after talks.")})
	r.Add(Candidate{Article: article("c", "The ferry strike ended: talks worked.")})
	got := r.Passages(3)
	if len(got) != 3 || got[2].Article.Key != "alone" {
		t.Errorf("order = %v, want the article that nobody agrees with last", order(got))
	}
}

// Agreement counts for new articles and not for old ones: of old news an archive has more articles.
func TestAgreementIsOfNow(t *testing.T) {
	agreement := func(daysOld int, text string) float64 {
		r := rankingOf(question.Parse(text, question.Known{Now: now}))
		for key, text := range map[string]string{"a": "The ferry strike ends at Quenby.",
			"b": "At Quenby the ferry strike ends."} {
			a := article(key, text)
			a.Published = now.AddDate(0, 0, -daysOld)
			r.Add(Candidate{Article: a})
		}
		return r.All().Passages[0].Features.Agreement
	}
	for _, tc := range []struct {
		name, text string
		daysOld    int
		want       float64
	}{
		{"new", "ferry strike", 0, 2},
		{"years old", "ferry strike", 2000, 0},
		{"of the time asked for", "ferry strike in January 2026", 40, 2},
	} {
		if got := agreement(tc.daysOld, tc.text); math.Abs(got-tc.want) > 1e-9 {
			t.Errorf("%s: agreement = %v, want %v", tc.name, got, tc.want)
		}
	}
}
