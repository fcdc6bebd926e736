package speech

import (
	"testing"

	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
)

// A quote is a speaker's own only if the speaker is certain and has a name: not if nobody in particular, or an
// unresolved "he", says the words.
func TestOnlyNamedSpeakersHaveQuotes(t *testing.T) {
	for _, tt := range []struct {
		name    string
		how     quote.How
		speaker quote.Speaker
		isOwn   bool
		isTold  bool
	}{
		{"named", quote.Named, quote.Speaker{Name: "Ada Crake", AsPrinted: "Crake"}, true, true},
		{"a pronoun for somebody", quote.Pronoun, quote.Speaker{Name: "Ada Crake", AsPrinted: "she"}, true, true},
		{"a pronoun for nobody", quote.Pronoun, quote.Speaker{AsPrinted: "she"}, false, false},
		{"told in other words", quote.Named, quote.Speaker{AsPrinted: "the company"}, false, true},
		{"not certain", quote.Uncertain, quote.Speaker{AsPrinted: "Ada Crake"}, false, false},
		{"not certain, though named", quote.Uncertain, quote.Speaker{Name: "Ada Crake", AsPrinted: "Crake"}, false, false},
		{"nobody", quote.Unattributed, quote.Speaker{}, false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := quote.Quote{Span: prose.Span{End: 40}, Type: quote.Direct, How: tt.how, Speaker: tt.speaker}
			for _, keys := range [][]string{nil, {"ada crake"}} {
				s := speakerSearch{keys: keys}
				if got := s.isOwn(q); got != tt.isOwn {
					t.Errorf("with keys %q isOwn = %t, want %t", keys, got, tt.isOwn)
				}
			}
			if got := NewSaid(q).IsTold(); got != tt.isTold {
				t.Errorf("IsTold = %t, want %t", got, tt.isTold)
			}
		})
	}
}

// Of the same words, those of a named speaker come first. Those of an uncertain speaker are as sure as those of nobody.
func TestSurenessByTheSpeaker(t *testing.T) {
	at := func(how quote.How, name string, isQuoted bool) int {
		said := Said{Type: quote.Direct, How: how, Speaker: quote.Speaker{Name: name}}
		return sureness(utterance{Quotation: Quotation{Said: said, Match: &Match{Quoted: isQuoted}}})
	}
	got := []int{
		at(quote.Named, "Ada Crake", true), at(quote.Named, "", true), at(quote.Named, "Ada Crake", false),
		at(quote.Pronoun, "", true), at(quote.Uncertain, "", true), at(quote.Unattributed, "", true),
	}
	diff(t, "sureness", got, []int{4, 3, 2, 1, 1, 1})
}
