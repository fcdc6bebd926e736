package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// slogan is a line that no wording shows to be boilerplate.
const slogan = "Our harbour pilots read no other paper"

// towns are where the reports of a test come from, one each.
var towns = strings.Fields("Sarn Orlo Quenby Tarn Lisk Brede Holm Vane Skell Marr Dunmow Pell")

// townReport returns a report of an outlet from a town of its own, with the slogan below it.
func townReport(i int) *news.Article {
	town := towns[i%len(towns)]
	things := []string{"granary", "tramway", "orchard", "ferry", "choir", "quarry", "lighthouse", "bakery"}
	thing := things[i%len(things)]
	return news.New(news.Article{Key: news.Key(fmt.Sprint("town", i)), Source: "The Wharf Courier", Published: newstest.Day(1 + i),
		Title: fmt.Sprintf("%s loses its %s", town, thing),
		Text: fmt.Sprintf("In %s the old %s closes after %d years, and %d people lose their work.\n\n"+
			"“The %s of %s was ours,” said Odile Farrant.\n\nRead more: The sea is far away\n\n%s",
			town, thing, 20+i, 300+7*i, thing, town, slogan)})
}

func townReports(from, to int) (out []*news.Article) {
	for i := from; i < to; i++ {
		out = append(out, townReport(i))
	}
	return out
}

// holders returns how many of the articles the index has for a word.
func holders(t *testing.T, s *Store, word string) int {
	t.Helper()
	view := s.View()
	defer view.Release()
	found, err := view.Find(t.Context(), index.Query{Terms: []index.Term{{Text: view.Stemmer().Term(word), Weight: 1}},
		Passages: 100, Articles: 100})
	if err != nil {
		t.Fatal(err)
	}
	return len(found.Hits)
}

// shownSlogans returns of how many articles the slogan may be shown.
func shownSlogans(t *testing.T, s *Store) (n int) {
	t.Helper()
	view := s.View()
	defer view.Release()
	for serial := range view.Head() {
		a, err := view.Article(serial + 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range a.Sentences() {
			if line.Of(a.Text) == slogan && !slices.ContainsFunc(a.Boilerplate(), line.Overlaps) {
				n++
			}
		}
	}
	return n
}

// A line that an outlet repeats leaves the index and is not shown of any article, also not of those that were
// indexed before it was known. In how many steps they came does not matter.
func TestLearntLines(t *testing.T) {
	for _, tc := range []struct {
		name  string
		steps []int
	}{
		{"at once", []int{12}},
		{"one by one", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
		{"some and then the rest", []int{4, 12}},
	} {
		for _, dir := range []string{"", filepath.Join(t.TempDir(), "data")} {
			t.Run(tc.name+" "+filepath.Base(dir), func(t *testing.T) {
				s := open(t, dir)
				if _, err := s.Add(t.Context(), townReports(0, min(4, tc.steps[0]))); err != nil {
					t.Fatal(err)
				}
				if got := shownSlogans(t, s); got == 0 {
					t.Fatal("the slogan is known after a few articles")
				}
				from := 0
				for _, to := range tc.steps {
					if _, err := s.Add(t.Context(), townReports(from, to)); err != nil {
						t.Fatal(err)
					}
					from = to
				}
				check := func(when string) {
					t.Helper()
					if n := shownSlogans(t, s); n > 0 {
						t.Errorf("%s: the slogan of %d articles may be shown", when, n)
					}
					got := map[string]int{"pilots": holders(t, s, "pilots"), "sea": holders(t, s, "sea"), "years": holders(t, s, "years")}
					if diff := cmp.Diff(map[string]int{"pilots": 0, "sea": 0, "years": 12}, got); diff != "" {
						t.Errorf("%s: articles of the index by word (-want +got):\n%s", when, diff)
					}
					f, err := s.Examine(t.Context(), nil)
					if err != nil || f.NeedsIndex() || f.Words != nil {
						t.Errorf("%s: findings %+v, %v", when, f, err)
					}
				}
				check("after the import")
				if err := s.Recount(t.Context()); err != nil {
					t.Fatal(err)
				}
				check("after a recount")
				if err := s.Reindex(t.Context(), nil, nil); err != nil {
					t.Fatal(err)
				}
				check("after a reindex")
				if dir != "" {
					if err := s.Close(); err != nil {
						t.Fatal(err)
					}
					s = open(t, dir)
					check("after it was opened again")
				}
			})
		}
	}
}
