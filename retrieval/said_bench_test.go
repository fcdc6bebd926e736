//go:build !windows

package retrieval

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/quote"
)

// BenchmarkWhoSaid asks who said words that are quoted: of each tenth article the middle
// words of its longest quote. It reports how many quotes are indexed, and of the processor
// time of a call the median and the 99th percentile. QUOTH_SET is as for
// BenchmarkAskAgainstStock.
func BenchmarkWhoSaid(b *testing.B) {
	articles, _ := benchSet(b)
	l := open(b, b.TempDir())
	for rest := articles; len(rest) > 0; {
		n := min(500, len(rest))
		add(b, l, rest[:n]...)
		rest = rest[n:]
	}
	asked, quotes := wordsToAsk(articles)
	if len(asked) == 0 {
		b.Skip("the articles quote nobody")
	}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := processorTime(b)
		if _, err := l.WhoSaid(b.Context(), Query{Text: asked[i%len(asked)]}); err != nil {
			b.Fatal(err)
		}
		took = append(took, processorTime(b)-start)
	}
	slices.Sort(took)
	milliseconds := func(share int) float64 { return 1000 * took[min(len(took)-1, share*len(took)/100)].Seconds() }
	b.ReportMetric(float64(quotes), "quotes")
	b.ReportMetric(milliseconds(50), "p50-cpu-ms")
	b.ReportMetric(milliseconds(99), "p99-cpu-ms")
}

func wordsToAsk(articles []*news.Article) (asked []string, quotes int) {
	for i, a := range articles {
		found := quote.Extract(a)
		quotes += len(found)
		if i%10 != 0 || len(found) == 0 {
			continue
		}
		longest := slices.MaxFunc(found, func(x, y quote.Quote) int { return cmp.Compare(x.Span.Len(), y.Span.Len()) }).Span
		text := longest.Of(a.Text)
		asked = append(asked, text[len(text)/5:])
	}
	return asked, quotes
}

// BenchmarkSpeakers completes the start of a speaker's name.
func BenchmarkSpeakers(b *testing.B) {
	articles, _ := benchSet(b)
	l := bundled(b, articles...)
	for b.Loop() {
		if _, err := l.Speakers(b.Context(), "ma", 25); err != nil {
			b.Fatal(err)
		}
	}
}
