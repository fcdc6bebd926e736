package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/bm25"
	"quoth/retrieval/news"
)

// Query asks for candidates.
type Query struct {
	Terms  []Term
	Filter Filter
	// Also are narrower filters whose best are candidates as well, however far behind.
	Also []Filter
	// Passages and Articles are how many of each to look at; 0 means 200 and 60.
	Passages, Articles int
}

// Term is a term of the question, as prose.Stemmer makes it, with its weight.
type Term struct {
	Text     string
	Weight   float64
	Variants []string // other terms that count as this one
	Name     string   // of a topic: only articles that print this word as a name mention it; empty: all
}

// Filter keeps articles of some outlets (folded names; none: all) and of the days from
// Since to Until in UTC, both included (zero: open), and the articles and passages in
// which one of some speakers speaks (keys; none: all).
type Filter struct {
	Sources      []string
	Speakers     []string
	Since, Until time.Time
}

// Found are candidates with what is needed to weigh them.
type Found struct {
	Hits []Hit // by article, best first
	// PassageIDF and ArticleIDF tell of each term of the query how rare it is among
	// passages and among articles; see bm25.IDF.
	PassageIDF, ArticleIDF []float64
	MaxIDF                 float64 // that of a term which no passage has
	Articles               int     // indexed
}

// Hit is a candidate article: BM25 scores of its best passage, its whole text and its headline.
type Hit struct {
	Serial               news.Serial
	Passage, Body, Title float64
}

const (
	defaultPassages = 200
	defaultArticles = 60
	alsoPassages    = 30
	alsoArticles    = 15
)

// Find looks candidates up. The scores are BM25 with document frequencies and lengths
// of our own: bleve's own BM25 takes a wrong mean length.
func (x *Index) Find(ctx context.Context, q Query) (Found, error) {
	x.mu.RLock()
	st := x.state
	x.mu.RUnlock()
	found := Found{Articles: int(st.articles.documents), MaxIDF: bm25.IDF(0, int(st.passages.documents))}
	err := x.read(func(r bindex.IndexReader) error {
		f, err := newFinder(ctx, r)
		if err != nil {
			return err
		}
		f.st, f.scores = st, x.scratch.Get().(*scores)
		defer x.scratch.Put(f.scores)
		return f.run(q, &found)
	})
	if err != nil {
		return Found{}, fmt.Errorf("find candidates: %w", err)
	}
	return found, nil
}

// scores has a place for every document of a snapshot, by its number there.
type scores struct{ passage, body, title []float32 }

func (s *scores) reset(n int) {
	for _, p := range []*[]float32{&s.passage, &s.body, &s.title} {
		if cap(*p) < n {
			*p = make([]float32, n)
			continue
		}
		*p = (*p)[:n]
		clear(*p)
	}
}

// finder looks documents up in a snapshot.
type finder struct {
	ctx      context.Context
	r        bindex.IndexReader
	segments *segments
	st       state
	scores   *scores
}

func newFinder(ctx context.Context, r bindex.IndexReader) (finder, error) {
	s, err := segmentsOf(r)
	return finder{ctx: ctx, r: r, segments: s}, err
}

func (f *finder) run(q Query, found *Found) error {
	f.scores.reset(f.segments.size)
	for _, t := range q.Terms {
		pidf, aidf, err := f.scoreTerm(t)
		if err != nil {
			return err
		}
		found.PassageIDF = append(found.PassageIDF, pidf)
		found.ArticleIDF = append(found.ArticleIDF, aidf)
	}
	allowed, err := f.allowed(q.Filter)
	if err != nil {
		return err
	}
	hits := make(map[news.Serial]*candidate)
	if err := f.collect(hits, allowed, cmp.Or(q.Passages, defaultPassages), cmp.Or(q.Articles, defaultArticles)); err != nil {
		return err
	}
	for _, also := range q.Also {
		marks, err := f.allowed(also)
		if err != nil {
			return err
		}
		if err := f.collect(hits, both(marks, allowed), alsoPassages, alsoArticles); err != nil {
			return err
		}
	}
	found.Hits, err = f.finish(hits)
	return err
}

func (f *finder) scoreTerm(t Term) (passageIDF, articleIDF float64, err error) {
	if passageIDF, err = f.score(fieldText, t, f.st.passages, f.scores.passage, bm25.Text); err != nil {
		return
	}
	if articleIDF, err = f.score(fieldBody, t, f.st.articles, f.scores.body, bm25.Text); err != nil {
		return
	}
	_, err = f.score(fieldTitle, t, f.st.articles, f.scores.title, bm25.Title)
	return
}

