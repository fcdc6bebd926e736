package topic

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/question"
)

func TestRuns(t *testing.T) {
	for text, want := range map[string][]string{
		"What did Ada Orme say about Quenby?": {"Ada Orme", "Quenby"},
		"Did Orme, Tamm and Vane resign?":     {"Orme", "Tamm", "Vane"},
		"what is a ferry?":                    nil,
		"":                                    nil,
	} {
		got := runs(question.Parse(text, question.Known{}), func(t question.Term) bool { return t.Name })
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("runs(%q): (-want +got)\n%s", text, d)
		}
	}
}
