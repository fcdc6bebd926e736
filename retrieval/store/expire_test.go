package store

import (
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

func TestIsPlausible(t *testing.T) {
	now := newstest.Day(20)
	tests := []struct {
		name     string
		looked   time.Time
		old, all int
		want     bool
	}{
		{"nothing is too old", time.Time{}, 0, 100, true},
		{"nothing is stored", time.Time{}, 0, 0, true},
		{"the first look, half of all", time.Time{}, 50, 100, true},
		{"the first look, more than half", time.Time{}, 51, 100, false},
		{"a day later, all", now.AddDate(0, 0, -1), 100, 100, true},
		{"a week later, all", now.AddDate(0, 0, -7), 100, 100, true},
		{"a month later, all", now.AddDate(0, -1, 0), 100, 100, false},
		{"ten years later, few", now.AddDate(-10, 0, 0), 3, 100, true},
		{"the clock was set back", now.AddDate(0, 0, 3), 51, 100, false},
		{"the clock was set back, few", now.AddDate(0, 0, 3), 3, 100, true},
		{"the last of all", now.AddDate(0, 0, -1), 1, 1, true},
	}
	for _, tt := range tests {
		if got := isPlausible(now, tt.looked, tt.old, tt.all); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// expire expires articles, and returns how many are gone and how many were kept.
func expire(t *testing.T, s *Store, now time.Time, days int) (gone, kept int) {
	t.Helper()
	e, err := s.Expire(t.Context(), now, days)
	if err != nil {
		t.Fatal(err)
	}
	return e.Gone, e.Kept
}

// Articles go by age, published or else fetched, do not come back, and leave no tombstones.
func TestExpire(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	town := newstest.Town() // of the 18th, the 17th, the 2nd, and fetched on the 19th
	add(t, s, town...)
	if gone, kept := expire(t, s, newstest.Day(20), 10); gone != 1 || kept != 0 {
		t.Fatalf("%d gone, %d kept; want the bees alone gone", gone, kept)
	}
	if got := add(t, s, newstest.Town()...); got[2] != news.Expired || got[0] != news.Same {
		t.Errorf("outcomes %v, want the bees expired", got)
	}
	if n, err := s.vocabulary.Articles("hives"); n != 0 || err != nil {
		t.Errorf("%d articles have hives (%v)", n, err)
	}
	for day := 21; day <= 29; day++ {
		expire(t, s, newstest.Day(day), 10)
	}
	if got := s.Stats().Articles; got != 1 { // the football, fetched on the 19th
		t.Errorf("%d articles on the 29th, want 1", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	if got := add(t, s, newstest.Town()...); got[2] != news.Expired {
		t.Errorf("outcomes %v, want the bees expired, as another process knows", got)
	}
	if gone, kept := expire(t, s, newstest.Day(30), 0); gone != 0 || kept != 0 {
		t.Errorf("%d gone, %d kept, where all are kept", gone, kept)
	}
	if got := add(t, s, newstest.Town()...); got[2] != news.Added {
		t.Errorf("outcomes %v, want the bees again, since all are kept", got)
	}
}

// A clock that is wrong by years removes nothing, and has nothing refused.
func TestExpireWithAWrongClock(t *testing.T) {
	s := inMemory(t, newstest.Town()...)
	expire(t, s, newstest.Day(20), 30)
	for name, now := range map[string]time.Time{
		"ten years ahead": newstest.Day(20).AddDate(10, 0, 0), "at the epoch": time.Unix(0, 0),
	} {
		if gone, _ := expire(t, s, now, 30); gone != 0 {
			t.Errorf("%s: %d articles are gone", name, gone)
		}
		if got := add(t, s, newstest.Court()); got[0] == news.Expired {
			t.Errorf("%s: a new article is refused", name)
		}
	}
	if gone, kept := expire(t, s, newstest.Day(21), 30); gone != 0 || kept != 0 {
		t.Errorf("the right clock again: %d gone, %d kept", gone, kept)
	}
}
