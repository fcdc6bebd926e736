package commands_test

import (
	"slices"
	"testing"

	"quoth/bot"
	"quoth/retrieval"
)

// A silence names what was asked for and nothing else.
func TestSilenceNamesWhatWasAskedFor(t *testing.T) {
	library := openLibrary(t, articles()...)
	tests := []struct {
		name    string
		options []string
		want    string
		nearest []string
	}{
		{"days only", []string{"until", "2020-01-01"}, "There is no article up to Wed 1 Jan 2020.",
			[]string{"Monday 5 January 2026: 1 article"}},
		{"an outlet only", []string{"source", "Nobody’s News"}, "There is no article from “Nobody’s News”.", nil},
		{"a mistyped outlet", []string{"source", "Tavel Pots"}, "There is no article from “Tavel Pots”.",
			[]string{"Tavel Post"}},
		{"a mistyped outlet and days", []string{"source", "Tavel Pots", "since", "2026-01-01"},
			"There is no article from “Tavel Pots” since Thu 1 Jan 2026.", []string{"Tavel Post"}},
		{"an outlet that is there, and other days", []string{"source", "tavel post", "until", "2020-01-01"},
			"There is no article from “tavel post” up to Wed 1 Jan 2020.",
			[]string{"Tuesday 6 January 2026: 1 article"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			silences := blocks[bot.Silence](serve(library, "ask", append(tt.options, "question", "footbridge")...))
			if len(silences) != 1 || silences[0].Words() != tt.want || !slices.Equal(silences[0].Nearest, tt.nearest) {
				t.Errorf("silences %+v, want %q near %q", silences, tt.want, tt.nearest)
			}
		})
	}
}

// While the index is being made, a silence speaks for the indexed articles only.
func TestSilenceWhileIndexing(t *testing.T) {
	for pending, more := range map[int]string{7: "7 more are", 1: "1 more is"} {
		s := bot.Silence{Silence: retrieval.Silence{Reason: retrieval.NoMatch}, Pending: pending}
		if got, want := s.Words(), "The articles indexed so far do not answer this; "+more+" not indexed yet."; got != want {
			t.Errorf("words = %q, want %q", got, want)
		}
	}
}
