package bleve

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/bm25"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
)

// How many of the best passages and articles become candidates, of a Query and of each of its Also.
const (
	defaultPassages = 200
	defaultArticles = 60
	alsoPassages    = 30
	alsoArticles    = 15
)

// Find returns the candidates for a query. The scores are BM25 with document frequencies and
// lengths of our own: bleve's own BM25 takes a wrong mean length.
func (x *Index) Find(ctx context.Context, q index.Query) (found index.Found, err error) {
	err = x.search(ctx, "find candidates", func(f *finder) (err error) {
		found, err = f.candidates(q)
		return err
	})
	if err != nil {
		return index.Found{}, err
	}
	return found, nil
}

func (f *finder) candidates(q index.Query) (index.Found, error) {
	out := index.Found{Articles: int(f.state.articles.Documents), MaxIDF: bm25.IDF(0, int(f.state.passages.Documents))}
	allowed, err := f.allowed(q.Filter)
	if err != nil {
		return out, err
	}
	f.scores.reset(f.Size())
	f.scored = allowed
	for _, t := range q.Terms {
		passageIDF, articleIDF, err := f.scoreTerm(t)
		if err != nil {
			return out, err
		}
		out.PassageIDF = append(out.PassageIDF, passageIDF)
		out.ArticleIDF = append(out.ArticleIDF, articleIDF)
	}
	hits := make(map[news.Serial]*candidate)
	err = f.collect(hits, nil, cmp.Or(q.Passages, defaultPassages), cmp.Or(q.Articles, defaultArticles))
	if err != nil {
		return out, err
	}
	for _, also := range q.Also {
		marks, err := f.allowed(also)
		if err == nil {
			err = f.collect(hits, marks, alsoPassages, alsoArticles)
		}
		if err != nil {
			return out, err
		}
	}
	out.Hits, err = f.finish(hits)
	return out, err
}

// candidate is a hit while it is put together.
type candidate struct {
	index.Hit
	whole bool // the scores of the whole article are set
}

// collect adds the best passages and the best articles of those that are scored and allowed (nil: all are), by article.
func (f *finder) collect(hits map[news.Serial]*candidate, allowed []bool, passages, articles int) error {
	for _, n := range f.bestPassages(allowed, passages) {
		s, err := f.article(n)
		if err != nil {
			return err
		}
		h := hitOf(hits, s)
		h.Passage = max(h.Passage, float64(f.scores.passage[n]))
	}
	found, err := f.bestArticles(allowed, articles)
	if err != nil {
		return err
	}
	for _, n := range found {
		s, err := f.article(n)
		if err != nil {
			return err
		}
		hitOf(hits, s).read(f.scores, n)
	}
	return nil
}

// hitOf returns the candidate of an article, a new one where there is none yet.
func hitOf(hits map[news.Serial]*candidate, s news.Serial) *candidate {
	h := hits[s]
	if h == nil {
		h = &candidate{Hit: index.Hit{Serial: s}}
		hits[s] = h
	}
	return h
}

// read sets the scores of the article whose document has a number.
func (h *candidate) read(s *scores, number int) {
	h.Body, h.Title, h.whole = float64(s.body[number]), float64(s.title[number]), true
}

// finish completes the hits with their articles' scores, and orders them.
func (f *finder) finish(hits map[news.Serial]*candidate) ([]index.Hit, error) {
	out := make([]index.Hit, 0, len(hits))
	for _, h := range hits {
		if err := f.addArticle(h); err != nil {
			return nil, err
		}
		out = append(out, h.Hit)
	}
	slices.SortFunc(out, func(x, y index.Hit) int {
		return cmp.Or(cmp.Compare(y.Passage+y.Body+y.Title, x.Passage+x.Body+x.Title), cmp.Compare(y.Serial, x.Serial))
	})
	return out, nil
}

// addArticle looks up the scores of an article, unless its own document was among the best.
func (f *finder) addArticle(h *candidate) error {
	if h.whole {
		return nil
	}
	found, err := f.Find(fieldID, articleID(h.Serial))
	if err != nil {
		return err
	}
	n, ok, err := found.First(f.ctx)
	if ok {
		h.read(f.scores, n)
	}
	return err
}
