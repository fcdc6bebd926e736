package store

import (
	"testing"

	"quoth/retrieval/index"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
)

// Only who is certainly named is indexed as a speaker. The words are found all the same.
func TestIndexOnlyCertainSpeakers(t *testing.T) {
	text := "“We sail at dawn,” said Crake."
	for _, tt := range []struct {
		how  quote.How
		name string
		want string
	}{
		{quote.Named, "Ada Crake", "ada crake"}, {quote.Pronoun, "Ada Crake", "ada crake"}, {quote.Named, "", ""},
		{"uncertain", "", ""}, {"uncertain", "Ada Crake", ""}, {quote.Unattributed, "", ""},
	} {
		q := quote.Quote{
			Span: prose.Span{End: 22}, How: tt.how, Speaker: quote.Speaker{Name: tt.name, Role: "captain", AsPrinted: "Crake"},
		}
		got := indexQuotes([]quote.Quote{q}, text)[0]
		form := index.Form{}
		if tt.want != "" {
			form = index.Form{Name: "Ada Crake", Role: "captain"}
		}
		if got.Speaker != tt.want || got.Form != form || len(got.Pairs) == 0 {
			t.Errorf("%s %q is indexed as %+v, want the speaker %q", tt.how, tt.name, got, tt.want)
		}
	}
}
