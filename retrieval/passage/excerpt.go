package passage

import (
	"strings"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// The size of an excerpt shown in a reply: at most two sentences and about 300
// characters. A lone sentence may be longer, up to maxSentence, rather than be cut.
const (
	excerptRunes = 300
	maxSentence  = 400
)

// Excerpt is what to show of a passage around its answering sentence: that sentence and,
// where both fit, the neighbour in the passage that better(before, after) prefers.
func Excerpt(text string, sentences []Sentence, answer int, preferBefore bool) prose.Span {
	s := sentences[answer].Span
	if runes(text, s) > maxSentence {
		return Cut(text, s, excerptRunes)
	}
	order := []int{answer + 1, answer - 1}
	if preferBefore {
		order[0], order[1] = order[1], order[0]
	}
	for _, n := range order {
		if n < 0 || n >= len(sentences) || sentences[n].Paragraph != sentences[answer].Paragraph {
			continue
		}
		both := prose.Span{Start: min(s.Start, sentences[n].Start), End: max(s.End, sentences[n].End)}
		if runes(text, both) <= excerptRunes {
			return both
		}
	}
	return s
}

func runes(text string, s prose.Span) int { return utf8.RuneCountInString(s.Of(text)) }

// Cut shortens s to at most n runes, at the end of a clause where one lies in its second
// half, else between two words, else between two characters.
func Cut(text string, s prose.Span, n int) prose.Span {
	if runes(text, s) <= n {
		return s
	}
	end, clause, blank := s.Start, 0, 0
	for i, r := range s.Of(text) {
		if n--; n < 0 {
			break
		}
		at := s.Start + i
		end = at + utf8.RuneLen(r)
		if strings.ContainsRune(",;:–—", r) && nextIsBlank(text, end) {
			clause = end
		}
		if r == ' ' || r == '\n' {
			blank = at
		}
	}
	half := (s.Start + end) / 2
	switch {
	case clause > half:
		end = clause
	case blank > s.Start:
		end = blank
	}
	return prose.Span{Start: s.Start, End: end}.Trim(text)
}

func nextIsBlank(text string, i int) bool {
	return i >= len(text) || text[i] == ' ' || text[i] == '\n'
}

// Cuts reports whether s starts or ends inside a sentence of text, which a reply marks.
func Cuts(text string, s prose.Span) (before, after bool) {
	before, after = true, true
	for _, p := range prose.Paragraphs(text) {
		if p.End <= s.Start || s.End <= p.Start {
			continue
		}
		for _, t := range prose.SentencesIn(text, p) {
			before = before && t.Start != s.Start
			after = after && t.End != s.End
		}
	}
	return before, after
}
