package retrieval

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// hostile are texts of n times the same, made to cost the square of n.
var hostile = map[string]func(n int) string{
	"one speaker, the same words": func(n int) string {
		return strings.Repeat("“We will go on,” said Ada Crake, the mayor of Skellan. ", n)
	},
	"one speaker, other words each time": func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "“We will go on to harbour number %d,” said Ada Crake, the mayor of Skellan. ", i)
		}
		return b.String()
	},
	"a pronoun": func(n int) string {
		return "Ada Crake came. " + strings.Repeat("“We will go on,” she said. ", n)
	},
	"reported speech": func(n int) string {
		return strings.Repeat("According to Ada Crake, the harbour wall will hold. ", n)
	},
	"paragraphs": func(n int) string {
		return strings.Repeat("“We will go on,” said Ada Crake, the mayor of Skellan.\n", n)
	},
}

// Each way to ask does work in proportion to an article's length. What is counted is memory,
// which does not depend on what else the machine does: cutting an article into sentences for
// each quote, say, takes the square.
func TestAskingIsLinearInAnArticle(t *testing.T) {
	ways := map[string]func(context.Context, *Library) error{
		"what somebody said": func(ctx context.Context, l *Library) error { _, err := l.Said(ctx, "Ada Crake", Query{}); return err },
		"what somebody said about": func(ctx context.Context, l *Library) error {
			_, err := l.Said(ctx, "Ada Crake", Query{Text: "harbour"})
			return err
		},
		"what anybody said about": func(ctx context.Context, l *Library) error {
			_, err := l.Said(ctx, "", Query{Text: "harbour"})
			return err
		},
		"who said": func(ctx context.Context, l *Library) error {
			_, err := l.WhoSaid(ctx, Query{Text: "We will go on"})
			return err
		},
		"who said, with another word": func(ctx context.Context, l *Library) error {
			_, err := l.WhoSaid(ctx, Query{Text: "We shall go on to the harbour"})
			return err
		},
		"a fact": func(ctx context.Context, l *Library) error {
			_, err := l.Ask(ctx, Query{Text: "Who is the mayor of Skellan?"})
			return err
		},
		"a topic": func(ctx context.Context, l *Library) error {
			_, err := l.Ask(ctx, Query{Text: "harbour wall"})
			return err
		},
		"the newest": func(ctx context.Context, l *Library) error { _, _, err := l.Latest(ctx, Query{}, 3); return err },
		"the summary of the day": func(ctx context.Context, l *Library) error {
			_, err := l.Summary(ctx, SummaryQuery{Day: newstest.Day(18).Truncate(newstest.Day(18).Sub(newstest.Day(17)))})
			return err
		},
	}
	for shape, text := range hostile {
		small, large := bundled(t, long(text(500))), bundled(t, long(text(2000)))
		for name, ask := range ways {
			t.Run(shape+"/"+name, func(t *testing.T) {
				a, b := worked(t, small, ask), worked(t, large, ask)
				if b > 6*a+1<<20 {
					t.Errorf("%d bytes of memory for an article, %d for one four times as long: want four times as many", a, b)
				}
			})
		}
	}
}

func long(text string) *news.Article {
	return news.New(news.Article{Key: "long", Title: "Harbour wall", Source: "Gazette", Published: newstest.Day(18), Text: text})
}

// worked is how many bytes of memory a way to ask has used by its end. The library is asked
// before, so that what it makes once is made.
func worked(t *testing.T, l *Library, ask func(context.Context, *Library) error) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	for range 2 {
		runtime.ReadMemStats(&before)
		if err := ask(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
	}
	return after.TotalAlloc - before.TotalAlloc
}
