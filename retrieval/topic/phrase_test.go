package topic

import (
	"testing"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
)

// phraseOf returns the phrase of some words. The names among them are those that are given.
func phraseOf(words string, variants map[string][]string, names ...string) phrase {
	var terms []index.Term
	var stems prose.Stemmer
	for w := prose.NewWords(words); w.Next(); {
		word := w.Span().Of(words)
		t := index.Term{Text: stems.Term(word), Variants: variants[word]}
		for _, n := range names {
			if n == word {
				t.Name = prose.Fold(word)
			}
		}
		terms = append(terms, t)
	}
	return newPhrase(words, terms)
}

func TestPhraseIn(t *testing.T) {
	tikTok := map[string][]string{"tik": {"tiktok"}, "tok": {"tiktok"}}
	for _, tt := range []struct {
		name   string
		phrase phrase
		text   string
		want   bool
	}{
		{"side by side", phraseOf("kelp plant", nil), "They build a kelp plant here.", true},
		{"in another case and with a possessive", phraseOf("Ada Orme", nil, "Ada", "Orme"), "ADA ORME's boat", true},
		{"apart", phraseOf("kelp plant", nil), "A plant for kelp.", false},
		{"in another order", phraseOf("kelp plant", nil), "They plant kelp.", false},
		{"the first word twice", phraseOf("kelp plant", nil), "kelp kelp plant", true},
		{"at the end", phraseOf("kelp plant", nil), "a kelp plant", true},
		{"cut short", phraseOf("kelp plant", nil), "a kelp", false},
		{"one word that is two of them joined", phraseOf("tik tok", tikTok), "They watched TikTok.", true},
		{"a common word with a capital", phraseOf("May", nil), "She may resign.", false},
		{"a common word with a capital, printed so", phraseOf("May", nil), "Did May resign?", true},
		{"a word that is another's name", phraseOf("jets", nil), "They beat the Jets.", false},
		{"a word at the start of the text", phraseOf("jets", nil), "Jets fly.", true},
		{"no words", phraseOf("", nil), "They build a kelp plant here.", false},
		{"no text", phraseOf("kelp plant", nil), "", false},
	} {
		if got := tt.phrase.in(tt.text); got != tt.want {
			t.Errorf("%s: in(%q) = %v, want %v", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestPhraseShare(t *testing.T) {
	p := phraseOf("kelp plant", map[string][]string{"plant": {"factori"}})
	for text, want := range map[string]float64{
		"The plant dries kelp.":  1,
		"Kelp, kelp and kelp.":   0.5,
		"A factory for kelp.":    1,
		"A boat for the oysters": 0,
		"":                       0,
	} {
		if got := p.share(text); got != want {
			t.Errorf("share(%q) = %v, want %v", text, got, want)
		}
	}
	if got := phraseOf("", nil).share("The plant dries kelp."); got != 0 {
		t.Errorf("share of no terms = %v, want 0", got)
	}
}
