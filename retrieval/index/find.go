package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bindex "github.com/blevesearch/bleve_index_api"

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
	Text   string
	Weight float64
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
	// passages and among articles; see IDF.
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
	found := Found{Articles: int(st.articles.documents), MaxIDF: IDF(0, int(st.passages.documents))}
	err := x.read(func(r bindex.IndexReader) error {
		f := finder{ctx: ctx, r: r, q: q, st: st, scores: x.scratch.Get().(*scores)}
		defer x.scratch.Put(f.scores)
		return f.run(&found)
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

type finder struct {
	ctx    context.Context
	r      bindex.IndexReader
	q      Query
	st     state
	scores *scores
}

func (f *finder) run(found *Found) error {
	n, err := capacity(f.r)
	if err != nil {
		return err
	}
	f.scores.reset(n)
	for _, t := range f.q.Terms {
		pidf, aidf, err := f.scoreTerm(t)
		if err != nil {
			return err
		}
		found.PassageIDF = append(found.PassageIDF, pidf)
		found.ArticleIDF = append(found.ArticleIDF, aidf)
	}
	allowed, err := f.allowed(n, f.q.Filter)
	if err != nil {
		return err
	}
	hits := make(map[news.Serial]*Hit)
	if err := f.collect(hits, allowed, cmp.Or(f.q.Passages, defaultPassages), cmp.Or(f.q.Articles, defaultArticles)); err != nil {
		return err
	}
	for _, also := range f.q.Also {
		marks, err := f.allowed(n, also)
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

// capacity is one more than the highest document number of the snapshot, deleted
// documents counted.
func capacity(r bindex.IndexReader) (int, error) {
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return 0, fmt.Errorf("snapshot is a %T, want scorch's", r)
	}
	n := 0
	for _, segment := range snapshot.Segments() {
		n += int(segment.FullSize())
	}
	return n, nil
}

func (f *finder) scoreTerm(t Term) (passageIDF, articleIDF float64, err error) {
	if passageIDF, err = f.score(fieldText, t, f.st.passages, f.scores.passage, passageBM25); err != nil {
		return
	}
	if articleIDF, err = f.score(fieldBody, t, f.st.articles, f.scores.body, articleBM25); err != nil {
		return
	}
	_, err = f.score(fieldTitle, t, f.st.articles, f.scores.title, titleBM25)
	return
}

// score adds a term's BM25 to every document that has it in field, and tells its idf.
func (f *finder) score(field string, t Term, l lengths, into []float32, p BM25) (float64, error) {
	reader, err := f.r.TermFieldReader(f.ctx, []byte(t.Text), field, true, p.B > 0, false)
	if err != nil {
		return 0, err
	}
	defer reader.Close()
	idf := IDF(int(reader.Count()), int(l.documents))
	mean := l.mean()
	var doc bindex.TermFieldDoc
	for step := 0; ; step++ {
		if err := alive(f.ctx, step); err != nil {
			return 0, err
		}
		d, err := reader.Next(&doc)
		if err != nil {
			return 0, err
		}
		if d == nil {
			return idf, nil
		}
		into[d.ID.Value()] += float32(t.Weight * idf * p.Saturate(float64(d.Freq), length(d.Norm)/mean))
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
func (f *finder) collect(hits map[news.Serial]*Hit, allowed []bool, passages, articles int) error {
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
		hitOf(hits, s)
	}
	return nil
}

// finish completes the hits with their articles' scores, and orders them.
func (f *finder) finish(hits map[news.Serial]*Hit) ([]Hit, error) {
	out := make([]Hit, 0, len(hits))
	for _, h := range hits {
		if err := f.addArticle(h); err != nil {
			return nil, err
		}
		out = append(out, *h)
	}
	slices.SortFunc(out, func(x, y Hit) int {
		return cmp.Or(cmp.Compare(y.Passage+y.Body+y.Title, x.Passage+x.Body+x.Title), cmp.Compare(y.Serial, x.Serial))
	})
	return out, nil
}

func hitOf(hits map[news.Serial]*Hit, s news.Serial) *Hit {
	h := hits[s]
	if h == nil {
		h = &Hit{Serial: s}
		hits[s] = h
	}
	return h
}

func (f *finder) addArticle(h *Hit) error {
	id, err := f.r.InternalID(articleID(h.Serial))
	if err != nil || id == nil {
		return err
	}
	n := id.Value()
	h.Body, h.Title = float64(f.scores.body[n]), float64(f.scores.title[n])
	return nil
}

func (f *finder) name(number int) (news.Serial, error) {
	id, err := f.r.ExternalID(bindex.NewIndexInternalID(nil, uint64(number)))
	if err != nil {
		return 0, err
	}
	return serialOf(id)
}
