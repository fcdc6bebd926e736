package retrieval_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// Words of the articles put together at random are refused. Not each time: two words in
// three can stand in one sentence by chance, and then that is what was asked for. The more
// words, the surer.
func TestNonsense(t *testing.T) {
	files := bundledFiles(t)
	lib := bundle(t, files)
	var articles [][]string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		articles = append(articles, plainWords(files[name].Text))
	}
	random := rand.New(rand.NewPCG(5, 6))
	for _, tc := range []struct{ words, floor int }{{3, 55}, {5, 66}, {8, 78}} {
		refused := 0
		for range 100 {
			var words []string
			for range tc.words {
				a := articles[random.IntN(len(articles))]
				words = append(words, a[random.IntN(len(a))])
			}
			answer, err := lib.Ask(context.Background(), retrieval.Query{Text: strings.Join(words, " "), Now: time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC)})
			if err != nil {
				t.Fatal(err)
			}
			refused += one(answer.Silence != nil)
		}
		t.Logf("of 100 times %d words %d were refused", tc.words, refused)
		if refused < tc.floor {
			t.Errorf("of 100 times %d words %d were refused, want %d at least", tc.words, refused, tc.floor)
		}
	}
}

// plainWords are the words of text that a question could be about, in small letters.
func plainWords(text string) (out []string) {
	for w := prose.NewWords(text); w.Next(); {
		word := strings.ToLower(w.Span().Of(text))
		if len(word) > 2 && len(question.Parse(word, question.Known{}).Terms) > 0 {
			out = append(out, word)
		}
	}
	return out
}
