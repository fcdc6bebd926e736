package opensearch

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/bm25"
	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/lucene"
	"quoth/retrieval/news"
)

// How many of the best passages and articles become candidates, of an index.Query and of each of its Also.
const (
	defaultPassages = 200
	defaultArticles = 60
	alsoPassages    = 30
	alsoArticles    = 15
)

// surplus returns how many documents to ask for, to have the n that score highest by our own scores. Lucene rounds the
// lengths of documents.
func surplus(n int) int { return min(n+n/4+10, lucene.Page) }

// again is how many times as many documents are asked for when the surplus may not have been enough.
const again = 5

// Find returns the candidates for a query.
func (x *Index) Find(ctx context.Context, q index.Query) (found index.Found, err error) {
	err = x.read(ctx, "find candidates", func(r *reader) (err error) {
		found, err = r.candidates(q)
		return err
	})
	if err != nil {
		return index.Found{}, err
	}
	return found, nil
}

// finding is a query while it is answered.
type finding struct {
	*reader
	text, body, title weights
	articles          map[news.Serial]*index.Hit // with the scores of the whole article
}

func (r *reader) candidates(q index.Query) (index.Found, error) {
	if err := r.count(in(lucene.AllForms(q.Terms), lucene.FieldText, lucene.FieldBody, lucene.FieldTitle)); err != nil {
		return index.Found{}, err
	}
	f := &finding{reader: r, text: r.weigh(lucene.FieldText, q.Terms), body: r.weigh(lucene.FieldBody, q.Terms),
		title: r.weigh(lucene.FieldTitle, q.Terms)}
	out := index.Found{Articles: int(r.Articles.Documents), MaxIDF: bm25.IDF(0, int(r.Passages.Documents)),
		PassageIDF: f.text.idf, ArticleIDF: f.body.idf}
	if len(f.text.should()) == 0 {
		return out, nil
	}
	hits, err := f.collect(q)
	if err == nil {
		err = f.complete(hits)
	}
	if err != nil {
		return index.Found{}, err
	}
	for _, h := range hits {
		out.Hits = append(out.Hits, *h)
	}
	slices.SortFunc(out.Hits, func(x, y index.Hit) int {
		return cmp.Or(cmp.Compare(y.Passage+y.Body+y.Title, x.Passage+x.Body+x.Title), cmp.Compare(y.Serial, x.Serial))
	})
	return out, nil
}

// scope is a filter, and how many passages and articles it lets through.
type scope struct {
	filter             []object
	passages, articles int
}

// scopes returns the filter of a query and its narrower ones.
func scopes(q index.Query) []scope {
	base := lucene.Allowed(q.Filter)
	out := []scope{{base, cmp.Or(q.Passages, defaultPassages), cmp.Or(q.Articles, defaultArticles)}}
	for _, also := range q.Also {
		out = append(out, scope{append(slices.Clone(base), lucene.Allowed(also)...), alsoPassages, alsoArticles})
	}
	return out
}

// collect returns the articles of the best passages, and the best articles, by serial.
func (f *finding) collect(q index.Query) (map[news.Serial]*index.Hit, error) {
	f.articles = make(map[news.Serial]*index.Hit)
	var all []ranking
	for _, s := range scopes(q) {
		all = append(all,
			ranking{lucene.Search{Query: ranked(f.text.should(), s.filter), Size: surplus(s.passages),
				Source: []string{lucene.FieldSerial, lucene.FieldStart, lucene.FieldText}}, s.passages, f.scorePassages},
			ranking{lucene.Search{Query: ranked(append(f.body.should(), f.title.should()...), s.filter),
				Size: surplus(s.articles), Source: articleFields}, s.articles, f.scoreArticles})
	}
	found, err := f.rank(all)
	if err != nil {
		return nil, err
	}
	hits := make(map[news.Serial]*index.Hit)
	for _, documents := range found {
		for _, d := range documents {
			h := hitOf(hits, d.serial)
			if d.start != lucene.WholeArticle {
				h.Passage = max(h.Passage, d.score)
			}
		}
	}
	return hits, nil
}

// ranking is a search for the documents with the highest scores.
type ranking struct {
	lucene.Search
	n     int
	score func([]lucene.Hit) []scored
}

