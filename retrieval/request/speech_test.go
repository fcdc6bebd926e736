package request

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/intent"
	"quoth/retrieval/question"
)

func TestReadSpeech(t *testing.T) {
	known := question.Known{Now: time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)}
	for text, want := range map[string]intent.Speech{
		"What did Ada Orme say about the wall?":           {Speaker: "Ada Orme", About: "the wall"},
		"What did Ada Orme say about the wall in August?": {Speaker: "Ada Orme", About: "the wall"},
		"What did Ada Orme say last week?":                {Speaker: "Ada Orme"},
		"Who said we meet again in August 2024?":          {Words: "we meet again in August 2024"},
	} {
		q := Request{Asked: Asked{Text: text}}
		got, ok := q.readSpeech(known)
		if d := cmp.Diff(want, got); d != "" || !ok {
			t.Errorf("readSpeech(%q): %v (-want +got)\n%s", text, ok, d)
		}
	}
	q := Request{Asked: Asked{Text: "When does the ferry sail?"}}
	if got, ok := q.readSpeech(known); ok {
		t.Errorf("a question about no words is read as %+v", got)
	}
}
