package store

import (
	"testing"
	"time"

	"quoth/retrieval/news"
)

func wall() []*news.Article {
	return []*news.Article{
		news.New(news.Article{Key: "vote", Title: "Council votes for a sea wall", Published: day(10),
			Text: "“We will build the wall before the winter,” said harbour master Ilse Corran."}),
		news.New(news.Article{Key: "strike", Title: "Dockers strike over pay", Published: day(14),
			Text: "Minister Jonas Corran said the government would not interfere in the strike."}),
	}
}

func lind() *news.Article {
	return news.New(news.Article{Key: "court", Title: "Vote void", Published: day(20),
		Text: "“The vote is void, and we start again,” said judge Petra Lind."})
}

// A roster that takes long to make serves on while articles come in, and is made again in the
// background.
func TestLargeRosterServesUntilTheNextIsMade(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, wall()...)
	complete := func(prefix string) int {
		view := s.View()
		defer view.Release()
		found, err := view.CompleteSpeakers(t.Context(), prefix, 25)
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	diff(t, "speakers", complete("corr"), 2)
	s.speakers.newest.Load().forms = quickForms + 1
	add(t, s, lind())

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
	add(t, s, wall()...)
	findSpeakers(t, s, "Ilse Corran")
	s.speakers.newest.Load().forms = quickForms + 1
	add(t, s, lind())
	diff(t, "speakers", findSpeakers(t, s, "Petra Lind"), []string{"Petra Lind"})
}

func findSpeakers(t *testing.T, s *Store, words string) (names []string) {
	t.Helper()
	view := s.View()
	defer view.Release()
	found, err := view.FindSpeakers(t.Context(), words)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range found.People {
		names = append(names, p.Name)
	}
	return names
}
