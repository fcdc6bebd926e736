package retrieval

import (
	"context"

	"quoth/retrieval/fact"
	"quoth/retrieval/news"
	"quoth/retrieval/rank"
)

// Passage is one line of a ranking.
type Passage struct {
	Excerpt news.Excerpt
	Score   float64
}

// Rank returns the top passages for a question, and whether Ask would stay silent.
func (l *Library) Rank(ctx context.Context, query Query, top int) (passages []Passage, abstained bool, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	if err := c.read(ctx); err != nil {
		return nil, false, err
	}
	c.answer.Searched = c.searched(c.scope)
	if c.isHopeless() || c.silenceBefore() != nil {
		return nil, true, nil
	}
	r, err := fact.In(c.view).Rank(ctx, c.factQuery(), top)
	if err != nil {
		return nil, false, err
	}
	for _, p := range r.Passages {
		e, err := p.Article.Excerpt(p.Span)
		if err != nil {
			return nil, false, err
		}
		passages = append(passages, Passage{Excerpt: e, Score: p.Score})
	}
	return passages, r.Doubt != "" && c.request.Kind != Topic, nil
}

// Explain ranks all passages of the candidates, overlapping ones too, and returns the features behind each
// score.
func (l *Library) Explain(ctx context.Context, query Query) (ranking rank.Ranking, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	if err := c.read(ctx); err != nil {
		return rank.Ranking{}, err
	}
	candidates, err := fact.In(c.view).Candidates(ctx, c.factQuery())
	if err != nil {
		return rank.Ranking{}, err
	}
	return candidates.All(), nil
}

// ExplainShown returns, for each story that Ask would answer with, all spans that it could show, and the
// article of the story.
func (l *Library) ExplainShown(
	ctx context.Context, query Query,
) (shown [][]rank.Shown, articles []*news.Article, err error) {
	ctx, c, end := l.begin(ctx, query)
	defer end(&err)
	if err := c.read(ctx); err != nil {
		return nil, nil, err
	}
	r, err := fact.In(c.view).Rank(ctx, c.factQuery(), ranked)
	if err != nil {
		return nil, nil, err
	}
	for _, s := range r.Stories(query.wanted()) {
		shown = append(shown, r.Showable(s.Passage))
		articles = append(articles, s.Article)
	}
	return shown, articles, nil
}
