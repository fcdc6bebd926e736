package syntax

import (
	"testing"

	"quoth/retrieval/prose"
)

func TestSourceRules(t *testing.T) {
	for _, r := range sourceRules {
		t.Run(r.name, func(t *testing.T) {
			x := NewReader(prose.LayOut(r.example))
			var got string
			var earlier []Cue
			for i := range x.Frames[0].Sentence {
				if c, rule, ok := x.cueAt(x.Frames[0].Sentence, i, earlier); ok {
					earlier, got = append(earlier, c), rule
				}
			}
			if got != r.name {
				t.Errorf("%q is read by %q, want %q", r.example, got, r.name)
			}
		})
	}
}

func TestNoCueRules(t *testing.T) {
	for _, r := range noCueRules {
		t.Run(r.name, func(t *testing.T) {
			s := NewReader(prose.LayOut(r.example)).Frames[0].Sentence
			var got string
			for i := range s {
				if s[i].Is(CueVerb) {
					if got = noCueRuleAt(s, i); got == r.name {
						return
					}
				}
			}
			t.Errorf("%q is read by %q, want %q", r.example, got, r.name)
		})
	}
}

func TestParenthesisRules(t *testing.T) {
	for _, r := range parenthesisRules {
		t.Run(r.name, func(t *testing.T) {
			x := NewReader(prose.LayOut(r.example))
			s := x.Frames[0].Sentence
			cues := x.CuesIn(s)
			reader := clauseReader{s: s, cues: cues, end: len(s) - 1}
			var got string
			for _, rule := range parenthesisRules {
				if got == "" && rule.holds(reader.parenthesis(cues[len(cues)-1])) {
					got = rule.name
				}
			}
			if got != r.name {
				t.Errorf("%q is read by %q, want %q", r.example, got, r.name)
			}
		})
	}
}
