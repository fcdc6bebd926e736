package store

import (
	"sync"
	"testing"
	"time"

	"quoth/retrieval/news/newstest"
)

// A roster that takes long to make serves on while articles come in, and is made again in the
// background.
func TestLargeRosterServesUntilTheNextIsMade(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Wall()...)
	complete := func(prefix string) int { return completeSpeakers(t, s, prefix) }
	diff(t, "speakers", complete("corr"), 2)
	s.speakers.newest.Load().forms = quickForms + 1
	add(t, s, newstest.Court())

	s.speakers.making.Lock() // as if the next were being made
	diff(t, "old ones meanwhile", complete("corr"), 2)
	diff(t, "new ones meanwhile", complete("lind"), 0)
	s.speakers.making.Unlock()
	for start := time.Now(); complete("lind") == 0; time.Sleep(time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			t.Fatal("the roster is not made again")
		}
	}
}

// Nobody is unknown while the articles that quote them are in.
func TestNobodyIsUnknownByAnOldRoster(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Wall()...)
	findSpeakers(t, s, "Ilse Corran")
	s.speakers.newest.Load().forms = quickForms + 1
	add(t, s, newstest.Court())
	diff(t, "speakers", findSpeakers(t, s, "Petra Lind"), []string{"Petra Lind"})
}

// Calls, arriving articles, a roster that is made in the background and a new index do not wait for one
// another for ever.
func TestLargeRosterWhileArticlesComeIn(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Wall()...)
	findSpeakers(t, s, "Tormund Ash")
	s.speakers.newest.Load().forms = quickForms + 1
	var calls sync.WaitGroup
	for range 4 {
		calls.Go(func() {
			for range 20 {
				completeSpeakers(t, s, "a")
				findSpeakers(t, s, "Zebedee Quill")
			}
		})
	}
	add(t, s, newstest.Court())
	if err := s.Reindex(t.Context(), nil, nil); err != nil {
		t.Error(err)
	}
	calls.Wait()
}

// completeSpeakers returns how many speakers a prefix has.
func completeSpeakers(t *testing.T, s *Store, prefix string) int {
	t.Helper()
	view := s.View()
	defer view.Release()
	found, err := view.SuggestSpeakers(t.Context(), prefix, 25)
	if err != nil {
		t.Error(err)
	}
	return len(found)
}

// findSpeakers returns the names of those whom words may mean.
func findSpeakers(t *testing.T, s *Store, words string) (names []string) {
	t.Helper()
	view := s.View()
	defer view.Release()
	found, err := view.FindSpeakers(t.Context(), words)
	if err != nil {
		t.Error(err)
	}
	for _, p := range found.People {
		names = append(names, p.Name)
	}
	return names
}
