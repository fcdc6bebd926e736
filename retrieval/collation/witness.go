package collation

import (
	"slices"
	"strings"

	"quoth/retrieval/prose"
	"quoth/retrieval/wording"
)

// word is a word of a printing. Words with one number are equal.
type word struct {
	number   int
	printing int
	place    int // among the words of the printing
	group    int
	span     prose.Span
}

// follows reports whether x is the next word behind w in the same utterance.
func (w word) follows(x word) bool {
	return w.printing == x.printing && w.place+1 == x.place && w.group == x.group
}

// witness is a printing, read.
type witness struct {
	text  string
	words []word // those between quotation marks
	// before and after report of each word whether an ellipsis or brackets stand next to it.
	before, after []bool
}

func newWitness(printing int, p Printing, numbers map[string]int) witness {
	w := witness{text: p.Text}
	for g, spans := range p.Groups {
		for _, s := range spans {
			w.read(printing, g, s, numbers)
		}
	}
	w.mark()
	return w
}

// read adds the words of a span.
func (w *witness) read(printing, group int, s prose.Span, numbers map[string]int) {
	for folded, at := range wording.Words(s.Of(w.text)) {
		n, ok := numbers[folded]
		if !ok {
			n = len(numbers)
			numbers[folded] = n
		}
		at = prose.Span{Start: s.Start + at.Start, End: s.Start + at.End}
		w.words = append(w.words, word{n, printing, len(w.words), group, at})
	}
}

// nearMark is how many bytes beside a word are looked at for an ellipsis: the marks of the quotation stand there.
const nearMark = 8

// mark notes where an ellipsis or brackets stand.
func (w *witness) mark() {
	w.before, w.after = make([]bool, len(w.words)), make([]bool, len(w.words))
	for i, x := range w.words {
		from, to := max(0, x.span.Start-nearMark), min(len(w.text), x.span.End+nearMark)
		if i > 0 && w.words[i-1].span.End <= x.span.Start {
			from = max(from, w.words[i-1].span.End)
		}
		if i+1 < len(w.words) && w.words[i+1].span.Start >= x.span.End {
			to = min(to, w.words[i+1].span.Start)
		}
		w.before[i] = isMarked(w.text[from:x.span.Start])
		w.after[i] = isMarked(w.text[x.span.End:to])
	}
}

// isMarked reports whether the characters between two words say that the print differs from what was said.
func isMarked(between string) bool {
	return strings.ContainsAny(between, "…[]") || strings.Contains(between, "...") || strings.Contains(between, ". . .")
}

// isMarked reports whether an ellipsis or brackets stand at some words, or where they are missing.
func (w witness) isMarked(s stretch) bool {
	if s.len() > 0 {
		return slices.Contains(w.before[s.from:s.to], true) || slices.Contains(w.after[s.from:s.to], true)
	}
	return s.from > 0 && w.after[s.from-1] || s.from < len(w.words) && w.before[s.from]
}

// joined reports whether word i follows the one before in the same utterance.
func (w witness) joined(i int) bool { return w.words[i].group == w.words[i-1].group }

// partShare is which share of the words of an utterance must stand in a quotation, or the other way round, so that
// the utterance is a part of it. A phrase that two quotations have in common is less.
const partShare = 0.4

// parts returns the witness with only the utterances that are a part of a quotation.
func (w witness) parts(quotation []word) witness {
	words, shared := make(map[int]int), make(map[int]int)
	for _, x := range w.words {
		words[x.group]++
	}
	for _, t := range tiles(numbersOf(quotation), numbersOf(w.words), w.joined) {
		shared[w.words[t.right].group] += t.words
	}
	return w.keep(func(g int) bool {
		return float64(shared[g]) >= partShare*float64(min(words[g], len(quotation)))
	})
}

// keep returns the witness with only the words of some utterances.
func (w witness) keep(isKept func(group int) bool) witness {
	out := witness{text: w.text}
	for i, x := range w.words {
		if isKept(x.group) {
			x.place = len(out.words)
			out.words = append(out.words, x)
			out.before, out.after = append(out.before, w.before[i]), append(out.after, w.after[i])
		}
	}
	return out
}

// numbersOf returns the numbers of words.
func numbersOf(words []word) []int {
	out := make([]int, len(words))
	for i, w := range words {
		out[i] = w.number
	}
	return out
}
