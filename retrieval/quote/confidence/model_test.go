package confidence

import (
	"math/bits"
	"testing"
)

func TestOf(t *testing.T) {
	m := Model{Intercept: 1, Rows: []Row{{"a verb", TakesClause, 2}, {"a body", IsBody, -3}}}
	for _, c := range []struct {
		name     string
		evidence Evidence
		want     float64
	}{
		{"nothing", 0, 0.731},
		{"a verb", TakesClause, 0.953},
		{"a verb and a body", TakesClause | IsBody, 0.5},
		{"what no row is for", HasComma, 0.731},
		{"a doubt", TakesClause | IsNegated, Doubtful},
	} {
		if got := m.Of(c.evidence); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// Each observation has a bit of its own, and the doubts are the last of them.
func TestEvidence(t *testing.T) {
	var seen Evidence
	for _, e := range []Evidence{
		TakesClause, Says, Thinks, Handles, Acts, TakesThing, IsNounToo, IsShared, IsModal,
		HasNoName, IsBody, HasNamesakes, IsRelative, AfterPreposition, FromParagraph, NobodyElse,
		FewAndFar, Far, OneBetween, WordsAfterAdjunct, HasComma, HasBreak, TurnsAside, EndsSentence, GoesOn,
		HasFiniteVerb, HoldsCue,
		IsNegated, IsDenied, IsSupposed, IsMade, IsSecondHand, QuotesOther, IsInterrupted, IsBroken,
	} {
		if bits.OnesCount64(uint64(e)) != 1 || seen.Is(e) {
			t.Errorf("%b is no bit of its own", e)
		}
		if isDoubt := e >= IsNegated; e.Is(Doubts) != isDoubt {
			t.Errorf("%b is among the doubts: %v, want %v", e, !isDoubt, isDoubt)
		}
		seen |= e
	}
	if got, want := seen, IsBroken<<1-1; got != want {
		t.Errorf("the observations are %b, want %b: one is missing above", got, want)
	}
}

// The example of the package comment holds.
func TestExample(t *testing.T) {
	if got := Marked.Of(TakesClause | NobodyElse); got != 0.972 {
		t.Errorf("%v, want 0.972", got)
	}
}

// Each row is of one observation that is no doubt, and no two are of the same.
func TestRows(t *testing.T) {
	for name, m := range map[string]Model{"marked": Marked, "reported": Reported} {
		var seen Evidence
		for _, r := range m.Rows {
			isOne := bits.OnesCount64(uint64(r.Evidence)) == 1
			if !isOne || r.Evidence.Is(Doubts) || r.Evidence.Is(seen) || r.Weight == 0 {
				t.Errorf("%s, %q: evidence %b, weight %v", name, r.Name, r.Evidence, r.Weight)
			}
			seen |= r.Evidence
		}
	}
}

// A speaker with a doubt is never sure, and plain speech always is.
func TestSure(t *testing.T) {
	if Doubtful >= SureMarked || Doubtful >= SureReported {
		t.Error("what is doubtful is sure")
	}
	if got := Marked.Of(TakesClause | Says | NobodyElse); got < SureMarked {
		t.Errorf("“…,” Vane said: %v, want %v or more", got, SureMarked)
	}
	if got := Reported.Of(TakesClause | Says | OneBetween | EndsSentence | HasFiniteVerb); got < SureReported {
		t.Errorf("Vane said that …: %v, want %v or more", got, SureReported)
	}
}
