package retrieval

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/speech"
	"quoth/retrieval/store"
)

// answerStory answers "why?" and its like from the stories that were shown before. It reports false
// where they do not tell.
func (c *call) answerStory(ctx context.Context, u understood, query Query, answer *Answer) (bool, error) {
	query.story = u.story
	if u.question.Kind == question.Reason {
		return c.answerReason(ctx, u, query, answer)
	}
	told := *answer
	u.story = nil
	if err := c.answerFact(ctx, u, query, &told); err != nil || told.Silence != nil {
		return false, err
	}
	*answer = told
	return true, nil
}

// answerReason answers with the sentence of each story that gives the reason best.
func (c *call) answerReason(ctx context.Context, u understood, query Query, answer *Answer) (bool, error) {
	r, err := c.rankCandidates(ctx, u.question, query)
	if err != nil {
		return false, err
	}
	defer c.done(r)
	var results []Result
	var shown []told
	for _, a := range u.story {
		b := r.book(a.Key)
		if b == nil || len(results) > query.Skip+query.wanted() {
			continue
		}
		text, i := find(shown, b)
		if i >= 0 {
			continue // another outlet's copy of a story that is shown
		}
		result, ok, err := c.reasonIn(b, u.question, r.stemmer)
		if err != nil {
			return false, err
		}
		if ok {
			results = append(results, result)
			shown = append(shown, told{text: text})
			shown[len(shown)-1].Article = b.Article
		}
	}
	if len(results) == 0 {
		return false, nil
	}
	slices.SortStableFunc(results, func(a, b Result) int { return cmp.Compare(b.Score, a.Score) })
	results = slices.DeleteFunc(results, func(r Result) bool { return r.Score < nearBest*results[0].Score })
	from, to := min(query.Skip, len(results)), min(query.Skip+query.wanted(), len(results))
	answer.Results, answer.More = results[from:to], to < len(results)
	return true, nil
}

// book is the article of a key among those that were read; nil where it is not.
func (r *reading) book(key news.Key) *store.CachedArticle {
	for a, b := range r.books {
		if a.Key == key {
			return b
		}
	}
	return nil
}

// A sentence that gives a reason plainly answers when so much of the question, as a share of its weight,
// stands in it; what stands in the sentence before it counts for half, and what stands in the one behind it
// for less. One that may give a reason needs more, and all of it itself.
const (
	plainShare  = 0.125
	likelyShare = 0.5
	shareBefore = 0.5
	shareBehind = 0.25
)

// reasonIn is the sentence of an article that gives the reason for what is asked about.
func (c *call) reasonIn(b *store.CachedArticle, q question.Question, stemmer *prose.Stemmer) (Result, bool, error) {
	text, sentences := b.Text, b.Sentences()
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
		return Result{}, false, nil
	}
	span := passage.Shorten(text, sentences[best].Span)
	e, err := b.Excerpt(span)
	if err != nil {
		return Result{}, false, err
	}
	result := Result{Excerpt: e, Sentence: span, Score: min(1, score), Said: speech.In(c.view).SaidIn(b, span)}
	result.CutBefore, result.CutAfter = b.Cuts(span)
	return result, true, nil
}

// withBeside is the share of a sentence, or what those beside it lend it where that is more.
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

// shareOf is the share of a question's weight whose terms stand in a sentence.
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
