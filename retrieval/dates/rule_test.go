package dates

import (
	"testing"
	"time"
)

// Each rule reads its examples, and no rule before it does. A preposition and "the" before a time
// are no part of it.
func TestRuleExamples(t *testing.T) {
	g := grammar{rules: rules, today: time.Date(2026, 3, 18, 0, 0, 0, 0, time.UTC)}
	for _, r := range rules {
		if len(r.examples) == 0 {
			t.Errorf("rule %q has no example", r.name)
		}
		for _, example := range r.examples {
			g.tokens = clauses(example)[0]
			lead := g.lead(0)
			i := g.skip(lead.tokens, "the")
			for _, first := range rules {
				_, n := first.read(g, i, lead.plain())
				if n == 0 {
					continue
				}
				if first.name != r.name {
					t.Errorf("%q: read by %q, want %q", example, first.name, r.name)
				}
				break
			}
			if _, n := r.read(g, i, lead.plain()); n == 0 {
				t.Errorf("%q: not read by %q", example, r.name)
			}
		}
	}
}
