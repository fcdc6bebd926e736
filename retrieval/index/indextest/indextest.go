package indextest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Maker makes an empty index, which is closed at the end of the test.
type Maker func(testing.TB) index.Index

// Run tests that the indexes which create makes behave as every index must.
func Run(t *testing.T, create Maker) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Maker)
	}{
		{"Counts", testCounts},
		{"CountsAgreeWithMentions", testCountsAgreeWithMentions},
		{"Beside", testBeside},
		{"BesideTakesTermsTogether", testBesideTakesTermsTogether},
		{"BesideByWeight", testBesideByWeight},
		{"Bonds", testBonds},
		{"BesideNothing", testBesideNothing},
		{"LookupsEndWithContext", testLookupsEndWithContext},
		{"Filter", testFilter},
		{"RanksDoNotDependOnBatches", testRanksDoNotDependOnBatches},
		{"FindNothing", testFindNothing},
		{"FindEndsWithContext", testFindEndsWithContext},
		{"Mentions", testMentions},
		{"MentionsByVariants", testMentionsByVariants},
		{"MentionsOfAWordWithItsVariant", testMentionsOfAWordWithItsVariant},
		{"MentionsOfAWordWithItsVariantBeforeAnother", testMentionsOfAWordWithItsVariantBeforeAnother},
		{"MentionsInFilter", testMentionsInFilter},
		{"MentionsDoNotDependOnBatches", testMentionsDoNotDependOnBatches},
		{"Scores", testScores},
		{"Weights", testWeights},
		{"ScoresAreNumbers", testScoresAreNumbers},
		{"Drop", testDrop},
		{"Replace", testReplace},
		{"LeaveOut", testLeaveOut},
		{"EmptyBatchMovesCursor", testEmptyBatchMovesCursor},
		{"PutEmptyArticle", testPutEmptyArticle},
		{"UpdateAfterClose", testUpdateAfterClose},
		{"FindWhileUpdating", testFindWhileUpdating},
		{"FormsOfCurrentArticles", testFormsOfCurrentArticles},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, create) })
	}
}

// Doc is an article whose passages are its lines.
func Doc(serial int, title, text string) index.Document {
	return DocOf(serial, news.Article{Title: title, Text: text})
}

func DocOf(serial int, a news.Article) index.Document {
	done := news.New(a)
	return index.Document{Serial: news.Serial(serial), Article: done, Passages: prose.Paragraphs(done.Text)}
}

func Update(t testing.TB, x index.Index, b index.Batch) {
	t.Helper()
	if err := x.Update(b); err != nil {
		t.Fatal(err)
	}
}

// Terms are those of words, each of weight 1.
func Terms(words ...string) []index.Term {
	var out []index.Term
	var s prose.Stemmer
	for _, w := range words {
		out = append(out, index.Term{Text: s.Term(w), Weight: 1})
	}
	return out
}

func Find(t testing.TB, x index.Index, q index.Query) index.Found {
	t.Helper()
	found, err := x.Find(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Serials are the articles found for words, best first.
func Serials(t testing.TB, x index.Index, q index.Query) []news.Serial {
	t.Helper()
	var out []news.Serial
	for _, h := range Find(t, x, q).Hits {
		out = append(out, h.Serial)
	}
	return out
}

func Diff(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: (-want +got)\n%s", what, d)
	}
}

// Harbour is n articles: each has the word harbour, its number as a word, and words that
// some others have too.
func Harbour(n int) []index.Document {
	out := make([]index.Document, n)
	for i := range out {
		out[i] = DocOf(i+1, news.Article{
			Title: fmt.Sprintf("Harbour notes %d", i),
			Text: fmt.Sprintf("Harbour berth%d took %d ships.\nPilot%d and crew%d rested while the harbour slept.", i,
				i%7, i%5, i%3),
			Source: []string{"The Quenby Packet", "Gazette"}[i%2], Published: Date(1 + i%20),
		})
	}
	return out
}

func Date(day int) time.Time { return time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC) }
