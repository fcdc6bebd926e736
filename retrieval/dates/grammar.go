package dates

import (
	"slices"
	"strings"
	"time"

	"quoth/retrieval/calendar"
)

// A grammar reads phrases at a place in the tokens of a clause. A method that reads one returns the
// number of tokens that it is made of, or 0 if none stands there.
type grammar struct {
	tokens     []token
	rules      []rule
	today      time.Time // midnight, in UTC
	monthFirst bool      // 3/4/2026 is 4 March
	flat       bool      // capitals say nothing
}

// A rule reads one way of naming a time, behind the preposition lead ("" for none).
type rule struct {
	name     string
	read     func(g grammar, i int, lead string) (calendar.Moment, int)
	examples []string // the phrases that it reads
}

// base reads a time by the first rule that fits.
func (g grammar) base(i int, lead string) (calendar.Moment, int) {
	for _, r := range g.rules {
		if m, n := r.read(g, i, lead); n > 0 {
			return m, n
		}
	}
	return calendar.Moment{}, 0
}

// word returns the word of token i, or "" if there is no such token.
func (g grammar) word(i int) string {
	if i < 0 || i >= len(g.tokens) {
		return ""
	}
	return g.tokens[i].word
}

// is reports whether token i is one of words.
func (g grammar) is(i int, words ...string) bool {
	w := g.word(i)
	return w != "" && slices.Contains(words, w)
}

// are reports whether the words from i on are those of a phrase.
func (g grammar) are(i int, phrase string) bool {
	for w := range strings.SplitSeq(phrase, " ") {
		if !g.is(i, w) {
			return false
		}
		i++
	}
	return true
}

// skip returns i+1 if token i is one of words, else i.
func (g grammar) skip(i int, words ...string) int {
	if g.is(i, words...) {
		return i + 1
	}
	return i
}

// skipPartOfDay returns i+1 if token i is a part of the day ("morning"), else i.
func (g grammar) skipPartOfDay(i int) int {
	if partsOfDay[g.word(i)] {
		return i + 1
	}
	return i
}

// gap returns what stands between token i and the next one, without blanks.
func (g grammar) gap(i int) string {
	if i < 0 || i >= len(g.tokens)-1 {
		return ""
	}
	return strings.TrimSpace(g.tokens[i].gap)
}

// hasDash reports whether nothing but a dash or a slash stands behind token i.
func (g grammar) hasDash(i int) bool {
	switch g.gap(i) {
	case "-", "–", "—", "‑", "/":
		return true
	}
	return false
}

// joins reports whether a dash, a comma or "&" stands right behind token i.
func (g grammar) joins(i int) bool { return g.hasDash(i) || g.gap(i) == "," || g.gap(i) == "&" }

// goesOn reports whether a phrase of time can end before token i: the clause ends there, or goes on
// with a word that belongs to what follows.
func (g grammar) goesOn(i int) bool {
	return i >= len(g.tokens) || goesOn[g.tokens[i].word] || g.gap(i-1) == "," || g.hasDash(i-1)
}
