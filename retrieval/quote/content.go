package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// longEnough is how many words in marks are speech without further proof.
const longEnough = 5

// isSpeech reports whether somebody said the words of marked piece m. Scare quotes, titles of works
// and nicknames are short, and no cue stands with them.
func (x *extraction) isSpeech(m int) bool {
	mark := x.marked[m]
	inner := mark.Inner.Of(x.text)
	n := len(strings.Fields(inner))
	switch {
	case n == 0, x.isName(m):
		return false
	case x.frames[x.place[m]].isTurn:
		return true
	case x.links[m].rule.own():
		return n > 3 || !isTitle(x.text, mark.Inner) || n == 1 && endsSentence(inner)
	case mark.Open, m > 0 && x.marked[m-1].Open:
		return true
	case mark.Single:
		return endsSentence(inner) && (n >= longEnough || x.standsAlone(m) && (x.goesWith(m, m-1) || x.goesWith(m, m+1)))
	case isTitle(x.text, mark.Inner):
		return false
	case endsSentence(inner) && n > 1 && x.standsAlone(m):
		return true
	}
	return n >= longEnough
}

// goesWith reports whether piece n is speech of the paragraph of m, as the sentence around it says, in
// marks like those of m.
func (x *extraction) goesWith(m, n int) bool {
	return 0 <= n && n < len(x.links) && x.links[n].rule.own() && x.paragraphOf(m) == x.paragraphOf(n) &&
		x.marked[n].Single == x.marked[m].Single
}

// standsAlone reports whether m is its whole frame but for words like "Then,".
func (x *extraction) standsAlone(m int) bool {
	return !slices.ContainsFunc(x.frames[x.place[m]].sentence, func(t token) bool {
		return t.Kind == names.Word && !t.Is(leadIn|names.Auxiliary) && t.Text != "indeed"
	})
}

// endsSentence reports whether s ends as a sentence or a clause does.
func endsSentence(s string) bool { return endsIn(s, ",.?!…") }

// endsIn reports whether s, without closing marks, ends in one of points.
func endsIn(s, points string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "'’\" "))
	return strings.ContainsRune(points, r)
}

// isName reports whether the words before m say that a name follows.
func (x *extraction) isName(m int) bool {
	s := x.frames[x.place[m]].sentence
	i := slices.IndexFunc(s, func(t token) bool { return t.Kind == names.Folded && t.Piece == m }) - 1
	return s.At(i).Is(namer|nicknamer) || s.At(i).Is(names.Determiner) && s.At(i-1).Is(nicknamer)
}

// isTitle reports whether all long words of a piece of text start with a capital or a digit, and at least
// two words do unless there is only one.
func isTitle(text string, s prose.Span) bool {
	capitals, n := 0, 0
	for w := prose.NewWords(s.Of(text)); w.Next(); {
		word := w.Span().Of(s.Of(text))
		r, _ := utf8.DecodeRuneInString(word)
		n++
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			capitals++
		} else if len(word) > 3 {
			return false
		}
	}
	return capitals >= 2 && n > 1 || n == 1 && capitals == 1
}
