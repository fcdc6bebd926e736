package store

import (
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/news"
)

// bulletin returns an article of a day in January 2026 about a place.
func bulletin(day, i int, outlet, place string) *news.Article {
	return news.New(news.Article{
		Key: news.Key(fmt.Sprint(outlet, place, day, i)), Source: outlet, Title: "The wall",
		Published: time.Date(2026, 1, day, 9, 0, 0, 0, time.UTC),
		Text:      fmt.Sprintf("They will build wall %d in %s, the %s reports.", i, place, outlet),
	})
}

func newsNames(t *testing.T, s *Store, day int) (names []string) {
	t.Helper()
	view := s.View()
	defer view.Release()
	found, err := view.InTheNews(t.Context(), time.Date(2026, 1, day, 12, 0, 0, 0, time.UTC))
	if err != nil {
		t.Error(err)
	}
	for _, n := range found {
		names = append(names, n.Printed)
	}
	return names
}

func TestInTheNews(t *testing.T) {
	s := open(t, t.TempDir())
	diff(t, "an empty archive", newsNames(t, s, 31), []string(nil))
	add(t, s, bulletin(20, 1, "Tavel Post", "Quenby"), bulletin(20, 2, "Echo", "Quenby"), bulletin(20, 3, "Echo", "Orle"))
	diff(t, "names", newsNames(t, s, 31), []string{"Quenby", "Orle"})
	add(t, s, bulletin(21, 4, "Tavel Post", "Orle"), bulletin(21, 5, "Tavel Post", "Orle"))
	diff(t, "after more articles", newsNames(t, s, 31), []string{"Orle", "Quenby"})
	diff(t, "as of the day before", newsNames(t, s, 20), []string{"Quenby", "Orle"})
	diff(t, "as of a day before all", newsNames(t, s, 1), []string(nil))
}

// A large archive is read in the background: calls get what was counted before.
func TestInTheNewsOfALargeArchive(t *testing.T) {
	s := open(t, t.TempDir())
	var old, fresh []*news.Article
	for i := range 200 {
		old = append(old, bulletin(1, i, "Tavel Post", "Quenby"))
		fresh = append(fresh, bulletin(30, i, "Tavel Post", "Orle"))
	}
	add(t, s, old...)
	s.news.renewing.Store(true) // as if they were being counted
	diff(t, "names meanwhile", newsNames(t, s, 31), []string(nil))
	s.news.renewing.Store(false)
	newsNames(t, s, 31)
	s.background.Wait()
	diff(t, "names", newsNames(t, s, 31), []string{"Quenby"})
	add(t, s, fresh...)
	diff(t, "old names meanwhile", newsNames(t, s, 31), []string{"Quenby"})
	s.background.Wait()
	diff(t, "names of the last days only", newsNames(t, s, 31), []string{"Orle"})
}
