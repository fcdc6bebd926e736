package rank

import (
	"quoth/retrieval/passage"
	"quoth/retrieval/question"
)

// measure tells the features of a window of a page.
func (r *Ranker) measure(p *page, w window) Features {
	f := p.shared
	f.Passage, f.Coverage, f.Rest = r.cover(p, w)
	f.Adjacency = r.adjacency(p.lines[w.from:w.to])
	best := p.best(w)
	f.Sentence = p.shares[best]
	f.Center = p.center(w, best)
	f.Pair = f.Sentence
	for i := w.from; i+1 < w.to; i++ {
		if p.shares[i]+p.shares[i+1] > f.Pair {
			f.Pair = max(f.Pair, r.share(p.sets[i]|p.sets[i+1]))
		}
	}
	f.Kind = p.kinds[best]
	for i := w.from; i < w.to; i++ {
		f.Measured = max(f.Measured, truth(p.measured[i]))
	}
	f.Position = float64(p.lines[w.from].Paragraph)
	return f
}

// center tells how near to the middle of a window line i lies, in words.
func (p *page) center(w window, i int) float64 {
	before, after := 0, 0
	for j := w.from; j < w.to; j++ {
		switch {
		case j < i:
			before += p.lines[j].Words
		case j > i:
			after += p.lines[j].Words
		}
	}
	if before+after == 0 {
		return 1
	}
	return 2 * float64(min(before, after)) / float64(before+after)
}

// cover tells the BM25 score of a window and the part of the question that it holds, both
// as shares of the question's mass, and the share that it holds of what the headline leaves.
func (r *Ranker) cover(p *page, w window) (score, coverage, rest float64) {
	var (
		counts [question.MaxTerms]float64
		held   terms
		words  int
	)
	for i := w.from; i < w.to; i++ {
		words += p.lines[i].Words
		held |= p.sets[i]
		for _, h := range p.lines[i].hits {
			counts[h.term] += h.worth(synonymTF)
		}
	}
	if r.mass.passage == 0 {
		return 0, 0, 1
	}
	for i, idf := range r.idf {
		if counts[i] > 0 {
			score += idf * bm25.saturate(counts[i], float64(words)/passage.MaxWords)
		}
	}
	rest = 1
	if left := 1 - r.share(p.title); left > 1e-9 {
		rest = r.gain(held, p.title) / left
	}
	return score / r.mass.passage, r.share(held), rest
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
