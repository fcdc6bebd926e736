package retrieval

import (
	"slices"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// The names in what somebody said are neither their own nor those that only the reporter prints.
func TestNamesSaid(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, news.New(news.Article{Key: "pier", Title: "The pier", Source: "Echo", Published: newstest.Day(3),
		Text: "In Quenby it rained. “We must save the pier at Tavel before the winter,” said mayor Rosa Vane.\n" +
			"“The harbour of Orle is next,” said Anselm Roux."}))
	for speaker, want := range map[string][]string{"Rosa Vane": {"Tavel"}, "Vane": {"Tavel"}, "Nobody Known": nil, "": nil} {
		names, err := l.NamesSaid(t.Context(), speaker)
		var got []string
		for _, n := range names {
			got = append(got, n.Printed)
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("NamesSaid(%q) = %q, %v, want %q", speaker, got, err, want)
		}
	}
	names, err := l.InTheNews(t.Context(), newstest.Day(4))
	if err != nil || len(names) != 5 {
		t.Errorf("in the news: %v, %v, want Quenby, Tavel, Orle and both speakers", names, err)
	}
}
