package main

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/wording"
)

// asker returns whether words are printed in the articles, in which one, and who said them.
type asker func(ctx context.Context, words string) (answer, error)

type answer struct {
	verdict verdict
	article string
	speaker string
}

// corpus searches texts without a library.
type corpus struct {
	texts []text
	pairs map[string][]int32 // indexes of the texts that have a pair of words
}

type text struct {
	id     string
	words  *wording.Text
	quotes []quote.Quote
}

func newCorpus(articles []article) *corpus {
	c := &corpus{pairs: make(map[string][]int32)}
	for i, a := range articles {
		clean := prose.Clean(a.Text)
		c.texts = append(c.texts, text{a.ID, wording.Of(clean), quote.ExtractText(clean)})
		for _, p := range wording.Pairs(clean) {
			if l := c.pairs[p]; len(l) == 0 || l[len(l)-1] != int32(i) {
				c.pairs[p] = append(l, int32(i))
			}
		}
	}
	return c
}

// maxCandidates is the number of texts that are searched in full.
const maxCandidates = 25

// ask is an asker.
func (c *corpus) ask(_ context.Context, words string) (answer, error) {
	w := wording.Read(words)
	out, best := answer{verdict: absent}, 0.0
	for _, n := range c.candidates(w) {
		t := c.texts[n]
		m, ok := w.In(t.words)
		if !ok {
			continue
		}
		speaker, quoted := t.speaker(m.Span)
		score := m.Score
		if quoted {
			score += 0.001
		}
		if speaker != "" {
			score += 0.001
		}
		if score <= best {
			continue
		}
		best, out = score, answer{differs, t.id, speaker}
		switch {
		case m.Verbatim:
			out.verdict = verbatim
		case m.Cut:
			out.verdict = cut
		}
	}
	return out, nil
}

// candidates returns the texts with most of w's pairs of words. Rare pairs count more.
func (c *corpus) candidates(w wording.Wording) []int32 {
	weights := make(map[int32]float64)
	for _, p := range w.Pairs() {
		for _, n := range c.pairs[p] {
			weights[n] += 1 / float64(len(c.pairs[p]))
		}
	}
	out := make([]int32, 0, len(weights))
	for n := range weights {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b int32) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b))
	})
	return out[:min(len(out), maxCandidates)]
}

// speaker returns the speaker of the quote at span.
func (t text) speaker(span prose.Span) (name string, quoted bool) {
	for _, q := range t.quotes {
		if q.Span.Overlaps(span) && len(q.Marked) > 0 {
			return cmp.Or(q.Speaker.Name, q.Speaker.AsPrinted), true
		}
	}
	return "", false
}
