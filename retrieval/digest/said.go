package digest

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/digest/form"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// The rules by which a quote of the day is chosen. Its speaker is sure, it is about a story that is shown, and
// it has a fair length.
const (
	maxQuotations  = 3
	sureSpeaker    = 0.6
	minQuoteWords  = 6
	maxQuoteRunes  = 300
	roleBonus      = 0.2 // for a speaker whose role is printed
	vagueCost      = 0.4 // for a quote with a pronoun near its start that it does not explain
	itemPenalty    = 0.1 // for each story that ranks above the quote's
	sameStory      = 1.0 // for a story that has a quote already
	quoteCitedCost = 0.05
)

// quotations returns the quotes of the day: of distinct speakers, and on stories that are shown, on
// different ones if possible.
func (e *edition) quotations() []Quotation {
	all := e.quotable()
	var out []Quotation
	for len(out) < maxQuotations {
		best, score := -1, 0.0
		for i, q := range all {
			if now := q.score - e.quoteCost(q, out); !repeats(q, out) && (best < 0 || now > score) {
				best, score = i, now
			}
		}
		if best < 0 {
			break
		}
		out = append(out, all[best].Quotation)
		e.use(all[best].Excerpt)
	}
	slices.SortStableFunc(out, func(a, b Quotation) int { return cmp.Compare(a.Item, b.Item) })
	return out
}

// quotable is a quotation that may be chosen.
type quotable struct {
	Quotation
	score float64
}

// quoteCost returns what a quote loses because of the excerpts and quotes chosen before it.
func (e *edition) quoteCost(q quotable, chosen []Quotation) float64 {
	cost := quoteCitedCost * float64(e.cited[q.Excerpt.Article().Source])
	for _, c := range chosen {
		cost += sameStory * one(c.Item == q.Item)
	}
	return cost
}

// repeats reports whether a quote of the speaker, or of the same family, or the same excerpt is among those chosen.
func repeats(q quotable, chosen []Quotation) bool {
	return slices.ContainsFunc(chosen, func(c Quotation) bool {
		return c.Family != "" && c.Family == q.Family || surname(c.Speaker) == surname(q.Speaker) ||
			key(c.Excerpt.Text()) == key(q.Excerpt.Text())
	})
}

// surname returns the last word of a name, folded: articles differ in how much they print.
func surname(name string) string {
	w := strings.Fields(prose.Fold(name))
	return w[len(w)-1]
}

// quotable returns the quotes that may be shown, in the order of their articles' keys.
func (e *edition) quotable() []quotable {
	item := make(map[*news.Article]int)
	for i, r := range e.shown {
		for _, a := range r.Articles() {
			item[a] = i
		}
	}
	var out []quotable
	for _, s := range e.day.Said {
		i, shown := item[s.Article]
		if !shown || !s.Direct || strings.TrimSpace(s.Speaker) == "" || s.Confidence < sureSpeaker {
			continue
		}
		if x, ok := e.around(s); ok && e.isAbout(s.Article) && (e.named(x.Text()) || e.isUnder(s.Article)) {
			score := s.Confidence + e.corpus.OfText(x.Text()).Dot(e.shown[i].Vector()) - itemPenalty*float64(i)
			score += roleBonus*one(s.Role != "") - vagueCost*one(vague(s.Quote.Of(s.Article.Text)))
			out = append(out, quotable{Quotation{s, x, i}, score})
		}
	}
	slices.SortStableFunc(out, func(a, b quotable) int {
		return cmp.Or(cmp.Compare(a.Article.Key, b.Article.Key), cmp.Compare(a.Quote.Start, b.Quote.Start))
	})
	return out
}

// around returns the excerpt that shows a quote: the whole sentences that hold it and, if they do not print
// the speaker's name, the sentence before. It returns ok false if that is too long, is shown already, cannot
// be read alone, or does not print the name.
func (e *edition) around(s Said) (x news.Excerpt, ok bool) {
	text := s.Article.Text
	if !s.Quote.Valid(text) || len(strings.Fields(s.Quote.Of(text))) < minQuoteWords || form.PointsBack(s.Quote.Of(text)) {
		return x, false
	}
	span, named := e.sentencesAround(s)
	if !named || !span.Contains(s.Quote) {
		return x, false
	}
	x, err := s.Article.Excerpt(span)
	shown := x.Text()
	fits := utf8.RuneCountInString(shown) <= maxQuoteRunes
	return x, err == nil && fits && form.IsBalanced(shown) && !form.PointsBack(shown)
}

// sentencesAround returns the run of sentences of the article's body that holds the quote, and
// whether they or the sentence before print the speaker's name. If they do not, the sentence before
// is part of the run unless it is shown already. A run with a sentence that is shown already or
// that is old is empty.
func (e *edition) sentencesAround(s Said) (run prose.Span, named bool) {
	text, all := s.Article.Text, e.body(s.Article)
	from, _ := slices.BinarySearchFunc(all, s.Quote.Start+1, func(t prose.Span, at int) int { return t.End - at })
	if from == len(all) || !all[from].Overlaps(s.Quote) {
		return run, false
	}
	run = all[from]
	for to := from; to < len(all) && all[to].Overlaps(s.Quote); to++ {
		if run.End = all[to].End; e.used[key(all[to].Of(text))] || e.isOld(s.Article, all[to].Of(text)) {
			return prose.Span{}, false
		}
	}
	if named = names(run.Of(text), s.Speaker); named || from == 0 {
		return run, named
	}
	before := all[from-1].Of(text)
	if !e.used[key(before)] {
		run.Start = all[from-1].Start
	}
	return run, names(before, s.Speaker) && form.StandsAlone(before)
}

// names reports whether text prints a speaker's surname.
func names(text, speaker string) bool { return strings.Contains(prose.Fold(text), surname(speaker)) }

// vague reports whether the opening of a quote speaks of somebody or something by a pronoun.
func vague(quote string) bool {
	return slices.ContainsFunc(form.OpeningWords(quote), form.IsVague)
}
