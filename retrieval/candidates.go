package retrieval

import (
	"cmp"
	"context"
	"slices"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/rank"
	"quoth/retrieval/store"
)

// How many candidate articles are read and weighed in full: of a question, and of one that names several outlets.
const (
	readArticles  = 16
	readOfSeveral = 24
)

// reading is a ranking with the articles that were read for it.
type reading struct {
	*rank.Ranker
	books   map[*news.Article]*store.CachedArticle
	stemmer *prose.Stemmer
}

// done gives back what a ranking borrowed; it must not be used any more.
func (c *call) done(r *reading) { c.lib.stemmers.Put(r.stemmer) }

// rankCandidates finds and reads the candidates for a question. The ranking is to be given
// to done.
func (c *call) rankCandidates(ctx context.Context, q question.Question, query Query) (*reading, error) {
	found, err := c.view.Find(ctx, index.Query{Terms: indexTerms(q), Filter: query.scope().Filter(), Also: named(q)})
	if err != nil {
		return nil, err
	}
	r := &reading{books: make(map[*news.Article]*store.CachedArticle)}
	if r.stemmer, _ = c.lib.stemmers.Get().(*prose.Stemmer); r.stemmer == nil {
		r.stemmer = new(prose.Stemmer)
	}
	r.Ranker = rank.New(q, rank.Corpus{PassageIDF: found.PassageIDF, ArticleIDF: found.ArticleIDF, MaxIDF: found.MaxIDF},
		rank.Context{Now: query.Now, Zone: query.Zone, Stemmer: r.stemmer})
	for _, h := range c.promising(found.Hits, r.Ranker, query) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b, err := c.view.Article(h.Serial)
		if store.IsGone(err) {
			continue // if replaced, its words come again under a serial that is not indexed yet
		}
		if err != nil {
			return nil, err
		}
		if !query.isOfStory(b.Article) {
			continue
		}
		r.books[b.Article] = b
		r.Add(rank.Candidate{Article: b.Article, Sentences: b.Sentences(), Body: h.Body, Title: h.Title})
	}
	return r, nil
}

func indexTerms(q question.Question) []index.Term {
	out := make([]index.Term, len(q.Terms))
	for i, t := range q.Terms {
		out[i] = index.Term{Text: t.Text, Weight: t.Weight, Variants: t.Variants}
	}
	return out
}

// named are filters for what the question names, the outlets and the times: articles of
// theirs are looked at even where many others hold more of its words.
func named(q question.Question) []index.Filter {
	var out []index.Filter
	for _, s := range q.Sources {
		out = append(out, index.Filter{Sources: []string{s}})
	}
	for _, d := range q.Days {
		f := index.Filter{Sources: q.Sources, Since: d.Since}
		if !d.Until.IsZero() {
			f.Until = d.Until.Add(48 * time.Hour)
		}
		out = append(out, f)
	}
	return out
}

// promising keeps the hits that the query admits and that are worth reading, best first.
func (c *call) promising(hits []index.Hit, r *rank.Ranker, query Query) []index.Hit {
	scope := query.scope()
	promise := make(map[news.Serial]float64, len(hits))
	outlets := make(map[news.Serial]string, len(hits))
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool {
		m, current := c.view.Meta(h.Serial)
		var published time.Time
		if m.Published {
			published = m.Date
		}
		outlets[h.Serial] = m.Source
		promise[h.Serial] = r.Promise(published, m.Source, h.Passage, h.Body, h.Title)
		return !current || !scope.Admits(m.Date, m.Source)
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
