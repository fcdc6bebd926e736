package speech

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/quote"
)

// How much a page holds at most. Only the first quotation of an article may be longer than articleRunes.
const (
	pageDirect    = 3 // direct and mixed speech
	pageReported  = 2
	articleQuotes = 2   // quotations of one article
	articleRunes  = 300 // characters of their excerpts together
)

// countedPages is how many pages are counted after the one that is shown.
const countedPages = 20

// page returns the quotations of a page, counted from 0, and how many pages there are, or fewer if they are very
// many. On a page direct speech stands before reported speech, each in the order of all. What does not fit comes
// on a later page.
func page(all []Quotation, n int) (out []Quotation, pages int, areAll bool) {
	for len(all) > 0 && pages <= n+countedPages {
		var next []Quotation
		if next, all = cutPage(all); pages == n {
			out = next
		}
		pages++
	}
	reported := func(q Quotation) int {
		if q.Type == quote.Indirect {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b Quotation) int { return cmp.Compare(reported(a), reported(b)) })
	return out, pages, len(all) == 0
}

// cutPage returns the quotations of the first page, and the rest.
func cutPage(all []Quotation) (first, rest []Quotation) {
	direct, reported := 0, 0
	quotes, runes := make(map[*news.Article]int), make(map[*news.Article]int)
	for _, q := range all {
		a, length := q.Excerpt.Article(), utf8.RuneCountInString(q.Excerpt.Text())
		count, most := &direct, pageDirect
		if q.Type == quote.Indirect {
			count, most = &reported, pageReported
		}
		isFull := quotes[a] > 0 && (quotes[a] == articleQuotes || runes[a]+length > articleRunes)
		if *count == most || isFull {
			rest = append(rest, q)
			continue
		}
		*count++
		quotes[a]++
		runes[a] += length
		first = append(first, q)
	}
	return first, rest
}
