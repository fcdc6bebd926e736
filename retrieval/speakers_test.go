package retrieval

import (
	"sync"
	"testing"

	"quoth/retrieval/news/newstest"
)

// Calls, arriving articles and a new index do not wait for one another for ever.
func TestSpeakersWhileArticlesComeIn(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, newstest.Wall()...)
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
	add(t, l, newstest.Court())
	if err := l.Reindex(t.Context(), nil, nil); err != nil {
		t.Error(err)
	}
	calls.Wait()
}
