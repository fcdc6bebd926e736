package bot

import (
	"testing"

	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
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

// The outlet of a quotation is not among the others that print its words.
func TestAlsoLeavesOutTheOwnOutlet(t *testing.T) {
	own := news.New(news.Article{Key: "a", Source: "Tavel Post", Text: "“The pier is shut,” said Rosa Vane."})
	e, err := own.Excerpt(prose.Span{End: len(own.Text)})
	if err != nil {
		t.Fatal(err)
	}
	q := Quotation{Quotation: retrieval.Quotation{Excerpt: e}}
	for _, tt := range []struct{ outlet, want string }{{"Tavel Post", ""}, {"Sorrel Echo", "same words in Sorrel Echo"}} {
		q.Copies = append(q.Copies, retrieval.Copy{Article: news.New(news.Article{Key: "b", Source: tt.outlet})})
		if got := q.Also(); got != tt.want {
			t.Errorf("also %q, want %q", got, tt.want)
		}
	}
}

func TestShowing(t *testing.T) {
	for taken, want := range map[string]string{
		"Zelenskyy":              "Showing Zelenskyy (you typed Zelensky).",
		"Zelensky and Zelenskyy": "Also showing Zelenskyy (you typed Zelensky).",
	} {
		if got := Showing(retrieval.Correction{Typed: "Zelensky", Taken: taken}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
