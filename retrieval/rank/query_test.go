package rank

import (
	"math"
	"testing"

	"quoth/retrieval/match"
	"quoth/retrieval/question"
)

// A question of two plain words, one of them with synonyms; each weighs half.
func TestTerms(t *testing.T) {
	r := rankingOf(question.Question{Terms: []question.Term{{Text: "cost", Weight: 1, Synonyms: []string{"price"}},
		{Text: "ferri", Weight: 1}}})
	set := func(text string) match.Terms {
		t.Helper()
		p := r.read(Candidate{Article: article("a", text)})
		return p.sets[0]
	}
	for _, tc := range []struct {
		name, text string
		share      float64
	}{
		{"the word itself", "The cost rose.", 0.5},
		{"a synonym counts half", "The price rose.", 0.25},
		{"both count once", "The price is the cost.", 0.5},
		{"both words", "The ferry costs more.", 1},
		{"neither", "It rained.", 0},
	} {
		if got := r.share(set(tc.text)); math.Abs(got-tc.share) > 1e-9 {
			t.Errorf("%s: share of %q = %v, want %v", tc.name, tc.text, got, tc.share)
		}
	}
	for _, tc := range []struct {
		name, text, to string
		gain           float64
	}{
		{"a word that is not there", "The cost rose.", "The ferry sails.", 0.5},
		{"a synonym adds nothing to its word", "The price rose.", "The cost rose.", 0},
		{"a word adds half to its synonym", "The cost rose.", "The price rose.", 0.25},
	} {
		if got := r.gain(set(tc.text), set(tc.to)); math.Abs(got-tc.gain) > 1e-9 {
			t.Errorf("%s: gain of %q to %q = %v, want %v", tc.name, tc.text, tc.to, got, tc.gain)
		}
	}
}

// A question that names two outlets keeps one passage of each article.
func TestSeveralOutletsGetAPassageEach(t *testing.T) {
	for _, tc := range []struct {
		text string
		want int
	}{
		{"What do Orlo Bell and The Sail print of the ferry strike?", 1},
		{"What does Orlo Bell print of the ferry strike?", 2},
	} {
		q := question.Parse(tc.text, question.Known{Sources: []string{"Orlo Bell", "The Sail"}})
		r := rankingOf(q)
		r.Add(Candidate{Article: article("a",
			"The ferry strike began. "+filler(78)+"\n"+filler(80)+"\nThe ferry strike ended. "+filler(76))})
		if got := len(r.Passages(9)); got != tc.want {
			t.Errorf("%s: %d passages of one article, want %d", tc.text, got, tc.want)
		}
	}
}
