package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// longEnough is how many words inside marks are speech without further proof.
const longEnough = 5

// isSpeech tells words that somebody said from scare quotes, titles of works and
// nicknames: those are short, and no cue stands with them.
func (x *extraction) isSpeech(m int) bool {
	mark := x.marked[m]
	inner := mark.inner.Of(x.text)
	n := words(inner)
	switch {
	case n == 0:
		return false
	case x.named(m):
		return false
	case x.links[m].cued:
		return n > 3 || !isTitle(x.text, mark.inner) || n == 1 && endsSentence(inner)
	case mark.single:
		return n >= longEnough && endsSentence(inner)
	case isTitle(x.text, mark.inner):
		return false
	case endsSentence(inner) && n > 1 && x.standsAlone(m):
		return true
	}
	return n >= longEnough
}

// endsSentence reports whether s ends as a sentence or a clause does.
func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "'’\" "))
	return strings.ContainsRune(",.?!…", r)
}

// named reports whether the words before m say that a name follows.
func (x *extraction) named(m int) bool {
	tokens := x.frames[x.place[m]].tokens
	i := tokenAt(tokens, x.marked[m].outer.Start)
	if i > 0 && tokens[i-1].Is(names.Determiner) {
		return i > 1 && tokens[i-2].Is(nicknamer)
	}
	return i > 0 && (tokens[i-1].Is(namer) || tokens[i-1].Is(nicknamer)) || i > 1 && tokens[i-1].Text == "as" &&
		tokens[i-2].Text == "known"
}

// isTitle reports whether all long words of s have capitals, two at least.
func isTitle(text string, s prose.Span) bool {
	capitals, n := 0, 0
	for w := prose.NewWords(s.Of(text)); w.Next(); {
		word := w.Span().Of(s.Of(text))
		r, _ := utf8.DecodeRuneInString(word)
		n++
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			capitals++
		case len(word) > 3:
			return false
		}
	}
	return capitals >= 2 && n > 1 || n == 1 && capitals == 1
}
