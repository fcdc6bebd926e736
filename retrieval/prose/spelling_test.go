package prose

import (
	"slices"
	"strings"
	"testing"
)

// Each line of the list is needed, and leads to a word that no line changes.
func TestSpellingListIsSound(t *testing.T) {
	seen := make(map[string]bool)
	for line := range strings.Lines(spellingPairs) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if len(f) != 2 || seen[f[0]] {
			t.Errorf("line %q: want a word of its own and its American spelling", line)
			continue
		}
		seen[f[0]] = true
		if stem(respell(f[0])) == stem(respell(f[1])) {
			t.Errorf("line %q is not needed", line)
		}
		if _, ok := spelling[stem(f[1])]; ok || respell(f[1]) != f[1] {
			t.Errorf("line %q: the American spelling changes too", line)
		}
		if _, ok := irregular[f[0]]; ok {
			t.Errorf("line %q: %q is an irregular form", line, f[0])
		}
	}
}

// A matcher that looks for a term by its first letters finds the other spelling too.
func TestFormsThatStartDifferently(t *testing.T) {
	var s Stemmer
	for _, tc := range []struct{ word, form string }{
		{"skeptics", "sceptic"}, {"mustache", "moustach"}, {"estrogen", "oestrogen"}, {"hemorrhage", "haemorrhag"},
		{"pediatric", "paediatr"}, {"billion", "bn"}, {"first", "1st"}, {"win", "won"},
	} {
		if forms := IrregularForms(s.Term(tc.word)); !slices.Contains(forms, tc.form) {
			t.Errorf("IrregularForms(%q) = %q, want %q among them", s.Term(tc.word), forms, tc.form)
		}
	}
}
