// Package rank orders candidates: it reads each candidate article, finds its best passages and the
// sentence that answers, and decides when to stay silent. It is pure.
//
// A passage's score is a sum of BM25 scores of the passage, its whole article and its headline,
// times factors for what makes a passage of news answer: its article holds the question's words,
// one of its sentences answers, others say the same, it is recent. ScoreModel lists them.
//
//	r := rank.New(q, corpus, rank.Context{Now: now})
//	for _, c := range candidates {
//		r.Add(c)
//	}
//	for _, p := range r.Passages(10) {
//		fmt.Println(p.Score, p.Span.Of(p.Article.Text))
//	}
package rank

import (
	"math"
	"slices"
	"time"

	"quoth/retrieval/question"
)

// Ranker ranks the candidates of one question.
type Ranker struct {
	*query
	ranking  Ranking
	pages    []*page
	feedback *feedback // nil until passages are asked for
	views    map[*page]*articleView
}

// usualPassages is the capacity for a question's passages: in the rtqa dev set, 16 candidates have 417 on
// average.
const usualPassages = 420

// New returns a Ranker without candidates.
func New(q question.Question, c Corpus, in Context) *Ranker {
	return &Ranker{query: newQuery(q, c, in), views: make(map[*page]*articleView),
		ranking: Ranking{Passages: make([]Passage, 0, usualPassages), Several: len(q.Sources) > 1}}
}

// AsksSeveral reports whether the question names several outlets.
func (r *Ranker) AsksSeveral() bool { return r.ranking.Several }

// promise is the part of ScoreModel that is known before an article is read.
var promise = ScoreModel.Of(Sum, Prior)

// Promise returns a first score for an article that has not been read, from the BM25 scores of its
// best passage, its text and its headline. Published is zero when it is not known.
func (r *Ranker) Promise(published time.Time, source string, passage, body, title float64) float64 {
	f := r.articleFeatures(published, source)
	f.Passage, f.Body, f.Title = passage, body, title
	return promise.Score(f)
}

// Add reads a candidate article. Each is added once.
func (r *Ranker) Add(c Candidate) {
	p := r.read(c)
	r.pages = append(r.pages, p)
	for _, w := range windows(p.lines) {
		f := r.measure(p, w)
		r.ranking.Passages = append(r.ranking.Passages, Passage{Article: c.Article, Span: p.span(w),
			Score: ScoreModel.Score(f), Features: f, page: p, window: w})
	}
}

// Passages returns the n best passages, as Ranking.Best chooses them. It is called after the last
// Add.
func (r *Ranker) Passages(n int) []Passage {
	r.readBest()
	return r.ranking.Best(n)
}

// All returns the ranking of all passages of all candidates, so that weights can be fitted to it. It reads
// all passages of the best articles closely, and Passages only the best ones. Its passages cannot be given
// to Show. It is called after the last Add.
func (r *Ranker) All() Ranking {
	r.readClosely(math.MaxInt)
	all := r.ranking
	all.Passages = slices.Clone(all.Passages)
	for i := range all.Passages {
		all.Passages[i].page = nil // what was read of an article takes more room than the article
	}
	return all
}

// readOfEach is how many passages of each of the best articles are read closely. They overlap.
const readOfEach = 8

// readBest reads the best passages closely.
func (r *Ranker) readBest() { r.readClosely(readOfEach) }

// readClosely measures Adjacency, Answer and Agreement of the best passages of the best articles, and
// scores these passages again. It reads ofEach passages of an article. A second call does nothing.
func (r *Ranker) readClosely(ofEach int) {
	if r.feedback != nil {
		return
	}
	r.ranking.sort()
	passages := r.ranking.Passages
	r.feedback = newFeedback(r.matcher, passages)
	read := make(map[*page]int)
	for i := range passages {
		p := &passages[i]
		if read[p.page]++; read[p.page] > ofEach || !r.feedback.has(p.page) {
			continue
		}
		p.Features.Agreement = r.feedback.agreement(p.page, p.window) * r.freshness(p.Features.Age)
		p.Features.Adjacency = r.adjacency(p.page.lines[p.window.from:p.window.to])
		p.Features.Answer = r.view(p.page).answer(p.window)
		p.Score = ScoreModel.Score(p.Features)
	}
	r.ranking.sort()
}

// view reads a page closely, once.
func (r *Ranker) view(p *page) *articleView {
	v := r.views[p]
	if v == nil {
		v = newArticleView(r.query, p)
		r.views[p] = v
	}
	return v
}
