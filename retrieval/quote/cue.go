package quote

import (
	"strings"

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
	if t.kind != isWord {
		return cue{}, false
	}
	if t.word == "according" && i+1 < len(tokens) && tokens[i+1].word == "to" {
		return x.accordingTo(tokens, i)
	}
	if !cueVerbs[t.word] && !x.closesMarked(tokens, i) || t.upper && i > 0 || usedTo(tokens, i) || isNounHere(tokens, i) || isPassive(tokens, i) {
		return cue{}, false
	}
	c := cue{at: i, end: i + 1, span: t.span, rest: i + 1, from: i}
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
	if nounLike[t.word] && !strings.HasSuffix(t.word, "ing") {
		return cue{}, false
	}
	c.order = shared
	c.source = x.sharedSource(tokens, i, earlier)
	return c, true
}

// usedTo reports whether the cue form at i is a habit in the past ("used to say").
func usedTo(tokens []token, i int) bool {
	return tokens[i].word == "used" && i+1 < len(tokens) && tokens[i+1].word == "to"
}

// closesMarked reports whether an unknown verb in the past stands where only a cue can:
// marked words, a subject, the verb ("“Off!” the referee thundered").
func (x *extraction) closesMarked(tokens []token, i int) bool {
	if !strings.HasSuffix(tokens[i].word, "ed") || i < 2 {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-7 && (tokens[j].kind == isWord || tokens[j].kind == isMarked); j-- {
		if tokens[j].kind == isMarked {
			first := tokens[j+1]
			return j < i-1 && (first.upper || pronouns[first.word] || determiners[first.word]) && strings.HasSuffix(strings.TrimRight(x.marked[tokens[j].marked].inner.Of(x.text), "' "), ",")
		}
	}
	return false
}

// adds reports whether the cue at i is a participle that hangs on the sentence's subject
// (", saying", "a statement saying", "by saying"), and not on its own ("with Vane saying")
// or after a form of be.
func adds(tokens []token, i int) bool {
	if i == 0 || !strings.HasSuffix(tokens[i].word, "ing") {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-3 && isAdverbial(tokens[j]); j-- {
		if beForms[tokens[j].word] {
			return false
		}
	}
	p := tokens[i-1]
	return p.kind == isPoint || p.kind == isWord && !p.upper && !pronouns[p.word] && p.word != "who"
}

// beForms are the forms of be that carry a participle.
var beForms = set(`is are was were be been being`)

// accordingTo reads "according to X".
func (x *extraction) accordingTo(tokens []token, i int) (cue, bool) {
	m, rest := x.subjectAfter(tokens, i+2)
	if !m.found() && i+2 < len(tokens) && tokens[i+2].kind == isWord { // "early results of a poll taken in May"
		rest = headEnd(tokens, i+2, len(tokens))
		m = x.phrase(tokens, i+2, rest)
	}
	return cue{at: i, end: i + 2, span: prose.Span{Start: tokens[i].span.Start, End: tokens[i+1].span.End}, source: m, order: opening, rest: rest, from: i}, m.found()
}

// isNounHere reports whether the cue form at i is a noun or adjective in its place.
func isNounHere(tokens []token, i int) bool {
	if i == 0 {
		return nounLike[tokens[i].word] || baseForms[tokens[i].word]
	}
	p, word := tokens[i-1], tokens[i].word
	if p.kind == isWord && (p.possessive && !pronouns[p.word] || determiners[p.word] && !pronouns[p.word] && p.word != "another" || prepositions[p.word] && p.word != "to" && !strings.HasSuffix(word, "ing")) {
		return true
	}
	if plainVerbs[word] || !nounLike[word] && !(baseForms[word] && p.word != "to") {
		return false
	}
	if nounLike[word] && i+2 < len(tokens) && tokens[i+1].word == "," && (tokens[i+2].upper || pronouns[tokens[i+2].word]) { // "Cost estimates, she said"
		return true
	}
	if p.kind != isWord {
		return p.kind != isMarked && p.word != "," && p.word != ")"
	}
	if (p.upper || p.first) && (bodyWords[p.word] && nounLike[word] || baseForms[word] && !strings.HasSuffix(p.word, "s")) {
		return true
	}
	return !(p.upper || p.first || pronouns[p.word] || auxiliaries[p.word] || p.word == "and" || p.word == "but" || speakers[lastPart(p.word)] || strings.HasSuffix(p.word, "ly"))
}

// speakers are common nouns before a cue form that may be a noun.
var speakers = union(roleWords, set(`spokesman spokeswoman official officials aide aides critics campaign people police voters statement sources source experts
	lawyers attorneys group reporter campaign administration leaders supporters democrats republicans students women men woman man
	crowd family analysts report study poll memo letter documents document article others friend friends family advisers`))

// isPassive reports whether the cue form at i says what was said about its subject
// ("was called", "is said to").
func isPassive(tokens []token, i int) bool {
	if strings.HasSuffix(tokens[i].word, "ing") {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-3 && isAdverbial(tokens[j]); j-- {
		switch tokens[j].word {
		case "is", "are", "was", "were", "be", "been", "being":
			return true
		}
	}
	if p := tokens[max(0, i-1)]; i > 0 && p.kind == isWord && p.possessive && pronouns[p.word] {
		return true
	}
	return false
}

// isObject reports whether c's source is the object of a preposition and c a participle
// that does not belong to it ("the report of Vane saying").
func isObject(tokens []token, c cue) bool {
	i := tokenAt(tokens, c.source.span.Start)
	return i > 0 && strings.HasSuffix(tokens[c.at].word, "ing") && prepositions[tokens[i-1].word] && tokens[i-1].word != "with"
}

// inverts reports whether a subject may follow the cue at i: right after marked words or
// a comma, or at the frame's start.
func inverts(tokens []token, i int) bool {
	if i == 0 {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if tokens[j].kind == isMarked || tokens[j].word == "," {
			return !strings.HasSuffix(tokens[i].word, "ing") && clauseVerbs[tokens[i].word]
		}
		if !isAdverbial(tokens[j]) {
			return false
		}
	}
	return false
}

// tokenAt is the index of the token that starts at byte at.
func tokenAt(tokens []token, at int) int {
	lo, hi := 0, len(tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; tokens[mid].span.Start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
