package store

import (
	"path/filepath"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

var withdrawnAt = time.Date(2026, 3, 20, 8, 0, 0, 0, time.UTC)

// A withdrawn article is not found, however the index comes to know of it, and its words are not counted.
func TestWithdrawnArticleIsNotFound(t *testing.T) {
	late := func(t *testing.T, s *Store) {
		if _, err := s.archive.Withdraw([]news.Key{"ferry"}, withdrawnAt); err != nil {
			t.Fatal(err)
		}
	}
	for name, change := range map[string]func(*testing.T, *Store){
		"at once": func(t *testing.T, s *Store) {
			if n, err := s.Withdraw(t.Context(), []news.Key{"ferry"}, withdrawnAt); n != 1 || err != nil {
				t.Fatal(n, err)
			}
		},
		"by an index that is behind": late,
		"by an index that is rebuilt": func(t *testing.T, s *Store) {
			late(t, s)
			if err := s.Reindex(t.Context(), nil, nil); err != nil {
				t.Fatal(err)
			}
		},
		"withdrawn, back and withdrawn before the index knows": func(t *testing.T, s *Store) {
			late(t, s)
			if _, err := s.archive.Put([]*news.Article{news.New(newstest.Ferry())}); err != nil {
				t.Fatal(err)
			}
			late(t, s)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, filepath.Join(t.TempDir(), "data"))
			add(t, s, newstest.Town()...)
			change(t, s)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = open(t, s.options.Dir)
			caughtUp(t, s)
			if got := leading(t, s, "Quenby ferry"); got == "ferry" {
				t.Errorf("found %q, which is withdrawn", got)
			}
			checkCount(t, s, "dry", 0)
			diff(t, "articles", s.Stats().Indexed, 3)
			add(t, s, news.New(newstest.Ferry()))
			diff(t, "back", leading(t, s, "Quenby ferry"), news.Key("ferry"))
			checkCount(t, s, "dry", 1)
		})
	}
}

func checkCount(t *testing.T, s *Store, word string, want int) {
	t.Helper()
	view := s.View()
	defer view.Release()
	if got, err := view.Words().Articles(word); got != want || err != nil {
		t.Errorf("%q is in %d articles, %v; want %d", word, got, err, want)
	}
}
