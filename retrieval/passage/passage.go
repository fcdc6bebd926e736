// Package passage splits an article into passages and trims an excerpt to a size. It is pure: spans
// in, spans out.
//
// A passage is a run of whole sentences of about 80 words. It ends at a paragraph's end if one is
// near, and holds no crosshead.
//
//	for _, s := range passage.Split(article.Text) {
//		fmt.Println(s.Of(article.Text))
//	}
package passage

import (
	"quoth/retrieval/prose"
)

// Sentences returns the sentences of text in order, without crossheads. Those of more than MaxWords
// words are cut into pieces.
func Sentences(text string) []Sentence { return Read(text).Sentences }

// Split returns the passages of text in order. Together they hold every sentence once, and no
// crosshead.
func Split(text string) []prose.Span {
	return Pack(Sentences(text))
}

// nearlyFull is the share of MaxWords from which on a passage may end with a paragraph rather than
// run into the next one and stop in its middle.
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

// fill returns the end of the passage that starts with sentence i.
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

// parted reports whether a crosshead stands between two sentences in a row. A passage over both
// would hold it.
func parted(s, t Sentence) bool { return t.Paragraph > s.Paragraph+1 }
