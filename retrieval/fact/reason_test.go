package fact

import (
	"strings"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/store"
)

func TestReasonIn(t *testing.T) {
	for _, tt := range []struct {
		name, question, text string
		want                 string // a part of the sentence; empty: none gives the reason
	}{
		{"a plain reason in the sentence itself", "Why was the pier of Orrholm shut?",
			"The pier of Orrholm was shut because its chains had rusted. A rope was put across it.", "because"},
		{"a plain reason in the sentence behind", "Why did the seals die off Morl?",
			"Some 340 seals have died off Morl since October. The trust blamed a virus. Gulls watched.", "blamed"},
		{"a plain reason in the sentence before", "Why did the seals die off Morl?",
			"The trust blamed a virus. Some 340 seals have died off Morl since October.", "blamed"},
		{"a plain reason for something else", "Why did the seals die off Morl?",
			"Some 340 seals have died off Morl.\nGulls watched.\nA concert was put off because the organ wheezed.", ""},
		{"a likely reason with most of the question", "Why was the pier of Orrholm shut?",
			"The pier of Orrholm was shut after a chain broke.", "after a chain"},
		{"a likely reason with little of the question", "Why was the pier of Orrholm shut?",
			"Orrholm drank tea after the concert.", ""},
		{"a plain reason before a likely one", "Why was the pier of Orrholm shut?",
			"The pier of Orrholm was shut after a storm. The pier of Orrholm was shut because its chains had rusted.",
			"because"},
		{"no reason at all", "Why was the pier of Orrholm shut?", "The pier of Orrholm was shut on Friday.", ""},
		{"no text", "Why was the pier of Orrholm shut?", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := store.NewCachedArticle(1, news.New(news.Article{Key: "a", Title: "News", Text: tt.text}))
			got, ok := reasonIn(a, question.Parse(tt.question, question.Known{}), new(prose.Stemmer))
			if sentence := got.Span.Of(a.Text); ok != (tt.want != "") || !strings.Contains(sentence, tt.want) {
				t.Errorf("reason = %q, %v, want one with %q", sentence, ok, tt.want)
			}
			if ok && (got.Score <= 0 || got.Score > 1) {
				t.Errorf("score = %v, want one above 0 and at most 1", got.Score)
			}
		})
	}
}

func TestWithBeside(t *testing.T) {
	shares := []float64{0.8, 0.2, 0, 0.6}
	for i, want := range []float64{0.8, 0.4, 0.15, 0.6} {
		if got := withBeside(shares, i); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("share of sentence %d = %v, want %v", i, got, want)
		}
	}
}
