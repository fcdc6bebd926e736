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

// Each row is of one observation that is no doubt, and no two are of the same.
func TestRows(t *testing.T) {
	for name, m := range map[string]Model{"marked": Marked, "reported": Reported} {
		var seen Evidence
		for _, r := range m.Rows {
			if bits.OnesCount64(uint64(r.Evidence)) != 1 || r.Evidence.Is(Doubts) || r.Evidence.Is(seen) || r.Weight == 0 {
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
