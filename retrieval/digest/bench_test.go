package digest_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"quoth/retrieval/digest"
	"quoth/retrieval/news"
)

// monday is the day that most tests summarise.
var monday = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// crowd is n articles of 600 words on n/4 stories in ten outlets, of made-up words.
func crowd(n int, day time.Time) []*news.Article {
	rng := rand.New(rand.NewPCG(uint64(n), uint64(day.Unix())))
	out := make([]*news.Article, n)
	for i := range out {
		about := rng.IntN(n/4 + 1)
		var b strings.Builder
		for range 30 {
			b.WriteString("Councillors")
			for range 18 {
				fmt.Fprintf(&b, " word%d", about*40+int(40*rng.ExpFloat64())%4000)
			}
			b.WriteString(".\n")
		}
		out[i] = news.New(news.Article{Key: news.Key(fmt.Sprint(day.Format("0102"), "-", i)),
			Source: fmt.Sprint("Outlet ", i%10),
			Title:  fmt.Sprintf("Word%d meets word%d", about*40, about*40+1), Text: b.String(), Published: day})
	}
	return out
}

// BenchmarkMake: 1,000 articles of the day, and as many of the day before.
func BenchmarkMake(b *testing.B) {
	day := digest.Day{Date: monday, Articles: crowd(1000, monday), Before: crowd(1000, monday.AddDate(0, 0, -1))}
	for b.Loop() {
		digest.Make(day, monday)
	}
}

func BenchmarkMakeWithoutBefore(b *testing.B) {
	day := digest.Day{Date: monday, Articles: crowd(1000, monday)}
	for b.Loop() {
		digest.Make(day, monday)
	}
}

// BenchmarkMakeWeek: 3,000 articles of a week, and 1,500 of the days before.
func BenchmarkMakeWeek(b *testing.B) {
	week := digest.Day{Date: monday, First: monday.AddDate(0, 0, -6), Before: crowd(1500, monday.AddDate(0, 0, -7))}
	for age := range 7 {
		week.Articles = append(week.Articles, crowd(3000/7, monday.AddDate(0, 0, -age))...)
	}
	for b.Loop() {
		digest.Make(week, monday)
	}
}
