// Package rank orders candidates: it reads each candidate article, finds its best
// passages and the sentence that answers, and decides when to stay silent. It is pure.
//
// A passage's score is a sum of BM25 scores of the passage, its whole article and its
// headline, times factors for what makes a passage of news answer: it covers the
// question's words, stands near the top, is recent.
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

	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// Corpus is what is known of all articles together. The slices run along the question's terms.
type Corpus struct {
	PassageIDF, ArticleIDF []float64
}

// Circumstances are those of the asking.
type Circumstances struct{ Now time.Time }

// Candidate is an article that may answer, with the BM25 scores of its text and its headline.
type Candidate struct {
	Article     *news.Article
	Body, Title float64
}

// Passage is a ranked passage of an article.
type Passage struct {
	Article  *news.Article
	Span     prose.Span
	Answer   prose.Span // the sentence in it that answers
	Score    float64
	Features Features
}

// Ranker ranks the candidates of one question.
type Ranker struct {
	question question.Question
	corpus   Corpus
	now      time.Time
	weights  Weights
	matcher  *matcher
	mass     mass
	passages []Passage
}

// mass is the most that a passage or an article could score: every term's weight times
// its idf. Scores are shares of it, so that they mean the same for every question.
type mass struct{ passage, article float64 }

// New starts a ranking.
func New(q question.Question, c Corpus, at Circumstances) *Ranker {
	r := &Ranker{question: q, corpus: c, now: at.Now, weights: Fitted, matcher: newMatcher(q)}
	for i, t := range q.Terms {
		r.mass.passage += t.Weight * c.PassageIDF[i]
		r.mass.article += t.Weight * c.ArticleIDF[i]
	}
	return r
}

// PerArticle is how many passages of one article a ranking keeps.
const PerArticle = 3

// Add reads a candidate article; each is added once.
func (r *Ranker) Add(c Candidate) {
	lines := r.matcher.lines(c.Article.Text, passage.Sentences(c.Article.Text))
	whole := r.whole(c)
	for _, w := range windows(lines) {
		f := whole
		r.measure(&f, lines, w)
		r.passages = append(r.passages, Passage{Article: c.Article, Span: prose.Span{Start: lines[w.from].Start, End: lines[w.to-1].End}, Features: f,
			Score: r.weights.Score(f), Answer: r.answer(lines[w.from:w.to])})
	}
}

// All are the passages of all candidates, best first; those of an article overlap.
func (r *Ranker) All() []Passage {
	slices.SortStableFunc(r.passages, func(a, b Passage) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), b.Article.Published.Compare(a.Article.Published),
			cmp.Compare(a.Article.Key, b.Article.Key), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return r.passages
}

// Passages are the n best passages, best first: no two overlap, and no article has more
// than PerArticle.
func (r *Ranker) Passages(n int) []Passage {
	var out []Passage
	mine := make(map[*news.Article][]prose.Span)
	for _, p := range r.All() {
		if len(out) == n {
			break
		}
		spans := mine[p.Article]
		if len(spans) < PerArticle && !slices.ContainsFunc(spans, p.Span.Overlaps) {
			mine[p.Article] = append(spans, p.Span)
			out = append(out, p)
		}
	}
	return out
}

// window is a run of lines that fits into a passage.
type window struct{ from, to int }

// windows are the longest runs of lines from every line that holds a term.
func windows(lines []line) []window {
	var out []window
	for i := range lines {
		j, words, hits := i, 0, 0
		for j < len(lines) && (j == i || words+lines[j].Words <= passage.MaxWords) {
			words += lines[j].Words
			hits += len(lines[j].hits)
			j++
		}
		if hits > 0 && (len(out) == 0 || j > out[len(out)-1].to) {
			out = append(out, window{i, j})
		}
	}
	return out
}

// whole measures what all passages of an article share.
func (r *Ranker) whole(c Candidate) Features {
	f := r.circumstances(c.Article.Published, c.Article.Source)
	if r.mass.article > 0 {
		f.Body, f.Title = c.Body/r.mass.article, c.Title/r.mass.article
	}
	return f
}

