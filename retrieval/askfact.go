package retrieval

import (
	"context"

	"quoth/retrieval/fact"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/rank"
	"quoth/retrieval/search"
	"quoth/retrieval/speech"
	"quoth/retrieval/store"
)

// ranked is how many passages are ranked to find the stories and their copies.
const ranked = 18

// answerFact answers with the best excerpts of one to three stories.
func (c *call) answerFact(ctx context.Context) error {
	if c.answer.Silence = c.silenceBefore(); c.answer.Silence != nil {
		return nil
	}
	if len(c.request.Story) > 0 {
		if isAnswered, err := c.answerStory(ctx); isAnswered || err != nil {
			return err
		}
	}
	r, err := fact.In(c.view).Rank(ctx, c.factQuery(), ranked)
	if err != nil {
		return err
	}
	if r.Doubt != "" {
		c.answer.Silence, err = c.silenceAfter(ctx, r)
		return err
	}
	if c.answer.Nearest = r.Nearest; r.Nearest {
		c.answer.Asked.SetDays(search.Firm(c.request.Question.Days))
	}
	return c.addFacts(r)
}

// factQuery returns the query for the excerpts that answer the request.
func (c *call) factQuery() fact.Query {
	return fact.Query{Question: c.request.Question, Scope: c.scope, Now: c.query.Now, Story: c.story}
}

// addFacts adds the results of a ranking to the answer.
func (c *call) addFacts(r fact.Ranking) error {
	stories := r.Stories(ranked)
	var shown []fact.Story
	shown, c.answer.More = page(c.query, stories)
	c.answer.Total = len(stories)
	for _, s := range shown {
		v := r.Show(s.Passage)
		result, err := c.resultOf(s.Cached, v.Span, v.Answer, s.Confidence())
		if err != nil {
			return err
		}
		if c.query.Why {
			result.Why = &Why{s.Passage.Score, rank.ScoreModel.Parts(s.Features)}
		}
		result.Copies = s.Copies
		result.Earlier = !r.Nearest && r.Earlier(s.Passage, stories[0].Passage)
		c.answer.Results = append(c.answer.Results, result)
	}
	return nil
}

// resultOf returns the result that shows a span of an article, with the sentence in it that answers.
func (c *call) resultOf(a *store.CachedArticle, span, sentence prose.Span, score float64) (Result, error) {
	e, err := a.Excerpt(span)
	if err != nil {
		return Result{}, err
	}
	r := Result{Excerpt: e, Sentence: sentence, Score: score, Said: speech.In(c.view).SaidIn(a, sentence)}
	r.CutBefore, r.CutAfter = a.Cuts(e.Span())
	return r, nil
}

// answerStory answers "why?" and the like from the articles that answered the question before. It reports
// false, and leaves the answer as it is, if these do not answer.
func (c *call) answerStory(ctx context.Context) (bool, error) {
	within := *c
	within.story, within.request.Story = c.request.Story, nil
	if c.request.Question.Kind == question.Reason {
		return c.answerReason(ctx, within.factQuery())
	}
	if err := within.answerFact(ctx); err != nil || within.answer.Silence != nil {
		return false, err
	}
	c.answer = within.answer
	return true, nil
}

// answerReason answers with the sentence of each article that gives the reason best. It reports false if
// none does.
func (c *call) answerReason(ctx context.Context, q fact.Query) (bool, error) {
	reasons, err := fact.In(c.view).Reasons(ctx, q, c.query.most())
	if err != nil || len(reasons) == 0 {
		return false, err
	}
	var results []Result
	for _, r := range reasons {
		result, err := c.resultOf(r.CachedArticle, r.Span, r.Span, r.Score)
		if err != nil {
			return false, err
		}
		results = append(results, result)
	}
	c.answer.Results, c.answer.More = page(c.query, results)
	c.answer.Total = total(len(results), c.query.most())
	return true, nil
}
