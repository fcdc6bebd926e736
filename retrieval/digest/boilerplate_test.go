package digest

import (
	"slices"
	"strings"
	"testing"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
	"quoth/retrieval/prose"
)

// No sentence of the boilerplate that is given is shown, not even for the only article of a story.
func TestBoilerplateIsNotShown(t *testing.T) {
	const learnt = "The harbour pilots of Sarn on the coast read no other paper than this."
	const told = "The lock at Sarn closed on Tuesday after the north gate broke under the tide."
	a := news.New(news.Article{Key: "a", Source: "The Wharf Courier", Title: "The lock at Sarn closed",
		Published: newstest.Day(3), Text: learnt + "\n\n" + told + "\n\n" + learnt})
	day := Day{Date: news.Day(a.Published, nil), Articles: []*news.Article{a}}
	shown := func(day Day) string {
		var out []string
		for _, x := range Make(day, a.Published).Excerpts() {
			out = append(out, x.Text())
		}
		return strings.Join(out, "\n")
	}
	if got := shown(day); !strings.Contains(got, learnt) {
		t.Fatalf("without boilerplate %q is shown, want also the line", got)
	}
	day.Boilerplate = func(a *news.Article) []prose.Span {
		return slices.DeleteFunc(prose.Paragraphs(a.Text), func(p prose.Span) bool { return p.Of(a.Text) != learnt })
	}
	if got := shown(day); got != told {
		t.Errorf("shown %q, want %q", got, told)
	}
}
