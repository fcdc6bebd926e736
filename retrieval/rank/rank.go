// Package rank orders candidates: it reads each candidate article, finds its best
// passages and the sentence that answers, and decides when to stay silent. It is pure.
//
// A passage's score is a sum of BM25 scores of the passage, its whole article and its
// headline, times factors for what makes a passage of news answer: its article holds the
// question's words, one of its sentences answers, others tell the same, it is recent.
//
//	r := rank.New(q, corpus, rank.Circumstances{Now: now})
//	for _, c := range candidates {
//		r.Add(c)
//	}
//	for _, p := range r.Passages(10) {
//		fmt.Println(p.Score, p.Span.Of(p.Article.Text))
//	}
package rank

import (
	"cmp"
	"math"
	"slices"
	"time"

	"quoth/retrieval/intent"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// Corpus is what is known of all articles together. The slices run along the question's terms.
type Corpus struct {
	PassageIDF, ArticleIDF []float64
	// MaxIDF is the idf that a term has which no passage holds; 0 stands for 1.
	MaxIDF float64
}

// Circumstances are those of the asking.
type Circumstances struct {
	Now  time.Time
	Zone *time.Location // in which the question's days are meant; nil: UTC
	// Stemmer is used until the ranking ends; one that knows many words is faster. nil: a new one.
	Stemmer *prose.Stemmer
}

// Candidate is an article that may answer, with the BM25 scores of its text and its headline.
type Candidate struct {
	Article     *news.Article
	Body, Title float64
	Sentences   []passage.Sentence // of the text, where they are at hand; nil: they are cut here
}

// Passage is a ranked passage of an article.
type Passage struct {
	Article  *news.Article
	Span     prose.Span
	Score    float64
	Features Features
	page     *page
	window   window
}

// Ranker ranks the candidates of one question.
type Ranker struct {
	question question.Question
	now      time.Time
	zone     *time.Location
	weights  Weights
	matcher  *matcher
	idf      []float64 // of each term, times its weight
	mass     mass
	named    terms   // names and years
	flagged  terms   // those that have a capital in the question
	asks     bool    // whether it asks; a statement is the matter of a whole article, not of its top
	words    float64 // the question's mass in words as rare as can be
	passages []Passage
	pages    []*page
	chorus   *chorus // once passages were asked for
}

// mass is the most that a passage or an article could score: every term's weight times
// its idf. Scores are shares of it, so that they mean the same for every question.
type mass struct{ passage, article float64 }

// usualPassages is room for those of a question's candidates: 16 articles have 417 on average
// in the rtqa dev set.
const usualPassages = 420

// New starts a ranking.
func New(q question.Question, c Corpus, at Circumstances) *Ranker {
	r := &Ranker{question: q, asks: intent.Asks(q.Text), now: at.Now, zone: at.Zone, weights: Fitted,
		matcher: newMatcher(q, cmp.Or(at.Stemmer, new(prose.Stemmer))), idf: make([]float64, len(q.Terms)),
		passages: make([]Passage, 0, usualPassages)}
	for i, t := range q.Terms {
		r.idf[i] = t.Weight * c.PassageIDF[i]
		r.mass.passage += r.idf[i]
		if t.Name || isYear(t.Text) {
			r.named |= 1 << i
		}
		if t.Name {
			r.flagged |= 1 << i
		}
		r.mass.article += t.Weight * c.ArticleIDF[i]
	}
	r.words = r.mass.passage / cmp.Or(c.MaxIDF, 1)
	return r
}

// isYear reports whether a term is a year. Other numbers are often rounded in a question,
// a year never is.
func isYear(term string) bool {
	return len(term) == 4 && ("19" <= term[:2] && term[:2] <= "20") && '0' <= term[2] && term[2] <= '9' && '0' <= term[3] && term[3] <= '9'
}

// Add reads a candidate article; each is added once.
func (r *Ranker) Add(c Candidate) {
	p := r.read(c)
	r.pages = append(r.pages, p)
	for _, w := range windows(p.lines) {
		f := r.measure(p, w)
		r.passages = append(r.passages, Passage{Article: c.Article, Span: p.span(w), Features: f, Score: r.weights.Score(f), page: p, window: w})
	}
}

// All are the passages of all candidates, best first; those of an article overlap. Ask for
// passages after the last Add. All of those of the best articles are read closely, so that weights can be
// fitted to them; a ranking reads the best ones only.
func (r *Ranker) All() []Passage {
	r.readClosely(math.MaxInt)
	return r.passages
}

// better orders passages by score, then newest first, then by key and place.
func better(a, b Passage) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), b.Article.Published.Compare(a.Article.Published),
		cmp.Compare(a.Article.Key, b.Article.Key), cmp.Compare(a.Span.Start, b.Span.Start))
}

// PerArticle is how many passages of one article a ranking keeps. A question that names
// several outlets wants to hear each of them: of such a ranking an article keeps one.
const PerArticle = 3

// Passages are the n best passages, best first: no two overlap, and no article has more
// than its share (PerArticle). Ask for passages after the last Add.
func (r *Ranker) Passages(n int) []Passage {
	r.hear()
	limit, ranked := PerArticle, r.passages
	if r.AsksSeveral() {
		limit, ranked = 1, r.inTurn()
	}
	var out []Passage
	mine := make(map[*news.Article][]prose.Span)
	for _, p := range ranked {
		if len(out) == n {
			break
		}
		spans := mine[p.Article]
		if len(spans) < limit && !slices.ContainsFunc(spans, p.Span.Overlaps) {
			mine[p.Article] = append(spans, p.Span)
			out = append(out, p)
		}
	}
	return out
}
