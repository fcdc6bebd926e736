package retrieval

import (
	"context"
	"strings"

	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/people"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
)

// quotation shows the part of a quote around want: at most two sentences of an article, at
// sentence ends.
func quotation(b *store.CachedArticle, s Said, want prose.Span) (Quotation, error) {
	span := around(b, s.Quote, want)
	e, err := b.Excerpt(span)
	if err != nil {
		return Quotation{}, err
	}
	s.Quote = s.Quote.In(e.Span())
	var marked []prose.Span
	for _, m := range s.Marked {
		if m = m.In(e.Span()); m.Len() > 0 {
			marked = append(marked, m)
		}
	}
	s.Marked = marked
	out := Quotation{Excerpt: e, Said: s}
	out.CutBefore, out.CutAfter = b.Cuts(e.Span())
	return out, nil
}

// around is the sentence with the start of want, and a second one where both fit: of the
// quote if it has one, before or after. Without a sentence there it is want itself.
func around(b *store.CachedArticle, said, want prose.Span) prose.Span {
	text, all := b.Text, b.Sentences()
	i, to := b.Overlapping(want)
	if i == to {
		return passage.Shorten(text, want)
	}
	s, next := all[i], i+1
	if next < len(all) && all[next].Overlaps(said) && passage.Fits(text, s, all[next]) {
		return prose.Span{Start: s.Start, End: all[next].End}
	}
	if i > 0 && all[i-1].Overlaps(said) && passage.Fits(text, all[i-1], s) {
		return prose.Span{Start: all[i-1].Start, End: s.End}
	}
	if short := passage.Shorten(text, s.Span); short.End >= want.End {
		return short
	}
	return passage.Shorten(text, prose.Span{Start: want.Start, End: s.End}.Trim(text))
}

// utterance is what somebody said with where it is printed, for finding copies.
type utterance struct {
	Quotation
	book    *store.CachedArticle
	whole   prose.Span // all of the quote, in bytes of the text
	folded  string     // its words
	key     string     // of the speaker; empty: not known
	onTopic float64    // the share of the topic that its words have; 1 without a topic
}

func newUtterance(b *store.CachedArticle, s Said, q Quotation) utterance {
	u := utterance{Quotation: q, book: b, whole: s.Quote, folded: foldedWords(s.Quote.Of(b.Text))}
	if s.How != quote.Unattributed {
		u.key = people.Key(s.Speaker.Name)
	}
	return u
}

// foldedWords are the words of text, folded, each with a blank before and after.
func foldedWords(text string) string {
	var out strings.Builder
	out.WriteByte(' ')
	words := prose.NewWords(text)
	for words.Next() {
		out.WriteString(prose.Fold(words.Span().Of(text)))
		out.WriteByte(' ')
	}
	return out.String()
}

// copyWords is how many words two utterances share before they are taken for copies:
// shorter ones are said by many.
const copyWords = 4

// copyOf reports whether u prints the words of v, or a part of them, as said by the same
// speaker as far as is known.
func (u utterance) copyOf(v utterance) bool {
	if u.key != v.key && u.key != "" && v.key != "" {
		return false
	}
	long, short := u.folded, v.folded
	if len(long) < len(short) {
		long, short = short, long
	}
	return strings.Count(short, " ") > copyWords && strings.Contains(long, short)
}

// merged joins copies: each group is told by its best, by less, with the others as its
// copies, in the order of the first of each group. Copies in one article are left out.
func merged(ctx context.Context, all []utterance, better func(a, b utterance) bool) ([]Quotation, error) {
	var groups [][]utterance
next:
	for _, u := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for i, g := range groups {
			if u.copyOf(g[0]) {
				groups[i] = append(g, u)
				continue next
			}
		}
		groups = append(groups, []utterance{u})
	}
	out := make([]Quotation, len(groups))
	for i, g := range groups {
		best := 0
		for j := range g {
			if better(g[j], g[best]) {
				best = j
			}
		}
		out[i] = g[best].Quotation
		out[i].Copies = copiesOf(g, best)
	}
	return out, nil
}

func copiesOf(group []utterance, best int) []Copy {
	var out []Copy
	seen := map[*news.Article]bool{group[best].book.Article: true}
	for _, u := range group {
		a := u.book.Article
		if seen[a] {
			continue
		}
		seen[a] = true
		out = append(out, Copy{a, len(u.folded) < len(group[best].folded)})
	}
	return out
}