// rank returns the best documents of each ranking. Where a document that Lucene did not return may score as much as
// the last one that is wanted, it asks for more of them.
func (f *finding) rank(all []ranking) ([][]scored, error) {
	out := make([][]scored, len(all))
	pending := make([]int, len(all))
	for i := range all {
		pending[i] = i
	}
	for try := 0; len(pending) > 0; try++ {
		searches := make([]lucene.Search, len(pending))
		for k, i := range pending {
			searches[k] = all[i].Search
		}
		found, err := f.searchAll(searches)
		if err != nil {
			return nil, err
		}
		var unsure []int
		for k, i := range pending {
			r, hits := &all[i], found[k].Hits
			scores := r.score(hits)
			most := highestRest(hits, scores)
			out[i] = best(scores, r.n)
			if try == 0 && len(hits) == r.Size && len(out[i]) == r.n && most >= out[i][r.n-1].score {
				r.Size = min(again*r.Size, lucene.Page)
				unsure = append(unsure, i)
			}
		}
		pending = unsure
	}
	return out, nil
}

// highestRest returns the highest score that a document may have which Lucene did not return: what Lucene gave the last
// one, in our scores. Lucene's are others by a factor, which its version decides, and a little more or less, since it
// rounds lengths.
func highestRest(hits []lucene.Hit, ours []scored) float64 {
	factor := 0.0
	for i, h := range hits {
		if h.Score > 0 {
			factor = max(factor, ours[i].score/h.Score)
		}
	}
	if len(hits) == 0 {
		return 0
	}
	return factor * hits[len(hits)-1].Score
}

// articleFields are what Find reads of an article.
var articleFields = []string{lucene.FieldSerial, lucene.FieldStart, lucene.FieldBody, lucene.FieldTitle}

// ranked returns a query for the documents that fit one of some queries and a filter.
func ranked(should, filter []object) object {
	return object{"bool": object{"should": should, "minimum_should_match": 1, "filter": filter}}
}

func hitOf(hits map[news.Serial]*index.Hit, s news.Serial) *index.Hit {
	h := hits[s]
	if h == nil {
		h = &index.Hit{Serial: s}
		hits[s] = h
	}
	return h
}

// scored is a document by its place.
type scored struct {
	serial news.Serial
	start  int
	score  float64
}

// best returns the n documents with the highest positive scores, the highest first.
func best(all []scored, n int) []scored {
	all = slices.DeleteFunc(all, func(s scored) bool { return s.score <= 0 })
	slices.SortFunc(all, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.serial, y.serial), cmp.Compare(x.start, y.start))
	})
	return all[:min(n, len(all))]
}

func (f *finding) scorePassages(hits []lucene.Hit) []scored {
	out := make([]scored, len(hits))
	for i, h := range hits {
		out[i] = scored{h.Source.Serial, h.Source.Start, f.text.score(h.Source.Text)}
	}
	return out
}

func (f *finding) scoreArticles(hits []lucene.Hit) []scored {
	out := make([]scored, len(hits))
	for i, h := range hits {
		a := f.scoreArticle(h.Source)
		out[i] = scored{a.Serial, h.Source.Start, float64(float32(a.Body) + float32(a.Title))}
	}
	return out
}

// scoreArticle returns the scores of a whole article, and remembers them.
func (f *finding) scoreArticle(d lucene.Document) *index.Hit {
	a := f.articles[d.Serial]
	if a == nil {
		a = &index.Hit{Serial: d.Serial, Body: f.body.score(d.Body), Title: f.title.score(d.Title)}
		f.articles[d.Serial] = a
	}
	return a
}

// complete sets the scores of the whole articles.
func (f *finding) complete(hits map[news.Serial]*index.Hit) error {
	var missing []news.Serial
	for s := range hits {
		if f.articles[s] == nil {
			missing = append(missing, s)
		}
	}
	if len(missing) > 0 {
		whole := lucene.Filtered(lucene.HasAny(lucene.FieldSerial, missing), lucene.IsArticle())
		found, err := f.searchAll([]lucene.Search{{Query: whole, Size: len(missing), Source: articleFields}})
		if err != nil {
			return err
		}
		f.scoreArticles(found[0].Hits)
	}
	for s, h := range hits {
		if a := f.articles[s]; a != nil {
			h.Body, h.Title = a.Body, a.Title
		}
	}
	return nil
}
