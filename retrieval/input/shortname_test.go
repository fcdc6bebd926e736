package input

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
)

// An outlet is named by less than its whole name where that can mean nothing else.
func TestShortNames(t *testing.T) {
	outlets := []string{"Harbour Courier (sample)", "Uplands Gazette (sample)", "The Week", "Tarn Times",
		"Quill Post", "Orlo Post", "Orlo Bell - Sport", "Uplands News"}
	courier := []string{"Harbour Courier (sample)"}
	for _, tc := range []struct {
		name, text string
		want       []string
	}{
		{"without what stands in brackets", "What did the strike cost, in the Harbour Courier?", courier},
		{"whole", "Harbour Courier (sample): who won?", courier},
		{"last word with a capital", "Does the Courier say who won?", courier},
		{"last word without an article", "Why does Courier say so?", courier},
		{"last word in lower case after in the", "who won, in the courier", courier},
		{"last word in lower case after from the", "from the courier: who won", courier},
		{"last word in lower case after according to the", "who won according to the courier", courier},
		{"name in lower case after in the", "who won, in the harbour courier", courier},
		{"last word in lower case elsewhere", "who paid the courier", nil},
		{"name in lower case elsewhere", "who paid the harbour courier", nil},
		{"possessive", "the Courier’s report", courier},
		{"inside a longer name", "Who bought the Quill Courier?", nil},
		{"before a longer name", "Who won the Courier Cup?", nil},
		{"before of and a name", "Does the Courier of Orlo say so?", nil},
		{"before a word of news", "Courier News on the dam", courier},
		{"two outlets have the word", "Does the Post say so?", nil},
		{"with the outlet's first word", "Does the Quill Post say so?", []string{"Quill Post"}},
		{"an ordinary word in lower case", "who won in the week", nil},
		{"an ordinary word in lower case, of two", "what was said in the times of need", nil},
		{"an ordinary word with a capital and an article", "Does the Times say so?", []string{"Tarn Times"}},
		{"an ordinary word with a capital alone", "Are these Times hard?", nil},
		{"in a longer name with an ordinary word", "Who opened Tarn Fashion Week?", nil},
		{"a name of several parts has no short one", "Does the Sport say so?", nil},
		{"a word that any name may end in", "Is it in the News?", nil},
		{"all capitals name none", "WHO WON IN THE COURIER", nil},
		{"capitals everywhere tell nothing", "What Happened With This Courier Yesterday", nil},
		{"two", "Courier or Gazette: who was first?", []string{"Harbour Courier (sample)",
			"Uplands Gazette (sample)"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			var spans []prose.Span
			for _, o := range OutletsIn(tc.text, outlets) {
				got, spans = append(got, o.Name), append(spans, o.Spans...)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("sources named in %q (-want +got):\n%s", tc.text, diff)
			}
			for _, s := range spans {
				if !s.Valid(tc.text) {
					t.Errorf("span %v is not of %q", s, tc.text)
				}
			}
		})
	}
}
