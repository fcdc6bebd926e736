package jsonreply_test

import (
	"strings"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

var asked = time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)

// footbridge returns an article of an invented town, with an address.
func footbridge() *news.Article {
	return news.New(news.Article{
		Key: "bridge-1", Source: "Tavel Post", Title: "Footbridge at Tavel to stay shut",
		URL: "https://tavelpost.example/bridge", Published: time.Date(2026, 1, 6, 9, 0, 0, 0, time.UTC),
		Text: "The footbridge over the Sorrel will stay shut until April.\n" +
			"Mayor Odile Brandt said the railings had rusted through. " +
			"“Nobody crosses before Easter,” Brandt told the council.\n" +
			"Repairs will cost 40,000 crowns.",
	})
}

// riverOtters returns an article of a file.
func riverOtters() *news.Article {
	return news.New(news.Article{
		Key: "otters-1", Source: "Sorrel Valley Echo", Title: "Otters counted again on the Sorrel",
		File: "otters.txt", Published: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
		Text: "Volunteers counted 31 otters along the river on Sunday.\n" +
			"It was the highest number since counting began.",
	})
}

// spanOf returns the span of an article's text from one text to another, each at its first place.
func spanOf(t *testing.T, a *news.Article, from, to string) prose.Span {
	t.Helper()
	start, end := strings.Index(a.Text, from), strings.Index(a.Text, to)
	if start < 0 || end < 0 {
		t.Fatalf("%q … %q is not in %q", from, to, a.Text)
	}
	return prose.Span{Start: start, End: end + len(to)}
}

func cut(t *testing.T, a *news.Article, from, to string) news.Excerpt {
	t.Helper()
	e, err := a.Excerpt(spanOf(t, a, from, to))
	if err != nil {
		t.Fatal(err)
	}
	return e
}
