package digest

import (
	"fmt"
	"testing"
	"time"

	"quoth/retrieval/digest/form"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// FuzzMake checks that a summary repeats no sentence, shows no sentence that needs one that is not shown, and
// quotes no speaker twice, for any articles.
func FuzzMake(f *testing.F) {
	f.Add("SARN — The old lock at Sarn closed on Monday after a flood. It was late.",
		"The old lock at Sarn closed on Monday after a flood.\nHe said so.",
		"“We told them in June that it would break,” said Ines Quill, a skipper.", 0, 42)
	f.Add("", "\xff\n\n—", "She said: “No”. However. Quill. Quill. Quill.", -3, 900)
	f.Fuzz(func(t *testing.T, one, two, three string, start, end int) {
		var articles []*news.Article
		for i, text := range []string{one, two, three, one + "\n" + three} {
			articles = append(articles, news.New(news.Article{
				Key: news.Key(fmt.Sprint(i)), Source: fmt.Sprint(i % 3), Title: two, Text: text,
				Published: time.Unix(int64(i), 0),
			}))
		}
		var said []Said
		for _, a := range articles {
			said = append(said, Said{Article: a, Quote: prose.Span{Start: start, End: end}, Speaker: "Ines Quill",
				Confidence: 1, Direct: true})
		}
		day := Day{Articles: articles[:3], Before: articles[3:], Said: said, Shown: []string{three}}
		s := Make(day, time.Unix(0, 0))
		checkSummary(t, s, key(three))
	})
}

func checkSummary(t *testing.T, s Summary, shown string) {
	t.Helper()
	seen := map[string]bool{shown: true}
	items := s.Items
	if s.Lead != nil {
		items = append([]Item{*s.Lead}, items...)
	}
	for _, i := range items {
		for n, x := range i.Sentences {
			after := n > 0 && i.Sentences[n-1].Article() == x.Article() && i.Sentences[n-1].Span().End <= x.Span().Start
			if k := key(x.Text()); seen[k] || !form.StandsAlone(x.Text()) && !after || !form.Fits(x.Text()) {
				t.Errorf("%q is shown again or cannot be read alone", x.Text())
			} else {
				seen[k] = true
			}
		}
	}
	for _, q := range s.Said {
		if !q.Excerpt.Span().Contains(q.Quote) || form.PointsBack(q.Excerpt.Text()) || q.Excerpt.Article() != q.Article {
			t.Errorf("%q shows no quote that can be read alone", q.Excerpt.Text())
		}
	}
	if len(s.Said) > 1 || len(s.Items) > maxItems {
		t.Errorf("%d quotes of one speaker, %d items", len(s.Said), len(s.Items))
	}
}
