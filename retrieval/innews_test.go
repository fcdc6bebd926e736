package retrieval

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
)

func TestAddNames(t *testing.T) {
	for sentence, want := range map[string][]string{
		"Voters in Tavel chose Rosa Vane on Tuesday in May.": {"Rosa Vane", "Tavel"},
		"Tavel is quiet.": nil,
		"The pier’s owner, Orlo Bell, met Brandt’s brother in New Sorrel.": {"Brandt", "New Sorrel", "Orlo Bell"},
		"He asked A. B. and the U.S. team of It":                           {"U.S"},
		"They read The Sorrel Valley Echo Weekly.":                         {"Echo Weekly", "The Sorrel Valley"},
		"": nil,
	} {
		got := make(map[string]bool)
		addNames(got, sentence)
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(got))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", sentence, diff)
		}
	}
}

// The names of most articles come first; articles of the future and what follows the opening do not count.
func TestNamesInNews(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 1, d, 9, 0, 0, 0, time.UTC) }
	library, err := Bundled([]*news.Article{
		news.New(news.Article{Key: "1", Source: "Tavel Post", Title: "Pier", Published: day(5), Text: "The pier at Tavel is shut. It was old."}),
		news.New(news.Article{Key: "2", Source: "Tavel Post", Title: "Mayor", Published: day(6),
			Text: "In Tavel, the mayor Rosa Vane met the owners.\nThey agreed.\nIt took an hour.\nThen came Orlo Bell."}),
		news.New(news.Article{Key: "3", Source: "Echo", Title: "Later", Published: day(9), Text: "The ferry to Sorrel sails to Sorrel again."}),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	for n, want := range map[int][]string{9: {"Tavel", "Rosa Vane"}, 1: {"Tavel"}, 0: {}} {
		got, err := library.NamesInNews(t.Context(), Query{Now: day(7)}, n)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%d names (-want +got): %v\n%s", n, err, diff)
		}
	}
}
