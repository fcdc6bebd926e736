package main

import (
	"cmp"
	"context"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/news"
)

// newLibrary returns a library in memory with the articles.
func newLibrary(kept []article) (*retrieval.Library, error) {
	var articles []*news.Article
	for _, a := range kept {
		published, _ := time.Parse(time.DateOnly, a.Date)
		articles = append(articles, news.New(news.Article{
			Key: news.Key(a.ID), Title: a.Title, Source: a.Source, Published: published, Text: a.Text,
		}))
	}
	return retrieval.Bundled(articles)
}

// askLibrary returns an asker whose answer is the first result of the library.
func askLibrary(lib *retrieval.Library) asker {
	return func(ctx context.Context, words string) (answer, error) {
		found, err := lib.WhoSaid(ctx, retrieval.Query{Text: words})
		return answerOf(&found), err
	}
}

// askQuestion returns an asker of whole questions.
func askQuestion(lib *retrieval.Library) asker {
	return func(ctx context.Context, question string) (answer, error) {
		found, err := lib.Ask(ctx, retrieval.Query{Text: question})
		return answerOf(found.Checked), err
	}
}

// answerOf returns the verdict on a claim with its first result. Without a verdict the claim is absent.
func answerOf(checked *retrieval.Quotes) answer {
	if checked == nil || checked.Verdict == "" {
		return answer{verdict: absent}
	}
	out := answer{verdict: verdict(checked.Verdict)}
	if len(checked.Results) > 0 {
		best := checked.Results[0]
		out.article, out.speaker = string(best.Excerpt.Article().Key), cmp.Or(best.Speaker.Name, best.Speaker.AsPrinted)
	}
	return out
}