// score adds a term's BM25 to every document that has it in field, and returns its idf. The
// documents of its variants are its own.
func (f *finder) score(field string, t Term, l lengths, into []float32, p bm25.Params) (float64, error) {
	count := 0
	for _, v := range t.Variants {
		found, err := f.segments.find(field, v, false)
		if err != nil {
			return 0, err
		}
		count += found.count
	}
	found, err := f.segments.find(field, t.Text, true)
	if err != nil {
		return 0, err
	}
	idf := bm25.IDF(found.count+count, int(l.documents))
	s := scoring{weight: t.Weight * idf, mean: l.mean(), params: p, into: into}
	if err := f.add(found, s); err != nil {
		return 0, err
	}
	for _, v := range t.Variants {
		if found, err = f.segments.find(field, v, true); err != nil {
			return 0, err
		}
		if err := f.add(found, s); err != nil {
			return 0, err
		}
	}
	return idf, nil
}

// scoring is how the documents of a term are scored.
type scoring struct {
	weight, mean float64
	params       bm25.Params
	into         []float32
}

// add scores the documents of one list of postings.
func (f *finder) add(found *postings, s scoring) error {
	for step := 0; ; step++ {
		if err := alive(f.ctx, step); err != nil {
			return err
		}
		n, posting, err := found.next()
		if err != nil || posting == nil {
			return err
		}
		relative := 1.0 // of what use a length is not asked for
		if s.params.B > 0 {
			relative = length(posting.Norm()) / s.mean
		}
		s.into[n] += float32(s.weight * s.params.Saturate(float64(posting.Frequency()), relative))
	}
}

// length undoes the norm, which is one over the root of the length in terms.
func length(norm float64) float64 {
	if norm <= 0 {
		return 1
	}
	return 1 / (norm * norm)
}

// collect adds the best passages and the best articles that are allowed, by article.
func (f *finder) collect(hits map[news.Serial]*candidate, allowed []bool, passages, articles int) error {
	for _, n := range best(f.scores.passage, nil, allowed, passages) {
		s, err := f.name(n)
		if err != nil {
			return err
		}
		h := hitOf(hits, s)
		h.Passage = max(h.Passage, float64(f.scores.passage[n]))
	}
	for _, n := range best(f.scores.body, f.scores.title, allowed, articles) {
		s, err := f.name(n)
		if err != nil {
			return err
		}
		hitOf(hits, s).read(f.scores, n)
	}
	return nil
}

// finish completes the hits with their articles' scores, and orders them.
func (f *finder) finish(hits map[news.Serial]*candidate) ([]Hit, error) {
	out := make([]Hit, 0, len(hits))
	for _, h := range hits {
		if err := f.addArticle(h); err != nil {
			return nil, err
		}
		out = append(out, h.Hit)
	}
	slices.SortFunc(out, func(x, y Hit) int {
		return cmp.Or(cmp.Compare(y.Passage+y.Body+y.Title, x.Passage+x.Body+x.Title), cmp.Compare(y.Serial, x.Serial))
	})
	return out, nil
}

// candidate is a hit in the making.
type candidate struct {
	Hit
	whole bool // its article's scores are read
}

func hitOf(hits map[news.Serial]*candidate, s news.Serial) *candidate {
	h := hits[s]
	if h == nil {
		h = &candidate{Hit: Hit{Serial: s}}
		hits[s] = h
	}
	return h
}

// read takes the scores of the article with a number.
func (h *candidate) read(s *scores, number int) {
	h.Body, h.Title, h.whole = float64(s.body[number]), float64(s.title[number]), true
}

// addArticle looks up the article of which only passages were found.
func (f *finder) addArticle(h *candidate) error {
	if h.whole {
		return nil
	}
	found, err := f.segments.find(fieldID, articleID(h.Serial), false)
	if err != nil {
		return err
	}
	n, posting, err := found.next()
	if posting != nil {
		h.read(f.scores, n)
	}
	return err
}

func (f *finder) name(number int) (news.Serial, error) {
	id, err := f.r.ExternalID(bindex.NewIndexInternalID(nil, uint64(number)))
	if err != nil {
		return 0, err
	}
	return serialOf(id)
}
