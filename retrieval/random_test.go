package retrieval

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"quoth/retrieval/news"
)

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

// randomArticle is one that reading could have given: few keys, so that they meet, and
// fields that are there or not.
func randomArticle(r *rand.Rand) *news.Article {
	a := news.Article{
		Key:       news.Key(pick(r, "one", "two", "three/§", "<4> & “five”", fmt.Sprint("n", r.IntN(1000)))),
		Title:     pick(r, "", "Ferry back", "Crème brûlée \\ \"recalled\"", "港の再開"),
		Source:    pick(r, "", "Gazette", "Évening Voice"),
		Author:    pick(r, "", "Ada Orme"),
		URL:       pick(r, "", "https://packet.example/a?b=<c>&d=e"),
		Published: pick(r, time.Time{}, time.Date(2026, 3, 1+r.IntN(20), 7, 30, 0, 250e6, time.FixedZone("", pick(r, 0, 3600, -12600)))),
		Fetched:   pick(r, asked, asked.Add(-time.Duration(r.IntN(1e6))*time.Second)),
		Text:      randomText(r),
	}
	if a.URL == "" {
		a.File = pick(r, "", "ferry.txt")
	}
	return news.New(a)
}

func randomText(r *rand.Rand) string {
	if r.IntN(2) == 0 {
		return pick(r, "Words.", "Other words.") // often the same, so that only the citation differs
	}
	var b strings.Builder
	b.WriteString("Start ")
	for range r.IntN(80) {
		b.WriteString(pick(r, "ferry", "“quay”", "don’t", "U.S.", "1,200.5", "…", "东京", "😀", "\u2028", "\u00ad", "\\n", "<b>", "\ufffd", "\u202e", "of", "ÉCOLE"))
		b.WriteString(pick(r, " ", " ", " ", ". ", "\n", "\n\n", "\t"))
	}
	return b.String()
}
