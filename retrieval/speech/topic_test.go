package speech

import (
	"fmt"
	"strings"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
)

// The paragraph around a quote is read once for all quotes in it.
func TestParagraphsAreReadOnce(t *testing.T) {
	text := strings.Repeat("“We will go on,” said Ada Crake, the mayor of Skellan. ", 200)
	a := store.NewCachedArticle(1, news.New(news.Article{Key: "harbour", Title: "A harbour", Text: text}))
	quotes := quote.Extract(a.Article)
	topic := newTopic([]question.Term{{Text: "harbour", Weight: 1}}, nil, a, quotes)
	for _, q := range quotes {
		topic.score(q)
	}
	if len(quotes) < 200 || len(topic.paragraphs) != 1 {
		t.Errorf("%d paragraphs read for %d quotes in one, want 1 for 200", len(topic.paragraphs), len(quotes))
	}
}

func TestHighest(t *testing.T) {
	var all []utterance
	for i, score := range []float64{1, 3, 2, 3, 1} {
		u := utterance{folded: fmt.Sprint(i)}
		u.Score, u.whole.Start = score, i
		all = append(all, u)
	}
	got := ""
	for _, u := range highest(all, 3) {
		got += u.folded
	}
	if want := "123"; got != want {
		t.Errorf("highest three = %s, want %s", got, want)
	}
}
