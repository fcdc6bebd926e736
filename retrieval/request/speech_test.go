package request

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/intent"
	"quoth/retrieval/question"
	"quoth/retrieval/spellcheck"
)

func TestReadSpeech(t *testing.T) {
	known := question.Known{Now: time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)}
	for text, want := range map[string]intent.Speech{
		"What did Ada Orme say about the wall?":           {Speaker: "Ada Orme", About: "the wall"},
		"What did Ada Orme say about the wall in August?": {Speaker: "Ada Orme", About: "the wall"},
		"What did Ada Orme say last week?":                {Speaker: "Ada Orme"},
		"Who said we meet again in August 2024?":          {Words: "we meet again in August 2024"},
	} {
		got, ok := Reader{known: known}.readSpeech(t.Context(), &Request{Asked: Asked{Text: text}})
		if d := cmp.Diff(want, got); d != "" || !ok {
			t.Errorf("readSpeech(%q): %v (-want +got)\n%s", text, ok, d)
		}
	}
	q := Request{Asked: Asked{Text: "When does the ferry sail?"}}
	if got, ok := (Reader{known: known}).readSpeech(t.Context(), &q); ok {
		t.Errorf("a question about no words is read as %+v", got)
	}
}

// A claim about a person is read, and none about an outlet.
func TestReadClaim(t *testing.T) {
	r := Reader{known: question.Known{Sources: []string{"The Harbour Courier", "Skellan Wire (sample)"}}}
	for text, want := range map[string]bool{
		"Did Ada Orme say “we meet again in August”?":                         true,
		"wat, didnt Ada Orme say we meet again in August":                     false,
		"didnt Ada Orme say we meet again in August":                          true,
		"Did the Harbour Courier say that the ferry sails again?":             false,
		"did skellan wire say that the ferry sails again":                     false,
		"Did Skellan Wire say that the ferry sails again?":                    false,
		"Did Harbour Courier editor Ada Orme say that the ferry sails again?": true,
	} {
		if got, ok := r.readClaim(t.Context(), text); ok != want {
			t.Errorf("%q: %t, %+v; want %t", text, ok, got, want)
		}
	}
}

// A claim that is read only with its spelling corrected keeps its words as they were typed.
func TestReadSpeechKeepsTheWords(t *testing.T) {
	q := Request{Asked: Asked{Text: "who said the harbour will open",
		Corrections: []spellcheck.Correction{{Typed: "whoo", Taken: "who"}, {Typed: "harbur", Taken: "harbour"}}}}
	if got, ok := (Reader{}).readSpeech(t.Context(), &q); !ok || got.Words != "the harbur will open" {
		t.Errorf("%t, %+v; want the words as typed", ok, got)
	}
}
