package quote

import (
	"slices"
	"testing"

	"quoth/retrieval/prose"
	"quoth/retrieval/quote/confidence"
)

// Each example is read by its rule.
func TestCarryRules(t *testing.T) {
	for _, r := range carryRules {
		t.Run(r.name, func(t *testing.T) {
			x := newExtraction(prose.LayOut(r.example))
			for i := range x.Frames {
				x.readFrame(i)
			}
			x.carry()
			got := x.links[len(x.links)-1]
			for _, l := range x.links {
				if l.rule != byNothing && !l.rule.own() {
					got = l
				}
			}
			if got.rule != r.rule || got.person == nil || got.person.Name != "Rosa Vane" {
				t.Errorf("%q is read by rule %d, want %d, by Rosa Vane", r.example, got.rule, r.rule)
			}
		})
	}
}

// The last row of a table holds for everything.
func TestTables(t *testing.T) {
	if last := presences[len(presences)-1]; !last.holds(nameMention{}, nameMention{frame: 9, paragraph: 9}) {
		t.Errorf("the last row of presences, %q, does not hold for everything", last.name)
	}
}

// Each example has a quote with its doubt, and with no other. No name is shown with it.
func TestDoubts(t *testing.T) {
	for _, d := range doubts {
		t.Run(d.example, func(t *testing.T) {
			found := false
			for _, q := range ExtractText(d.example) {
				if got := q.Evidence & confidence.Doubts; got == d.evidence {
					found = true
				} else if got != 0 {
					t.Errorf("%q: doubts %b, want only %b", q.Span.Of(d.example), got, d.evidence)
				}
				if q.Evidence.Is(d.evidence) && (q.How != Uncertain || q.Speaker.Name != "" || q.Shown()) {
					t.Errorf("%q is shown as the words of %q, %s", q.Span.Of(d.example), q.Speaker.Name, q.How)
				}
			}
			if !found {
				t.Errorf("no quote with the doubt %b", d.evidence)
			}
		})
	}
}

// Each observation is of a quote in its example.
func TestObservations(t *testing.T) {
	for _, o := range observations {
		shown := slices.ContainsFunc(Candidates(o.example), func(q Quote) bool { return q.Evidence.Is(o.evidence) })
		if !shown {
			t.Errorf("no quote in %q shows %b", o.example, o.evidence)
		}
	}
}
