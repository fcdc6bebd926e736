package retrieval

import (
	"sync"
	"testing"

	"quoth/retrieval/news"
)

func lind() *news.Article {
	return news.New(news.Article{Key: "court", Title: "Vote void", Published: day(20), Text: "“The vote is void, and we start again,” said judge Petra Lind."})
}

// Calls, arriving articles and a new index do not wait for one another for ever.
func TestSpeakersWhileArticlesComeIn(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, wall()...)
	said(t, l, "Tormund Ash", "")
	var calls sync.WaitGroup
	for range 4 {
		calls.Go(func() {
			for range 20 {
				if _, err := l.Speakers(t.Context(), "a", 25); err != nil {
					t.Error(err)
				}
				if _, err := l.Said(t.Context(), "Zebedee Quill", Query{Now: asked}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	add(t, l, lind())
	if err := l.Reindex(t.Context(), nil); err != nil {
		t.Error(err)
	}
	calls.Wait()
}
