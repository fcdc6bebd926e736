package rank

import (
	"math"

	"quoth/retrieval/passage"
	"quoth/retrieval/question"
)

// measure tells the features of a window of a page.
func (r *Ranker) measure(p *page, w window) Features {
	f := p.shared
	f.Passage = r.cover(p, w)
	for i := w.from; i < w.to; i++ {
		f.Sentence = max(f.Sentence, p.shares[i])
		f.Measured = max(f.Measured, truth(p.measured[i]))
	}
	if f.Position = math.Inf(1); r.asks {
		f.Position = float64(p.lines[w.from].Paragraph)
	}
	return f
}

// cover is the BM25 score of a window, as a share of the question's mass.
func (r *Ranker) cover(p *page, w window) (score float64) {
	var counts [question.MaxTerms]float64
	words := 0
	for i := w.from; i < w.to; i++ {
		words += p.lines[i].Words
		for _, h := range p.lines[i].hits {
			counts[h.term] += h.worth(synonymTF)
		}
	}
	if r.mass.passage == 0 {
		return 0
	}
	for i, idf := range r.idf {
		if counts[i] > 0 {
			score += idf * bm25.saturate(counts[i], float64(words)/passage.MaxWords)
		}
	}
	return score / r.mass.passage
}

// adjacency is the share of neighbouring pairs of the question's terms that stand side
// by side in a line too, weighed by the less rare term of the pair.
func (r *Ranker) adjacency(lines []line) float64 {
	var found terms
	for _, l := range lines {
		for i := 1; i < len(l.hits); i++ {
			a, b := l.hits[i-1], l.hits[i]
			if b.term == a.term+1 && b.word-a.word <= 2 && !a.synonym && !b.synonym {
				found |= 1 << b.term
			}
		}
	}
	sum, all := 0.0, 0.0
	for i := 1; i < len(r.idf); i++ {
		w := min(r.idf[i-1], r.idf[i])
		all += w
		if found>>i&1 == 1 {
			sum += w
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
