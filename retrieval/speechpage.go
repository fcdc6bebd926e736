package retrieval

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/quote"
)

// How much a page of quotations holds; of one article no more than in any other reply.
const (
	pageDirect    = 4
	pageReported  = 2
	articleQuotes = 2
	articleRunes  = 300
)

// page is a page of quotations, counted from 0: within it direct speech comes before
// reported speech, both in their order. What no longer fits comes on a later page.
func page(all []Quotation, n int) (out []Quotation, more bool) {
	for ; ; n-- {
		out, all = cutPage(all)
		if n == 0 || len(all) == 0 {
			break
		}
	}
	if n > 0 {
		return nil, false
	}
	reported := func(q Quotation) int {
		if q.Type == quote.Indirect {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b Quotation) int { return cmp.Compare(reported(a), reported(b)) })
	return out, len(all) > 0
}

func cutPage(all []Quotation) (taken, rest []Quotation) {
	direct, reported := 0, 0
	quotes, runes := make(map[*news.Article]int), make(map[*news.Article]int)
	for _, q := range all {
		a, length := q.Excerpt.Article(), utf8.RuneCountInString(q.Excerpt.Text())
		count, most := &direct, pageDirect
		if q.Type == quote.Indirect {
			count, most = &reported, pageReported
		}
		if *count == most || quotes[a] > 0 && (quotes[a] == articleQuotes || runes[a]+length > articleRunes) {
			rest = append(rest, q)
			continue
		}
		*count++
		quotes[a]++
		runes[a] += length
		taken = append(taken, q)
	}
	return taken, rest
}
