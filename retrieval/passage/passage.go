// Package passage splits an article into passages and trims an excerpt to a size. It
// is pure: spans in, spans out.
//
// A passage is a run of whole sentences of about 80 words; it ends at a paragraph's
// end where one is near, and holds no crosshead.
//
//	for _, s := range passage.Split(article.Text) {
//		fmt.Println(s.Of(article.Text))
//	}
package passage

import (
	"unicode"

	"quoth/retrieval/prose"
)

// MaxWords is the longest a passage gets, in words.
const MaxWords = 80

// Sentence is a sentence that passages may be made of.
type Sentence struct {
	prose.Span
	Words     int
	Paragraph int // running number of its paragraph
}

// Sentences are the sentences of text in order, crossheads left out, and those of more
// than MaxWords words cut into pieces of no more.
func Sentences(text string) []Sentence { return Read(text).Sentences }

// appendPieces adds s, in pieces when it is too long for one passage.
func appendPieces(out []Sentence, text string, s prose.Span, paragraph int) []Sentence {
	w := prose.NewWords(s.Of(text))
	start, n := s.Start, 0
	for w.Next() {
		if n == MaxWords {
			cut := s.Start + w.Span().Start
			out = append(out, Sentence{prose.Span{Start: start, End: cut}.Trim(text), n, paragraph})
			start, n = cut, 0
		}
		n++
	}
	return append(out, Sentence{prose.Span{Start: start, End: s.End}.Trim(text), n, paragraph})
}

// Split cuts text into passages in order; together they hold every sentence once, and
// no crosshead.
func Split(text string) []prose.Span {
	return Pack(Sentences(text))
}

// nearlyFull is the share of MaxWords from which a passage may close at a paragraph's
// end rather than run into the next paragraph and stop in its middle.
const nearlyFull = 0.6

// Pack joins sentences into passages of at most MaxWords words.
func Pack(sentences []Sentence) []prose.Span {
	var out []prose.Span
	for i := 0; i < len(sentences); {
		j := fill(sentences, i)
		out = append(out, prose.Span{Start: sentences[i].Start, End: sentences[j-1].End})
		i = j
	}
	return out
}

// fill is the end of the passage that starts with sentence i.
func fill(sentences []Sentence, i int) int {
	words, border := 0, 0
	j := i
	for ; j < len(sentences); j++ {
		if j > i && (words+sentences[j].Words > MaxWords || parted(sentences[j-1], sentences[j])) {
			break
		}
		words += sentences[j].Words
		last := j+1 == len(sentences) || sentences[j+1].Paragraph != sentences[j].Paragraph
		if last && float64(words) >= nearlyFull*MaxWords {
			border = j + 1
		}
	}
	if border > 0 {
		return border
	}
	return j
}

// parted reports whether a crosshead was left out between two sentences in a row: a
// passage over both would hold it.
func parted(s, t Sentence) bool { return t.Paragraph > s.Paragraph+1 }

// crossheadWords is the most words that a crosshead has.
const crossheadWords = 12

// isCrosshead reports whether a paragraph is a line in capitals set between others.
func isCrosshead(p string) bool {
	if !allCapitals(p) {
		return false
	}
	w := prose.NewWords(p)
	n := 0
	for w.Next() {
		n++
	}
	return n <= crossheadWords
}

// allCapitals reports whether s has letters and all are capitals. A script without
// capitals has none, even where it names the NATO or the EU.
func allCapitals(s string) bool {
	upper := false
	for _, r := range s {
		if unicode.IsLower(r) || unicode.Is(unicode.Lo, r) {
			return false
		}
		upper = upper || unicode.IsUpper(r)
	}
	return upper
}
