package quote

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote/syntax"
)

// isName reports whether m is a nickname, or a title that the words before it announce.
func (x *extraction) isName(m int) bool {
	s, at := x.tokenOf(m)
	before := s.At(at - 1)
	switch {
	case before.Is(syntax.Namer | syntax.Nicknamer), before.Is(names.Determiner) && s.At(at-2).Is(syntax.Nicknamer):
		return true
	case !isTitle(x.Text, x.Marked[m].Inner):
		return false
	}
	endsSentence := syntax.EndsSentence(x.Marked[m].Inner.Of(x.Text))
	isInName := !endsSentence && before.Upper && s.At(at+1).Upper // Rosa “Rusty” Vane
	return isInName || before.Text == "," && s.At(at-2).Is(syntax.Namer)
}

// longestTitle is how many words the title of a work has at most.
const longestTitle = 8

// isWork reports whether m is the title of a work or of a programme, by its capitals and by the word before
// it: an owner ("Channel One’s “…”"), a weekday, "called", or a preposition of place.
func (x *extraction) isWork(m int) bool {
	mark := x.Marked[m].Inner
	if !isTitle(x.Text, mark) || countFields(mark.Of(x.Text), longestTitle+1) > longestTitle {
		return false
	}
	s, at := x.tokenOf(m)
	t := s.At(at - 1)
	return t.Possessive && t.Upper || t.In("on", "of", "to", "from", "in", "during", "called") || t.Is(names.Weekday)
}

// tokenOf returns the frame of marked piece m, and its token there.
func (x *extraction) tokenOf(m int) (syntax.Sentence, int) {
	s := x.Frames[x.Place[m]].Sentence
	return s, slices.IndexFunc(s, func(t syntax.Token) bool { return t.Kind == names.Folded && t.Piece == m })
}

// smallInTitles are the words of more than three letters that titles print without a capital.
var smallInTitles = prose.Set("from into over upon with")

// isTitle reports whether a piece of text is printed as titles are: every word of more than three letters starts with
// a capital or a digit, and at least two words do unless there is only one.
func isTitle(text string, s prose.Span) bool {
	capitals, n := 0, 0
	for w := prose.NewWords(s.Of(text)); w.Next(); {
		word := w.Span().Of(s.Of(text))
		r, _ := utf8.DecodeRuneInString(word)
		n++
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			capitals++
		} else if len(word) > 3 && !smallInTitles[word] {
			return false
		}
	}
	return capitals >= 2 && n > 1 || n == 1 && capitals == 1
}
