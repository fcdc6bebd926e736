package prose

import (
	"slices"
	"testing"
)

func TestLayout(t *testing.T) {
	for _, text := range []string{"", " \n ", "One.", "One. Two!\n\n“Three,” she said. Four?\nfive"} {
		l := LayOut(text)
		if !slices.Equal(l.Paragraphs, Paragraphs(text)) {
			t.Errorf("%q has the paragraphs %v", text, l.Paragraphs)
		}
		for i, p := range l.Paragraphs {
			if got, want := l.Sentences(i), SentencesIn(text, p); !slices.Equal(got, want) {
				t.Errorf("paragraph %d of %q has the sentences %v, want %v", i, text, got, want)
			}
		}
	}
}
