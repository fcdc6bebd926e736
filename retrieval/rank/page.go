package rank

import (
	"math"
	"sync"

	"quoth/retrieval/bm25"
	"quoth/retrieval/match"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/story"
)

// Candidate is an article that may answer, with the BM25 scores of its text and its headline.
type Candidate struct {
	Article     *news.Article
	Body, Title float64
	Sentences   []passage.Sentence // of the text, where the caller has them; nil: they are cut here
	// Story is the text as it is compared with others, and Boilerplate the spans of it of which nothing is shown,
	// where the caller has them; nil: they are read here.
	Story       func() story.Text
	Boilerplate func() []prose.Span
}

// page is a candidate article as read for a question.
type page struct {
	Candidate
	lines    []line
	sets     []match.Terms // of each line
	shares   []float64     // of each line: the share of the question that it holds
	measured []bool        // of each line: whether it holds the measure or the score that is asked for
	title    match.Terms
	shared   Features // what all passages of the article have in common
}

// read reads a candidate.
func (q *query) read(c Candidate) *page {
	if c.Sentences == nil {
		c.Sentences = passage.Sentences(c.Article.Text)
	}
	p := &page{Candidate: c, lines: q.lines(c.Article.Text, c.Sentences)}
	var held match.Terms
	p.sets, p.shares = make([]match.Terms, len(p.lines)), make([]float64, len(p.lines))
	for i, l := range p.lines {
		p.sets[i] = match.SetOf(l.hits)
		p.shares[i] = q.share(p.sets[i])
		held |= p.sets[i]
	}
	p.measured = q.measuredLines(c.Article.Text, p.lines, p.sets)
	p.title = match.SetOf(q.matcher.Hits(c.Article.Title, prose.Span{End: len(c.Article.Title)}))
	p.shared = q.articleFeatures(c.Article.Published, c.Article.Source)
	p.shared.Whole = q.share(held | p.title)
	if len(q.question.Sources) == 0 { // else the answer is put together from several articles
		p.shared.Absent = q.share(q.names &^ (held | p.title))
	}
	if q.total.article > 0 {
		p.shared.Body, p.shared.Title = c.Body/q.total.article, c.Title/q.total.article
	}
	return p
}

// isCopyOf reports whether two pages print one text.
func (p *page) isCopyOf(other *page) bool { return p.text().CopyOf(other.text()) }

func (p *page) text() story.Text {
	if p.Story == nil {
		p.Story = sync.OnceValue(func() story.Text { return story.Read(p.Article) })
	}
	return p.Story()
}

// held returns the terms that the text of the page holds itself.
func (p *page) held() (t match.Terms) {
	for _, s := range p.sets {
		t |= s.Own()
	}
	return t
}

// line is a sentence with the question's terms in it.
type line struct {
	passage.Sentence
	hits []match.Hit
}

// lines returns the sentences of a text with the terms in each.
func (q *query) lines(text string, sentences []passage.Sentence) []line {
	out := make([]line, len(sentences))
	for i, s := range sentences {
		out[i] = line{s, q.matcher.Hits(text, s.Span)}
	}
	return out
}

// measuredLines reports of each line whether it holds the measure or the score that is asked for.
// It looks at the lines that hold a term, as sets has them, and at the lines beside these.
func (q *query) measuredLines(text string, lines []line, sets []match.Terms) []bool {
	out := make([]bool, len(lines))
	if !q.asksMeasure() {
		return out
	}
	for i := range lines {
		near := sets[i] != 0 || i > 0 && sets[i-1] != 0 || i+1 < len(sets) && sets[i+1] != 0
		out[i] = near && q.kind(lines[i].Of(text), false).level == exactly
	}
	return out
}

// window is a run of lines that fits into a passage.
type window struct{ from, to int }

// span returns the place of a window in the text.
func (p *page) span(w window) prose.Span {
	return prose.Span{Start: p.lines[w.from].Start, End: p.lines[w.to-1].End}
}

// windows returns, from every line on, the longest run of lines that fits into a passage. It
// leaves out those that hold no term or lie in another. A run ends where a crosshead stood.
func windows(lines []line) []window {
	var out []window
	for i := range lines {
		j, words, hits := i, 0, 0
		for j < len(lines) && (j == i ||
			words+lines[j].Words <= passage.MaxWords && lines[j].Paragraph <= lines[j-1].Paragraph+1) {
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

// measure returns the features of a window of a page, but for those that a close reading adds.
func (q *query) measure(p *page, w window) Features {
	f := p.shared
	f.Passage = q.bm25(p.lines[w.from:w.to])
	for i := w.from; i < w.to; i++ {
		f.Sentence = max(f.Sentence, p.shares[i])
		f.Measured = max(f.Measured, oneIf(p.measured[i]))
	}
	if f.Position = math.Inf(1); q.asks {
		f.Position = float64(p.lines[w.from].Paragraph)
	}
	return f
}

// bm25 returns the BM25 score of some lines as a passage, as a share of the question's total IDF.
func (q *query) bm25(lines []line) (score float64) {
	var counts [question.MaxTerms]float64
	words := 0
	for _, l := range lines {
		words += l.Words
		for _, h := range l.hits {
			counts[h.Term] += h.Worth(match.SynonymTF)
		}
	}
	if q.total.passage == 0 {
		return 0
	}
	for i, idf := range q.idf {
		if counts[i] > 0 {
			score += idf * bm25.Text.Saturate(counts[i], float64(words)/passage.MaxWords)
		}
	}
	return score / q.total.passage
}

// adjacency returns the share of the neighbouring pairs of the question's terms that stand side by
// side in a line too, each weighed by the less rare term of the pair.
func (q *query) adjacency(lines []line) float64 {
	var found match.Terms // the second terms of these pairs
	for _, l := range lines {
		for i := 1; i < len(l.hits); i++ {
			a, b := l.hits[i-1], l.hits[i]
			if b.Term == a.Term+1 && b.Word-a.Word <= 2 && !a.Synonym && !b.Synonym {
				found |= 1 << b.Term
			}
		}
	}
	sum, all := 0.0, 0.0
	for i := 1; i < len(q.idf); i++ {
		w := min(q.idf[i-1], q.idf[i])
		all += w
		if found.Has(i) {
			sum += w
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
