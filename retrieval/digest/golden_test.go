package digest_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/read"
	"quoth/seeds"
)

var update = flag.Bool("update", false, "rewrite the golden file")

const goldenFile = "testdata/sample-week.txt"

// TestGolden summarises each day of the sample edition as it would have been posted, and the whole week, and compares
// the result with a file that a person has read. Beside the summary of a day stands the simplest one: the first
// sentences of the three newest articles.
func TestGolden(t *testing.T) {
	articles := bundled(t)
	var b strings.Builder
	var shown []string
	for day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC); day.Day() <= 7; day = day.AddDate(0, 0, 1) {
		of, before := split(articles, day, 0, 3)
		s := digest.Make(digest.Day{Date: day, Articles: of, Before: before, Shown: shown, Said: said(of)},
			day.AddDate(0, 0, 1))
		print(&b, s)
		fmt.Fprintf(&b, "\nlead-3:\n")
		for _, line := range leadThree(of) {
			fmt.Fprintf(&b, "  %s\n", line)
		}
		fmt.Fprintln(&b)
		for _, e := range s.Excerpts() {
			shown = append(shown, e.Text())
		}
	}
	week, _ := split(articles, time.Date(2026, 3, 8, 0, 0, 0, 0, time.UTC), 6, 0)
	fmt.Fprintln(&b, "The week")
	print(&b, digest.Make(digest.Day{First: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC),
		Date: time.Date(2026, 3, 8, 0, 0, 0, 0, time.UTC), Articles: week, Said: said(week)},
		time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC)))
	compare(t, b.String())
}

// print writes a summary as a reader would like to see it, with the parts of each score.
func print(b *strings.Builder, s digest.Summary) {
	fmt.Fprintf(b, "== %s: %d articles, %d outlets, %d words, %d min\n", s.Date.Format("Monday 2 January 2006"),
		s.Articles, s.Outlets, s.Words, s.Minutes)
	if s.Lead != nil {
		printItem(b, "lead", *s.Lead)
	}
	for _, i := range s.Items {
		printItem(b, "item", i)
	}
	for _, q := range s.Said {
		fmt.Fprintf(b, "said %s (%s), on %d\n  %s\n", q.Speaker, q.Role, q.Item, cited(q.Excerpt))
	}
	printLines(b, "corrected", s.Corrected)
	printLines(b, "developing", s.Developing)
	printLines(b, "dropped", s.Dropped)
}

func printItem(b *strings.Builder, kind string, i digest.Item) {
	fmt.Fprintf(b, "%s %.2f", kind, i.Score)
	for _, p := range i.Why {
		fmt.Fprintf(b, " %s %+.2f", p.Name, p.Effect)
	}
	if !i.Since.IsZero() {
		fmt.Fprintf(b, " since %s", i.Since.Format("2 January"))
	}
	fmt.Fprintln(b)
	for _, s := range i.Sentences {
		fmt.Fprintf(b, "  %s\n", cited(s))
	}
}

func printLines(b *strings.Builder, kind string, lines []digest.Line) {
	for _, l := range lines {
		since := ""
		if !l.Since.IsZero() {
			since = " since " + l.Since.Format("2 January")
		}
		fmt.Fprintf(b, "%s%s: %s [%s, %d in all]\n", kind, since, l.Article.Title, l.Article.Source, l.Articles)
	}
}

func cited(e news.Excerpt) string {
	return fmt.Sprintf("%s [%s: %s]", e.Text(), strings.TrimSuffix(e.Article().Source, " (sample)"),
		e.Article().Title)
}

// leadThree is the baseline that headline readers give.
func leadThree(of []*news.Article) []string {
	newest := slices.Clone(of)
	slices.SortFunc(newest, func(a, b *news.Article) int {
		return b.Published.Compare(a.Published)*2 + strings.Compare(string(a.Key), string(b.Key))
	})
	var out []string
	for _, a := range newest[:min(3, len(newest))] {
		first := prose.Sentences(a.Text)[0]
		out = append(out, first.Of(a.Text))
	}
	return out
}

// split sorts articles into those published on date or up to more days before, and those of the days before that.
func split(articles []*news.Article, date time.Time, more, days int) (of, before []*news.Article) {
	for _, a := range articles {
		switch age := int(date.Sub(news.Day(a.Published, time.UTC)) / (24 * time.Hour)); {
		case 0 <= age && age <= more:
			of = append(of, a)
		case more < age && age <= more+days:
			before = append(before, a)
		}
	}
	return of, before
}

func bundled(t *testing.T) []*news.Article {
	t.Helper()
	var out []*news.Article
	for item := range read.Tree(seeds.FS(), read.Options{}) {
		if item.Refusal != nil {
			t.Fatal(item.Refusal)
		}
		out = append(out, item.Article)
	}
	return out
}

// said are the quotes of articles, as the library hands them on.
func said(articles []*news.Article) []digest.Said {
	var out []digest.Said
	for _, a := range articles {
		for _, q := range quote.Extract(a) {
			out = append(out, digest.Said{Article: a, Quote: q.Span, Marked: q.Marked, Speaker: q.Speaker.Name,
				Role:       q.Speaker.Role,
				Confidence: q.Confidence, Direct: q.Type == quote.Direct})
		}
	}
	return out
}

func compare(t *testing.T, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(goldenFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("summaries differ from %s; read the change, then -update (-want +got):\n%s", goldenFile, diff)
	}
}
