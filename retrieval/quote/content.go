package quote

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/quote/syntax"
)

// longEnough is how many words in marks are speech without further proof.
const longEnough = 5

// isSpeech reports whether somebody said the words of marked piece m. Scare quotes, titles of works and nicknames are
// no speech; they are short and have no cue.
func (x *extraction) isSpeech(m int) bool {
	mark := x.Marked[m]
	inner := mark.Inner.Of(x.Text)
	n := countFields(inner, longEnough)
	switch {
	case n == 0, x.isName(m), x.isWork(m):
		return false
	case x.isTurn(m):
		return true
	case x.links[m].rule.own():
		return n > 3 || !isTitle(x.Text, mark.Inner) || n == 1 && syntax.EndsSentence(inner)
	case mark.Open, m > 0 && x.Marked[m-1].Open:
		return true
	case mark.Single:
		goesOn := x.standsAlone(m) && (x.goesWith(m, m-1) || x.goesWith(m, m+1))
		return syntax.EndsSentence(inner) && (n >= longEnough || goesOn)
	case isTitle(x.Text, mark.Inner):
		return false
	case syntax.EndsSentence(inner) && n > 1 && x.standsAlone(m):
		return true
	}
	return n >= longEnough
}

// countFields returns how many words [strings.Fields] finds in s, and most for more of them.
func countFields(s string, most int) (n int) {
	for range strings.FieldsSeq(s) {
		if n++; n == most {
			break
		}
	}
	return n
}

// goesWith reports whether piece n has a speaker in its own sentence and the same kind of marks as m, and stands in
// the paragraph of m or, if m fills its paragraph, in the one before.
func (x *extraction) goesWith(m, n int) bool {
	if n < 0 || n >= len(x.links) || !x.links[n].rule.own() || x.Marked[n].Single != x.Marked[m].Single {
		return false
	}
	between := x.paragraphOf(m) - x.paragraphOf(n)
	return between == 0 || between == 1 && x.fillsParagraph(m)
}

// standsAlone reports whether m is its whole frame but for words like "Then,".
func (x *extraction) standsAlone(m int) bool {
	return !slices.ContainsFunc(x.Frames[x.Place[m]].Sentence, func(t syntax.Token) bool {
		return t.Kind == names.Word && !t.Is(syntax.LeadIn|names.Auxiliary) && t.Text != "indeed"
	})
}
