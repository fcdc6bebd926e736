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
		if err != nil || len(found.Results) == 0 {
			return answer{verdict: absent}, err
		}
		best := found.Results[0]
		out := answer{differs, string(best.Excerpt.Article().Key), cmp.Or(best.Speaker.Name, best.Speaker.AsPrinted)}
		switch {
		case best.Match.Verbatim:
			out.verdict = verbatim
		case best.Match.Cut:
			out.verdict = cut
		}
		return out, nil
	}
}
