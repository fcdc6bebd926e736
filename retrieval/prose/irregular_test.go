package prose

import (
	"slices"
	"strings"
	"testing"
)

func TestIrregularForms(t *testing.T) {
	var s Stemmer
	for _, tc := range []struct{ form, word string }{
		{"won", "winning"}, {"Fled", "flees"}, {"went", "go"}, {"children’s", "child"}, {"STRUCK", "strike"},
		{"rewritten", "rewrites"},
		{"shots", "shot"}, {"thoughts", "think"}, {"buses", "bus"}, {"analyses", "analysis"}, {"sprang", "springs"},
	} {
		if got, want := s.Term(tc.form), s.Term(tc.word); got != want {
			t.Errorf("Term(%q) = %q, want %q as of %q", tc.form, got, want, tc.word)
		}
	}
	for _, tc := range []struct{ a, b string }{{"wonder", "win"}, {"leaves", "leaf"}, {"Fed", "feed"}} {
		if s.Term(tc.a) == s.Term(tc.b) {
			t.Errorf("Term(%q) = Term(%q) = %q, want two terms", tc.a, tc.b, s.Term(tc.a))
		}
	}
	if got, want := IrregularForms("win"), []string{"won"}; !slices.Equal(got, want) {
		t.Errorf("IrregularForms(win) = %q, want %q", got, want)
	}
}

// Each form stands once in the list, and none of them is a word that has forms itself: its
// term would depend on the order of the lines.
func TestIrregularListIsSound(t *testing.T) {
	words, forms := make(map[string]bool), make(map[string]bool)
	for line := range strings.Lines(irregularForms) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if len(f) < 2 || words[f[0]] {
			t.Errorf("line %q: want a word of its own and its forms", line)
		}
		words[f[0]] = true
		for _, form := range f[1:] {
			if forms[form] {
				t.Errorf("%q stands twice", form)
			}
			forms[form] = true
			if stem(form) == stem(f[0]) {
				t.Errorf("%q needs no line: it is stemmed to %q, as %q is", form, stem(form), f[0])
			}
		}
	}
	for form := range forms {
		if words[form] {
			t.Errorf("%q is a form and a word", form)
		}
	}
}

func TestPlainStemmer(t *testing.T) {
	s := Stemmer{Plain: true}
	for _, tc := range []struct{ word, want string }{
		{"Fled", "fled"}, {"bridges", "bridg"}, {"centres", "center"}, {"universities", "univers"}, {"US", "us"},
	} {
		if got := s.Term(tc.word); got != tc.want {
			t.Errorf("plain, Term(%q) = %q, want %q", tc.word, got, tc.want)
		}
	}
}
