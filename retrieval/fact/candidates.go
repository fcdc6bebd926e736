package fact

import (
	"cmp"
	"context"
	"slices"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/rank"
	"quoth/retrieval/store"
)

// How many candidate articles are read in full: of a question, and of one that names several outlets.
const (
	readArticles  = 16
	readOfSeveral = 24
)

// Candidates are the articles that were read for a question, ready to be ranked.
type Candidates struct {
	*rank.Ranker
	articles map[*news.Article]*store.CachedArticle
}

// Candidates finds and reads the candidates for a question.
func (f Finder) Candidates(ctx context.Context, q Query) (Candidates, error) {
	found, err := f.view.Find(ctx, q.search())
	if err != nil {
		return Candidates{}, err
	}
	c := Candidates{articles: make(map[*news.Article]*store.CachedArticle)}
	c.Ranker = rank.New(q.Question,
		rank.Corpus{PassageIDF: found.PassageIDF, ArticleIDF: found.ArticleIDF, MaxIDF: found.MaxIDF},
		rank.Context{Now: q.Now, Zone: q.Scope.Zone, Stemmer: f.view.Stemmer()})
	for _, h := range f.promising(found.Hits, c.Ranker, q) {
		if err := ctx.Err(); err != nil {
			return Candidates{}, err
		}
		a, err := f.view.Article(h.Serial)
		if store.IsGone(err) {
			continue // if it was replaced, its new revision is not indexed yet
		}
		if err != nil {
			return Candidates{}, err
		}
		if q.isOfStory(a.Article) {
			c.articles[a.Article] = a
			c.Add(rank.Candidate{
				Article: a.Article, Sentences: a.Sentences(), Body: h.Body, Title: h.Title,
				Story: a.Story, Boilerplate: a.Boilerplate,
			})
		}
	}
	return c, nil
}

// promising returns the hits in the scope that are worth reading, the best first.
func (f Finder) promising(hits []index.Hit, r *rank.Ranker, q Query) []index.Hit {
	promise := make(map[news.Serial]float64, len(hits))
	outlets := make(map[news.Serial]string, len(hits))
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool {
		m, isCurrent := f.view.Meta(h.Serial)
		var published time.Time
		if m.Published {
			published = m.Date
		}
		outlets[h.Serial] = m.Source
		promise[h.Serial] = r.Promise(published, m.Source, h.Passage, h.Body, h.Title)
		return !isCurrent || !q.Scope.Admits(m.Date, m.Source)
	})
	best := func(a, b index.Hit) int { return cmp.Compare(promise[b.Serial], promise[a.Serial]) }
	slices.SortStableFunc(hits, best)
	most := readArticles
	if r.AsksSeveral() {
		most = readOfSeveral
		turn := rank.NewTurn()
		for _, h := range hits {
			promise[h.Serial] *= turn.Share(outlets[h.Serial])
		}
		slices.SortStableFunc(hits, best)
	}
	return hits[:min(most, len(hits))]
}
