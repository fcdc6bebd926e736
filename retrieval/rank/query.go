package rank

import (
	"cmp"
	"time"

	"quoth/retrieval/intent"
	"quoth/retrieval/match"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// Corpus is what is known of all articles together. The slices run along the question's terms.
type Corpus struct {
	PassageIDF, ArticleIDF []float64
	// MaxIDF is the IDF of a term that no passage holds; 0 stands for 1.
	MaxIDF float64
}

// Context says when and where a question is asked.
type Context struct {
	Now  time.Time
	Zone *time.Location // in which the question's days are meant; nil: UTC
	// Stemmer is used until the ranking ends; one that knows many words already is faster. nil: a new one.
	Stemmer *prose.Stemmer
}

// query is a question with the weights that its terms have in the archive.
type query struct {
	question question.Question
	now      time.Time
	zone     *time.Location
	matcher  *match.Matcher
	idf      []float64 // of each term, times its weight
	total    totalIDF
	rarity   float64     // the total IDF in words as rare as can be
	names    match.Terms // names and years
	capitals match.Terms // those that have a capital in the question
	asks     bool        // whether it asks; a statement is the subject of a whole article, not of its top
}

// totalIDF is the sum over the terms of weight times IDF, among passages and among articles.
// Scores are shares of it, so that they mean the same for every question.
type totalIDF struct{ passage, article float64 }

func newQuery(q question.Question, c Corpus, in Context) *query {
	out := &query{question: q, now: in.Now, zone: in.Zone, asks: intent.Asks(q.Text),
		idf:     make([]float64, len(q.Terms)),
		matcher: match.New(q, cmp.Or(in.Stemmer, new(prose.Stemmer)))}
	for i, t := range q.Terms {
		out.idf[i] = t.Weight * c.PassageIDF[i]
		out.total.passage += out.idf[i]
		out.total.article += t.Weight * c.ArticleIDF[i]
		if t.Name || isYear(t.Text) {
			out.names |= 1 << i
		}
		if t.Name {
			out.capitals |= 1 << i
		}
	}
	out.rarity = out.total.passage / cmp.Or(c.MaxIDF, 1)
	return out
}

// isYear reports whether a term is a year. Other numbers are often rounded in a question, a year
// never is.
func isYear(term string) bool {
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	return len(term) == 4 && (term[:2] == "19" || term[:2] == "20") && digit(term[2]) && digit(term[3])
}

// weigh returns the sum of the IDF of the terms in t.
func (q *query) weigh(t match.Terms) float64 { return t.Sum(q.idf) }

// share returns the share of the question that t holds.
func (q *query) share(t match.Terms) float64 {
	if q.total.passage == 0 {
		return 0
	}
	return q.weigh(t) / q.total.passage
}

// gain returns the share of the question that t adds to what s holds: a synonym adds nothing to
// its term.
func (q *query) gain(t, s match.Terms) float64 { return q.share(t|s) - q.share(s) }
