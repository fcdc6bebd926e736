package speech

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"quoth/retrieval/collation"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/store"
	"quoth/retrieval/wording"
)

// Printings is a quotation as several outlets print it.
type Printings struct {
	Words int        // how many words they print together
	All   []Printing // one for each outlet, the earliest first
}

// Printing is what an outlet prints of a quotation. Of several articles it is the one with the most words.
type Printing struct {
	Excerpt  news.Excerpt // from the first to the last word of the quotation
	Said                  // who said it, according to this article
	Words    int          // of the whole, that are printed
	Articles int          // of the outlet, that print it
	Changes  []Change     // in the order of the whole
}

// Change is a place in which a printing differs from the whole.
type Change struct {
	Left   []news.Excerpt // words that other outlets print, and this one does not
	Right  news.Excerpt   // what it prints in their place; empty if it prints nothing
	Marked bool           // an ellipsis or brackets say that it differs there
}

// Collate returns how the outlets print the quotation that has the words of a claim. The Quotes are those of Check.
// If they have no quotation between marks, there are no printings.
func (f Finder) Collate(ctx context.Context, c Claim, q Query) (Quotes, Printings, error) {
	s := f.newClaimSearch(c, q)
	all, err := s.run(ctx)
	if err != nil || s.out.Silence != nil {
		return s.out, Printings{}, err
	}
	first, ok := fullest(slices.DeleteFunc(all, func(u utterance) bool { return !u.Match.Quoted || !u.saysTheSame() }))
	if !ok {
		return s.out, Printings{}, nil
	}
	out, err := s.collate(ctx, first)
	return s.out, out, err
}

// fullest returns the utterance with the most words; the earliest of equals.
func fullest(all []utterance) (utterance, bool) {
	if len(all) == 0 {
		return utterance{}, false
	}
	return slices.MinFunc(all, func(a, b utterance) int {
		return cmp.Or(cmp.Compare(len(b.folded), len(a.folded)), a.date().Compare(b.date()),
			cmp.Compare(a.article.Serial, b.article.Serial))
	}), true
}

// collate compares the printings of an utterance.
func (s *claimSearch) collate(ctx context.Context, first utterance) (Printings, error) {
	base := newPrinted(first.article, s.view.Quotes(first.article))
	base.only(first.whole)
	printed := []printed{base}
	serials, err := s.quoting(ctx, wording.Read(base.words()).Pairs())
	if err != nil {
		return Printings{}, err
	}
	serials = slices.DeleteFunc(serials, func(n news.Serial) bool { return n == first.article.Serial })
	for a, err := range s.each(ctx, serials, s.query.Scope) {
		if err != nil {
			return Printings{}, err
		}
		printed = append(printed, newPrinted(a, s.view.Quotes(a)))
	}
	return collated(printed)
}

// printed is an article with its utterances between quotation marks.
type printed struct {
	article *store.CachedArticle
	quotes  []quote.Quote
	groups  [][]prose.Span
}

func newPrinted(a *store.CachedArticle, quotes []quote.Quote) printed {
	p := printed{article: a}
	last := 0
	for _, q := range quotes {
		if q.Type == quote.Indirect {
			continue
		}
		if len(p.groups) == 0 || q.Group != last {
			p.groups = append(p.groups, nil)
		}
		last = q.Group
		p.groups[len(p.groups)-1] = append(p.groups[len(p.groups)-1], q.Marked...)
		p.quotes = append(p.quotes, q)
	}
	return p
}

// only drops the utterances that do not overlap a span.
func (p *printed) only(span prose.Span) {
	p.groups = slices.DeleteFunc(p.groups, func(spans []prose.Span) bool {
		return !slices.ContainsFunc(spans, span.Overlaps)
	})
}

// words returns all words of the utterances.
func (p printed) words() string {
	var out strings.Builder
	for _, spans := range p.groups {
		for _, s := range spans {
			out.WriteString(s.Of(p.article.Text))
			out.WriteByte(' ')
		}
	}
	return out.String()
}

// collated compares what articles print, each with the one that has the most words of the quotation.
func collated(all []printed) (Printings, error) {
	words, variants := compare(all)
	if most := mostWords(variants); most > 0 {
		all[most].only(variants[most].Span)
		all[0], all[most] = all[most], all[0]
		words, variants = compare(all)
	}
	out := Printings{Words: words}
	var found []Printing
	for i, v := range variants {
		if v.Words == 0 {
			continue
		}
		p, err := newPrinting(all, i, v)
		if err != nil {
			return Printings{}, err
		}
		found = append(found, p)
	}
	out.All = byOutlet(found)
	return out, nil
}

// compare collates what articles print. The utterances of the first are the quotation.
func compare(all []printed) (words int, variants []collation.Variant) {
	texts := make([]collation.Printing, len(all))
	for i, p := range all {
		texts[i] = collation.Printing{Text: p.article.Text, Groups: p.groups}
	}
	return collation.Collate(texts)
}

// mostWords returns which variant has the most words; the first of equals.
func mostWords(all []collation.Variant) (most int) {
	for i, v := range all {
		if v.Words > all[most].Words {
			most = i
		}
	}
	return most
}

// newPrinting returns what article i prints.
func newPrinting(all []printed, i int, v collation.Variant) (p Printing, err error) {
	a := all[i].article
	p = Printing{Said: quoteAt(all[i].quotes, v.Span, a.Text), Words: v.Words, Articles: 1}
	if p.Excerpt, err = a.Excerpt(v.Span); err != nil {
		return Printing{}, err
	}
	for _, c := range v.Changes {
		change := Change{Marked: c.Marked}
		if change.Left, err = excerptsOf(all, c.Left); err != nil {
			return Printing{}, err
		}
		if c.Right.Len() > 0 {
			if change.Right, err = a.Excerpt(c.Right); err != nil {
				return Printing{}, err
			}
		}
		p.Changes = append(p.Changes, change)
	}
	return p, nil
}

// excerptsOf cuts pieces from the articles that print them.
func excerptsOf(all []printed, pieces []collation.Piece) (out []news.Excerpt, err error) {
	for _, p := range pieces {
		e, err := all[p.Printing].article.Excerpt(p.Span)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// byOutlet returns the printing of each outlet that has the most words, the earliest first. An article without an
// outlet stands for itself.
func byOutlet(all []Printing) (out []Printing) {
	slices.SortStableFunc(all, func(a, b Printing) int {
		return cmp.Or(cmp.Compare(b.Words, a.Words), earlier(a, b))
	})
	for _, p := range all {
		name := p.Excerpt.Article().Source
		i := slices.IndexFunc(out, func(q Printing) bool { return name != "" && q.Excerpt.Article().Source == name })
		if i < 0 {
			out = append(out, p)
			continue
		}
		out[i].Articles++
	}
	slices.SortStableFunc(out, earlier)
	return out
}

// earlier orders printings by date. Those without a date come last.
func earlier(a, b Printing) int {
	dateA, knownA := a.Excerpt.Article().Date()
	dateB, knownB := b.Excerpt.Article().Date()
	if knownA != knownB {
		if knownA {
			return -1
		}
		return 1
	}
	return cmp.Or(dateA.Compare(dateB), cmp.Compare(a.Excerpt.Article().Key, b.Excerpt.Article().Key))
}
