package rank

import (
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
)

// page is a candidate article as read for a question.
type page struct {
	Candidate
	lines  []line
	sets   []terms   // of each line
	shares []float64 // of each line: the share of the question that it holds
	// measured tells of each line whether it holds the measure or the score asked for, beside
	// a line that holds a term.
	measured []bool
	title    terms
	heard    *echoes  // once it was asked for
	closely  *closeup // once it was asked for
	shared   Features // what all passages of the article have in common
}

func (r *Ranker) read(c Candidate) *page {
	if c.Sentences == nil {
		c.Sentences = passage.Sentences(c.Article.Text)
	}
	p := &page{Candidate: c, lines: r.matcher.lines(c.Article.Text, c.Sentences)}
	var held terms
	p.sets, p.shares = make([]terms, len(p.lines)), make([]float64, len(p.lines))
	for i, l := range p.lines {
		p.sets[i] = setOf(l.hits)
		p.shares[i] = r.share(p.sets[i])
		held |= p.sets[i]
	}
	r.findMeasures(p)
	p.title = setOf(r.matcher.hits(c.Article.Title, prose.Span{End: len(c.Article.Title)}))
	p.shared = r.circumstances(c.Article.Published, c.Article.Source)
	p.shared.Whole = r.share(held | p.title)
	if len(r.question.Sources) == 0 { // else the answer is put together from several articles
		p.shared.Absent = r.share(r.named &^ (held | p.title))
	}
	if r.mass.article > 0 {
		p.shared.Body, p.shared.Title = c.Body/r.mass.article, c.Title/r.mass.article
	}
	return p
}

// window is a run of lines that fits into a passage.
type window struct{ from, to int }

// windows are the longest runs of lines from every line that fit into a passage, those that
// hold no term or lie in one before left out. A run ends where a crosshead stood.
func windows(lines []line) []window {
	var out []window
	for i := range lines {
		j, words, hits := i, 0, 0
		for j < len(lines) && (j == i || words+lines[j].Words <= passage.MaxWords && lines[j].Paragraph <= lines[j-1].Paragraph+1) {
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

func (p *page) span(w window) prose.Span {
	return prose.Span{Start: p.lines[w.from].Start, End: p.lines[w.to-1].End}
}
