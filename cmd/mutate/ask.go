package main

import (
	"cmp"
	"context"
	"slices"

	"quoth/retrieval/prose"
	"quoth/retrieval/quote"
	"quoth/retrieval/wording"
)

// asker says whether words stand in the articles, in which, and who said them.
type asker func(ctx context.Context, words string) (answer, error)

type answer struct {
	verdict verdict
	article string
	speaker string
}

// shelf looks through texts without an index of the library's.
type shelf struct {
	books []book
	pairs map[string][]int32 // the books that hold a pair of words
}

type book struct {
	id     string
	text   *wording.Text
	quotes []quote.Quote
}

func newShelf(articles []article) *shelf {
	s := &shelf{pairs: make(map[string][]int32)}
	for i, a := range articles {
		text := prose.Clean(a.Text)
		s.books = append(s.books, book{a.ID, wording.Of(text), quote.ExtractText(text)})
		for _, p := range wording.Pairs(text) {
			if l := s.pairs[p]; len(l) == 0 || l[len(l)-1] != int32(i) {
				s.pairs[p] = append(l, int32(i))
			}
		}
	}
	return s
}

// candidatesRead is how many texts are read in full.
const candidatesRead = 25

func (s *shelf) ask(_ context.Context, words string) (answer, error) {
	w := wording.Read(words)
	out, best := answer{verdict: absent}, 0.0
	for _, n := range s.candidates(w) {
		b := s.books[n]
		m, ok := w.In(b.text)
		if !ok {
			continue
		}
		speaker, quoted := b.speaker(m.Span)
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
		best, out = score, answer{differs, b.id, speaker}
		if m.Verbatim {
			out.verdict = verbatim
		}
	}
	return out, nil
}

// candidates are the books with most of w's pairs, rare ones counting more.
func (s *shelf) candidates(w wording.Wording) []int32 {
	weights := make(map[int32]float64)
	for _, p := range w.Pairs() {
		for _, n := range s.pairs[p] {
			weights[n] += 1 / float64(len(s.pairs[p]))
		}
	}
	out := make([]int32, 0, len(weights))
	for n := range weights {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b int32) int {
		return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b))
	})
	return out[:min(len(out), candidatesRead)]
}

// speaker is who says what stands at span.
func (b book) speaker(span prose.Span) (name string, quoted bool) {
	for _, q := range b.quotes {
		if q.Span.Overlaps(span) && len(q.Marked) > 0 {
			return cmp.Or(q.Speaker.Name, q.Speaker.AsPrinted), true
		}
	}
	return "", false
}
