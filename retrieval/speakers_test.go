package retrieval

import (
	"sync"
	"testing"
	"time"

	"quoth/retrieval/news"
)

func lind() *news.Article {
	return news.New(news.Article{Key: "court", Title: "Vote void", Published: day(20), Text: "“The vote is void, and we start again,” said judge Petra Lind."})
}

// A roster that takes long to make serves on while articles come in, and is made anew in
// the background.
func TestLargeRosterServesUntilTheNextIsMade(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, wall()...)
	complete := func(prefix string) int {
		found, err := l.Speakers(t.Context(), prefix, 25)
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	diff(t, "speakers", complete("corr"), 2)
	l.speakers().made.Load().forms = quickForms + 1
	add(t, l, lind())

	l.speakers().making.Lock() // as if the next were being made
	diff(t, "old ones meanwhile", complete("corr"), 2)
	diff(t, "new ones meanwhile", complete("lind"), 0)
	l.speakers().making.Unlock()
	for start := time.Now(); complete("lind") == 0; time.Sleep(time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			t.Fatal("the roster is not made anew")
		}
	}
}

// Nobody is unknown while the articles that quote them are in.
func TestNobodyIsUnknownByAnOldRoster(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, wall()...)
	said(t, l, "Tormund Ash", "")
	l.speakers().made.Load().forms = quickForms + 1
	add(t, l, lind())
	diff(t, "quotes", quoted(said(t, l, "Petra Lind", "")), []string{"“The vote is void, and we start again,”"})
}

// Calls, arriving articles and a new index do not wait for one another for ever.
func TestSpeakersWhileArticlesComeIn(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, wall()...)
	said(t, l, "Tormund Ash", "")
	l.speakers().made.Load().forms = quickForms + 1
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
