package speech

import (
	"context"
	"strings"
	"time"

	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/store"
)

// utterance is a quotation with what is needed to order it and to find its copies.
type utterance struct {
	Quotation
	article *store.CachedArticle
	whole   prose.Span // all that was said, in bytes of the text
	folded  string     // its words; see foldWords
	key     string     // of the speaker; see store.View.SpeakerKey; "": not known
	// topicShare is the share of the topic that its words have; 1 if the query has no topic.
	topicShare float64
}

// newUtterance returns something that was said, with the sentences around want.
func (f Finder) newUtterance(
	ctx context.Context, a *store.CachedArticle, s Said, want prose.Span,
) (u utterance, err error) {
	u = utterance{article: a, whole: s.Quote, folded: foldWords(s.Quote.Of(a.Text)), topicShare: 1}
	if u.Quotation, err = newQuotation(a, s, want); err != nil {
		return utterance{}, err
	}
	if s.IsNamed() {
		u.key, err = f.view.SpeakerKey(ctx, s.Speaker.Name)
	}
	return u, err
}

// newQuotation returns something that was said, with the sentences around want as its excerpt.
func newQuotation(a *store.CachedArticle, s Said, want prose.Span) (Quotation, error) {
	e, err := a.Excerpt(around(a, s.Quote, want))
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
	out.CutBefore, out.CutAfter = a.Cuts(e.Span())
	return out, nil
}

// around returns the sentence in which want starts, with the next or the previous sentence if that has a part of the
// quote and both fit into an excerpt. If want is in no sentence, it returns want, shortened.
func around(a *store.CachedArticle, said, want prose.Span) prose.Span {
	text, all := a.Text, a.Sentences()
	i, to := a.Overlapping(want)
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

// foldWords returns the words of text, folded, each with a blank before and after it.
func foldWords(text string) string {
	var out strings.Builder
	out.WriteByte(' ')
	for words := prose.NewWords(text); words.Next(); {
		out.WriteString(prose.Fold(words.Span().Of(text)))
		out.WriteByte(' ')
	}
	return out.String()
}

// words returns the number of words that were said.
func (u utterance) words() int { return strings.Count(u.folded, " ") - 1 }

// date returns the date of the article.
func (u utterance) date() time.Time {
	d, _ := u.article.Date()
	return d
}
