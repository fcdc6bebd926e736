package fact

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/store"
)

// Reason is the sentence of an article that answers why.
type Reason struct {
	*store.CachedArticle
	Span  prose.Span // of the sentence, shortened; in bytes of the text
	Score float64    // 0..1
}

// Reasons returns the sentence of each article of q.Story that gives the reason best, the best first and no
// more than most. Of articles that are copies, only the first counts.
func (f Finder) Reasons(ctx context.Context, q Query, most int) ([]Reason, error) {
	c, err := f.Candidates(ctx, q)
	if err != nil {
		return nil, err
	}
	var out []Reason
	for _, a := range q.Story {
		read := c.articleOf(a.Key)
		isCopy := func(r Reason) bool { return r.CachedArticle == read || read.Story().CopyOf(r.Story()) }
		if read == nil || len(out) >= most || slices.ContainsFunc(out, isCopy) {
			continue
		}
		if r, ok := reasonIn(read, q.Question, f.view.Stemmer()); ok {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(b.Score, a.Score) })
	return slices.DeleteFunc(out, func(r Reason) bool { return r.Score < nearBest*out[0].Score }), nil
}

// articleOf returns the article with a key among those that were read; nil if it is not.
func (c Candidates) articleOf(key news.Key) *store.CachedArticle {
	for a, read := range c.articles {
		if a.Key == key {
			return read
		}
	}
	return nil
}

// The share of the question's weight that a sentence must have to answer. A sentence that gives a reason
// plainly needs plainShare. The share of the sentence before it counts for half of its own, and that of the
// sentence behind it for a quarter. A sentence that may give a reason needs likelyShare of its own.
const (
	plainShare  = 0.125
	likelyShare = 0.5
	shareBefore = 0.5
	shareBehind = 0.25
)

// reasonIn returns the sentence of an article that gives the reason. It reports false if none does.
func reasonIn(a *store.CachedArticle, q question.Question, stemmer *prose.Stemmer) (Reason, bool) {
	text, sentences := a.Text, a.Sentences()
	shares := make([]float64, len(sentences))
	for i, s := range sentences {
		shares[i] = shareOf(q, s.Of(text), stemmer)
	}
	best, score := -1, 0.0
	for i, s := range sentences {
		given := question.GivesReason(s.Of(text))
		if given == 0 {
			continue
		}
		share, least := shares[i], likelyShare
		if given == 1 {
			share, least = withBeside(shares, i), plainShare
		}
		if share >= least && given*share > score {
			best, score = i, given*share
		}
	}
	if best < 0 {
		return Reason{}, false
	}
	return Reason{a, passage.Shorten(text, sentences[best].Span), min(1, score)}, true
}

// withBeside returns the share of a sentence, or what the sentences beside it count for if that is more.
func withBeside(shares []float64, i int) float64 {
	share := shares[i]
	if i > 0 {
		share = max(share, shareBefore*shares[i-1])
	}
	if i+1 < len(shares) {
		share = max(share, shareBehind*shares[i+1])
	}
	return share
}

// shareOf returns the share of a question's weight that the terms in a sentence have.
func shareOf(q question.Question, sentence string, stemmer *prose.Stemmer) float64 {
	has := make(map[string]bool)
	for w := prose.NewWords(sentence); w.Next(); {
		has[stemmer.Term(w.Span().Of(sentence))] = true
	}
	found, all := 0.0, 0.0
	for _, t := range q.Terms {
		all += t.Weight
		if has[t.Text] {
			found += t.Weight
		}
	}
	if all == 0 {
		return 0
	}
	return found / all
}