// circumstances measure what is known of an article without reading it. When it was
// fetched says nothing of how old its news are.
func (r *Ranker) circumstances(published time.Time, source string) Features {
	f := Features{Age: math.Inf(1), Mass: r.mass.passage}
	if !published.IsZero() {
		f.InTime = inTime(r.question.Days, published)
		if r.wantsRecent() {
			f.Age = math.Abs(r.now.Sub(published).Hours()) / 24
		}
	}
	if slices.Contains(r.question.Sources, source) {
		f.Named = 1
	}
	return f
}

// wantsRecent reports whether newer articles answer better: not when the question names
// a time that is past.
func (r *Ranker) wantsRecent() bool {
	until := r.question.Days.Until
	return !r.now.IsZero() && (until.IsZero() || until.After(r.now.Add(-24*time.Hour)))
}

// reportDelay is how long after a day the articles about it still come.
const reportDelay = 36 * time.Hour

// inTime is 1 for an article that was published in the days or shortly after them.
func inTime(d question.Days, published time.Time) float64 {
	if d.IsZero() || published.Before(d.Since.Add(-12*time.Hour)) || !d.Until.IsZero() && published.After(d.Until.Add(24*time.Hour+reportDelay)) {
		return 0
	}
	return 1
}

// Promise is a first score for an article that has not been read: its best passage's
// BM25 score with the body's and the headline's. Published is zero when not known.
func (r *Ranker) Promise(published time.Time, source string, passage, body, title float64) float64 {
	w := r.weights
	return (passage + w.Body*body + w.Title*title) * w.prior(r.circumstances(published, source))
}

// measure adds what is the passage's own.
func (r *Ranker) measure(f *Features, lines []line, w window) {
	counts := make([]int, len(r.question.Terms))
	words := 0
	for _, l := range lines[w.from:w.to] {
		words += l.Words
		for _, h := range l.hits {
			counts[h.term]++
		}
	}
	for i, n := range counts {
		if n == 0 {
			continue
		}
		weight := r.question.Terms[i].Weight * r.corpus.PassageIDF[i]
		f.Passage += weight * bm25.saturate(float64(n), float64(words)/passage.MaxWords)
		f.Coverage += weight
	}
	if r.mass.passage > 0 {
		f.Passage /= r.mass.passage
		f.Coverage /= r.mass.passage
	}
	f.Adjacency = r.adjacency(lines[w.from:w.to])
	f.Position = float64(w.from)
}

// adjacency is the share of neighbouring pairs of the question's terms that stand side
// by side in a line too, weighed by the rarer term of the pair.
func (r *Ranker) adjacency(lines []line) float64 {
	n := len(r.question.Terms)
	if n < 2 {
		return 0
	}
	found := make([]bool, n)
	for _, l := range lines {
		for i := 1; i < len(l.hits); i++ {
			a, b := l.hits[i-1], l.hits[i]
			if b.term == a.term+1 && b.word-a.word <= 2 {
				found[b.term] = true
			}
		}
	}
	sum, all := 0.0, 0.0
	for i := 1; i < n; i++ {
		w := min(r.idf(i-1), r.idf(i))
		all += w
		if found[i] {
			sum += w
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

func (r *Ranker) idf(i int) float64 { return r.question.Terms[i].Weight * r.corpus.PassageIDF[i] }

// answer is the line that holds most of the question, the first of equals.
func (r *Ranker) answer(lines []line) prose.Span {
	best, top := 0, -1.0
	for i, l := range lines {
		if s := r.lineScore(l); s > top {
			best, top = i, s
		}
	}
	return lines[best].Span
}

func (r *Ranker) lineScore(l line) float64 {
	seen := make(map[int]bool, len(l.hits))
	score := 0.0
	for _, h := range l.hits {
		if !seen[h.term] {
			seen[h.term] = true
			score += r.idf(h.term)
		}
	}
	return score
}
