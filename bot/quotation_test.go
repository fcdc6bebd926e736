package bot

import (
	"testing"

	"quoth/retrieval"
	"quoth/retrieval/quote"
)

// A reply never names a speaker who is not certain, nor takes a pronoun for a name.
func TestSayingAndProof(t *testing.T) {
	for _, tt := range []struct {
		name          string
		how           quote.How
		speaker       quote.Speaker
		saying, proof string
	}{
		{"named, with a role", quote.Named, quote.Speaker{Name: "Ada Crake", Role: "mayor", AsPrinted: "Mayor Ada Crake"},
			"Ada Crake, mayor", "direct quote; speaker named in the sentence (“Mayor Ada Crake”)"},
		{"told in other words", quote.Carried, quote.Speaker{AsPrinted: "the company"},
			"the company", "direct quote; speaker carried from another sentence (“the company”)"},
		{"a pronoun for somebody", quote.Pronoun, quote.Speaker{Name: "Ada Crake", AsPrinted: "she"},
			"Ada Crake", "direct quote; speaker by the pronoun “she”"},
		{"a pronoun for nobody", quote.Pronoun, quote.Speaker{AsPrinted: "she"},
			"Speaker not named", "direct quote; speaker by the pronoun “she”"},
		{"not certain", quote.Uncertain, quote.Speaker{AsPrinted: "Crake"},
			"Speaker not certain", "direct quote; it is not certain that “Crake” is the speaker"},
		{"nobody", quote.Unattributed, quote.Speaker{}, "Speaker not named", "direct quote; unattributed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := Quotation{Quotation: retrieval.Quotation{
				Said: retrieval.Said{Type: quote.Direct, How: tt.how, Speaker: tt.speaker},
			}}
			if q.Saying() != tt.saying || q.Proof() != tt.proof {
				t.Errorf("says %q, proof %q; want %q, %q", q.Saying(), q.Proof(), tt.saying, tt.proof)
			}
		})
	}
}
