package quote

import (
	"sort"
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// cue is a reporting expression in a frame and who reports.
type cue struct {
	at, end int // tokens [at, end)
	span    prose.Span
	source  mention
	order   order
	from    int // first token of the source, or at
	rest    int // first token after cue and source
}

// order is where the source stands.
type order uint8

const (
	before   order = iota // "she said"
	inverted              // "said Vane"
	shared                // "…, adding": the source of the cue before, or the frame's subject
	opening               // "according to Vane"
)

// cuesIn finds the cues of a frame, left to right.
func (x *extraction) cuesIn(tokens []token) []cue {
	var out []cue
	for i := range tokens {
		c, ok := x.cueAt(tokens, i, out)
		if ok {
			out = append(out, c)
		}
	}
	return out
}

func (x *extraction) cueAt(tokens []token, i int, earlier []cue) (cue, bool) {
	t := tokens[i]
	if t.Kind != names.Word {
		return cue{}, false
	}
	if t.Text == "according" && i+1 < len(tokens) && tokens[i+1].Text == "to" {
		return x.accordingTo(tokens, i)
	}
	if !t.Is(cueVerb) && !x.closesMarked(tokens, i) || t.Upper && i > 0 || usedTo(tokens, i) ||
		isNounHere(tokens, i) || isPassive(tokens, i) {
		return cue{}, false
	}
	c := cue{at: i, end: i + 1, span: t.Span, rest: i + 1, from: i}
	if c.source = none(); !adds(tokens, i) {
		c.source = x.subjectBefore(tokens, i)
	}
	if m, rest := x.lastWord(tokens, i, c.source); m.found() {
		c.source, c.rest, c.order = m, rest, inverted
		return c, true
	}
	if c.source.found() && !isObject(tokens, c) {
		c.from = tokenAt(tokens, c.source.span.Start)
		return c, true
	}
	if c.source = none(); inverts(tokens, i) {
		if m, rest := x.subjectAfter(tokens, i+1); m.found() {
			c.source, c.rest, c.order = m, rest, inverted
			return c, true
		}
	}
	if t.Is(nounLike) && !strings.HasSuffix(t.Text, "ing") {
		return cue{}, false
	}
	c.order = shared
	c.source = x.sharedSource(tokens, i, earlier)
	return c, true
}

// usedTo reports whether the cue form at i is a habit in the past ("used to say").
func usedTo(tokens []token, i int) bool {
	return tokens[i].Text == "used" && i+1 < len(tokens) && tokens[i+1].Text == "to"
}

// closesMarked reports whether an unknown verb in the past stands where only a cue can:
// marked words, a subject, the verb ("“Off!” the referee thundered").
func (x *extraction) closesMarked(tokens []token, i int) bool {
	if !strings.HasSuffix(tokens[i].Text, "ed") || i < 2 {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-7 && (tokens[j].Kind == names.Word || tokens[j].Kind == names.Folded); j-- {
		if tokens[j].Kind == names.Folded {
			first := tokens[j+1]
			return j < i-1 && (first.Upper || first.Is(names.Pronoun) || first.Is(names.Determiner)) &&
				strings.HasSuffix(strings.TrimRight(x.marked[tokens[j].Piece].inner.Of(x.text), "' "), ",")
		}
	}
	return false
}

// adds reports whether the cue at i is a participle that hangs on the sentence's subject
// (", saying", "a statement saying", "by saying"), and not on its own ("with Vane saying")
// or after a form of be.
func adds(tokens []token, i int) bool {
	if i == 0 || !strings.HasSuffix(tokens[i].Text, "ing") || followsBe(tokens, i) {
		return false
	}
	p := tokens[i-1]
	return p.Kind == names.Point || p.Kind == names.Word && !p.Upper && !p.Is(names.Pronoun) && p.Text != "who"
}

// accordingTo reads "according to X".
func (x *extraction) accordingTo(tokens []token, i int) (cue, bool) {
	m, rest := x.subjectAfter(tokens, i+2)
	if !m.found() && i+2 < len(tokens) && tokens[i+2].Kind == names.Word { // "early results of a poll taken in May"
		rest = names.HeadEnd(tokens, i+2, len(tokens))
		m = x.phrase(tokens, i+2, rest)
	}
	return cue{at: i, end: i + 2, span: prose.Span{Start: tokens[i].Span.Start, End: tokens[i+1].Span.End},
		source: m, order: opening, rest: rest, from: i}, m.found()
}

// isNounHere reports whether the cue form at i is a noun or adjective in its place.
func isNounHere(tokens []token, i int) bool {
	if i == 0 {
		return tokens[i].Is(nounLike) || tokens[i].Is(baseForm)
	}
	p, word := tokens[i-1], tokens[i].Text
	if p.Kind == names.Word && (p.Possessive && !p.Is(names.Pronoun) || p.Is(names.Determiner) &&
		!p.Is(names.Pronoun) && p.Text != "another" || p.Is(names.Preposition) && p.Text != "to" &&
		!strings.HasSuffix(word, "ing")) {
		return true
	}
	if tokens[i].Is(plainVerb) || !tokens[i].Is(nounLike) && !(tokens[i].Is(baseForm) && p.Text != "to") {
		return false
	}
	// "Cost estimates, she said".
	if tokens[i].Is(nounLike) && i+2 < len(tokens) && tokens[i+1].Text == "," &&
		(tokens[i+2].Upper || tokens[i+2].Is(names.Pronoun)) {
		return true
	}
	if p.Kind != names.Word {
		return p.Kind != names.Folded && p.Text != "," && p.Text != ")"
	}
	if (p.Upper || p.Common) && (p.Is(names.Body|names.Place) && tokens[i].Is(nounLike) || tokens[i].Is(baseForm) &&
		!strings.HasSuffix(p.Text, "s")) {
		return true
	}
	return !(p.Upper || p.Common || p.Is(names.Pronoun) || p.Is(names.Auxiliary) || p.Text == "and" ||
		p.Text == "but" || p.Is(names.Role|names.Speaker) || strings.HasSuffix(p.Text, "ly"))
}

// isPassive reports whether the cue form at i says what was said about its subject
// ("was called", "is said to").
func isPassive(tokens []token, i int) bool {
	if i == 0 || strings.HasSuffix(tokens[i].Text, "ing") {
		return false
	}
	return followsBe(tokens, i) || tokens[i-1].Possessive && tokens[i-1].Is(names.Pronoun)
}

// followsBe reports whether a form of be carries the verb at i.
func followsBe(tokens []token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-3 && isAdverbial(tokens[j]); j-- {
		if tokens[j].Is(beForm) {
			return true
		}
	}
	return false
}

// isObject reports whether c's source is the object of a preposition and c a participle
// that does not belong to it ("the report of Vane saying").
func isObject(tokens []token, c cue) bool {
	i := tokenAt(tokens, c.source.span.Start)
	return i > 0 && strings.HasSuffix(tokens[c.at].Text, "ing") && tokens[i-1].Is(names.Preposition) &&
		tokens[i-1].Text != "with"
}

// inverts reports whether a subject may follow the cue at i: right after marked words or
// a comma, or at the frame's start.
func inverts(tokens []token, i int) bool {
	if i == 0 {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if tokens[j].Kind == names.Folded || tokens[j].Text == "," {
			return !strings.HasSuffix(tokens[i].Text, "ing") && tokens[i].Is(clauseVerb)
		}
		if !isAdverbial(tokens[j]) {
			return false
		}
	}
	return false
}

// tokenAt is the index of the token that starts at byte at.
func tokenAt(tokens []token, at int) int {
	return sort.Search(len(tokens), func(i int) bool { return tokens[i].Span.Start >= at })
}
