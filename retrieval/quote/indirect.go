package quote

import (
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// reported is a clause reported without marks, or with marks around a part of it.
type reported struct {
	span   prose.Span
	marked []int
	link   link
	clause bool // the cue takes a clause, so that it stands without marks
}

// clause is what a cue reports, as tokens [from, to).
type clause struct{ cue, from, to int }

// clausesIn are the clauses that cues report. One inside another is not told apart.
func (x *extraction) clausesIn(tokens []token, cues []cue) []clause {
	closing := x.closingCues(tokens, cues)
	var out []clause
	limit := 0 // tokens before it are told
	for n, c := range cues {
		if c.at < limit || !c.source.found() {
			continue
		}
		if interrupts(tokens, c, limit) {
			from, to := c.end+1, x.clauseEnd(tokens, cues, n, c.end+1, frameEnd(tokens))
			if from < to && !closing[n] {
				for _, half := range []clause{{n, skipLead(tokens, limit, c.from-1), c.from - 1}, {n, from, to}} {
					if half.from < half.to && holds(tokens[half.from:half.to], names.Word) {
						out = append(out, half)
					}
				}
				limit = to
				continue
			}
		}
		from, to := x.clauseOf(tokens, cues, n, limit)
		if to <= from || from > c.at && closing[n] && !hasThat(tokens, c.at, from) || !tells(tokens[from:to], c, tokens) {
			continue
		}
		limit = max(limit, to)
		out = append(out, clause{n, from, beforeLastMarked(tokens, from, to)})
	}
	return out
}

// beforeLastMarked is the end of the reported words in [from, to) when words in marks are
// added to them (", and “…”"): those are a quote of their own.
func beforeLastMarked(tokens []token, from, to int) int {
	end := to - 3
	if end-from < fewestWords || tokens[to-1].Kind != names.Folded || !tokens[to-2].Is(join) ||
		tokens[end].Text != "," {
		return to
	}
	return end
}

// interrupts reports whether c stands between the halves of what it reports ("The pier,
// she said, is gone"): commas on both sides, and more of the sentence after.
func interrupts(tokens []token, c cue, limit int) bool {
	if c.order != before || c.from-1 <= limit || c.end+3 > len(tokens) || tokens[c.from-1].Text != "," ||
		tokens[c.end].Text != "," {
		return false
	}
	next := tokens[c.end+1]
	return tokens[c.at].Is(clauseVerb) && (next.Kind == names.Folded || next.Kind == names.Word &&
		!strings.HasSuffix(next.Text, "ing") && !next.Is(names.Preposition) && !next.Is(names.Day) &&
		!next.Is(names.Determiner))
}

// closingCues tells which cues end a sentence in marks ("…,” she said"): what follows them
// is time, place and manner.
func (x *extraction) closingCues(tokens []token, cues []cue) []bool {
	out := make([]bool, len(cues))
	for at, t := range tokens {
		if t.Kind == names.Folded {
			if n := x.cueAfter(tokens, at, cues); n >= 0 {
				out[n] = true
			}
		}
	}
	return out
}

// keepClause stores clause k, with the marked pieces in it.
func (x *extraction) keepClause(tokens []token, k clause, c cue, l link) {
	r := reported{span: names.SpanOf(tokens[k.from:k.to]), link: l, clause: tokens[c.at].Is(clauseVerb|actVerb) ||
		callsFor(tokens, c.at) || c.order == opening}
	for _, t := range tokens[k.from:k.to] {
		if t.Kind == names.Folded {
			r.marked = append(r.marked, t.Piece)
		}
	}
	x.clauses = append(x.clauses, r)
}

// clauseOf is what cue n reports, as tokens [from, to); empty for nothing.
func (x *extraction) clauseOf(tokens []token, cues []cue, n, limit int) (from, to int) {
	c := cues[n]
	end := frameEnd(tokens)
	switch {
	case c.order == opening && c.at <= limit+1: // According to S, CLAUSE
		from = c.rest
		for from < end && tokens[from].Text != "," && from-c.rest < 25 {
			from++
		}
		return min(from+1, end), x.clauseEnd(tokens, cues, n, from+1, end)
	case closes(tokens, c, end, limit): // CLAUSE, S V
		to = c.from
		for to > limit && tokens[to-1].Kind == names.Point {
			to--
		}
		return skipLead(tokens, limit, to), to
	case c.order == inverted || c.order == opening:
		return 0, 0
	}
	from = skipAddressee(tokens, c, end)
	return from, x.clauseEnd(tokens, cues, n, from, end)
}

// frameEnd is the number of tokens without the closing punctuation.
func frameEnd(tokens []token) int {
	end := len(tokens)
	for end > 0 && tokens[end-1].Kind == names.Point {
		end--
	}
	return end
}

// closes reports whether c stands after what it reports: a comma before its source, and
// little or nothing after.
func closes(tokens []token, c cue, end, limit int) bool {
	if c.order == shared || c.from <= limit || c.from > len(tokens) {
		return false
	}
	p := tokens[c.from-1]
	if p.Kind == names.Folded || p.Text != "," {
		return p.Kind == names.Folded && c.from-1 > limit && tail(tokens, c, end)
	}
	return tail(tokens, c, end)
}

// tail reports whether nothing but an adjunct follows c.
func tail(tokens []token, c cue, end int) bool {
	rest := c.rest
	if c.order == before {
		rest = c.end
	}
	if rest >= end || c.order == opening {
		return true
	}
	t := tokens[rest]
	return t.Kind == names.Point && t.Text != ":" || t.Is(names.Preposition) && !hasThat(tokens, rest, end) ||
		t.Is(names.Day) && !hasThat(tokens, rest, end)
}

// skipLead goes over the dateline and the conjunction that open a frame.
func skipLead(tokens []token, from, to int) int {
	if from == 0 {
		from = min(datelineEnd(tokens), to)
	}
	for from < to && (tokens[from].Kind == names.Point || tokens[from].Text == "but" || tokens[from].Text == "and") {
		from++
	}
	return from
}

// skipAddressee is where the clause after c begins: past the hearer ("told reporters"),
// time and place, and "that".
func skipAddressee(tokens []token, c cue, end int) int {
	i := c.end
	if callsFor(tokens, c.at) {
		return min(i+1, end)
	}
	told := strings.HasPrefix(tokens[c.at].Text, "tell") || tokens[c.at].Text == "told"
	if i+1 < end && tokens[i].Is(names.Day) && tokens[i+1].Text == "(" {
		for i < end && tokens[i].Text != ")" {
			i++
		}
		i = min(i+1, end)
	}
	if i < end && (told || tokens[i].Is(names.Preposition) || tokens[i].Is(names.Day)) {
		for j := i; j < end && j < i+14; j++ {
			if tokens[j].Kind == names.Folded {
				break
			}
			if tokens[j].Text == "that" || tokens[j].Text == ":" {
				return j + 1
			}
		}
		if told && i < end {
			i++
			for i < end && i-c.end < 6 && tokens[i].Kind == names.Word &&
				(tokens[i].Upper || tokens[i-1].Text == "the" || tokens[i-1].Text == "a") &&
				!tokens[i].Is(names.Pronoun) {
				i++
			}
		}
		for i < end && (tokens[i].Is(names.Day) || tokens[i].Text == "on" && i+1 < end && tokens[i+1].Is(names.Day)) {
			i++
		}
	}
	for i < end && (tokens[i].Text == "that" || tokens[i].Text == "," || tokens[i].Text == ":") {
		i++
	}
	return i
}

// clauseEnd is where the clause from token from ends: at the frame's end, before a cue
// that adds to it, or before a conjunction that turns to something else.
func (x *extraction) clauseEnd(tokens []token, cues []cue, n, from, end int) int {
	for _, c := range cues[n+1:] {
		start := c.from
		if c.at == from && c.order == shared {
			return from
		}
		if c.at <= from {
			continue
		}
		if c.order == before && start < from && tokens[c.at-1].Text == "," { // "Vane, who said …, added"
			return c.at - 1
		}
		p := start - 1
		for p >= from && isAdverbial(tokens[p]) {
			p--
		}
		turn := p >= from && (tokens[p].Text == "," || tokens[p].Text == "and" || tokens[p].Text == "but" ||
			tokens[p].Text == "while" || tokens[p].Text == "as" || tokens[p].Kind == names.Folded)
		if c.order == shared && turn || c.order == opening || c.order == inverted || c.order == before && turn &&
			tokens[p].Text != "as" {
			for p >= from && (tokens[p].Kind == names.Point || tokens[p].Is(leadIn)) {
				p--
			}
			if c.order == opening {
				p = start - 1
				for p > from && tokens[p].Kind == names.Point {
					p--
				}
			}
			return p + 1
		}
	}
	return turnsAway(tokens, from, end)
}

// turnsAway is where the reporter's own words begin in a reported clause [from, end): at a
// comma before one of aways, in words without marks.
func turnsAway(tokens []token, from, end int) int {
	for i := from + fewestWords; i+1 < end; i++ {
		next := tokens[i+1].Text
		if next == "even" && i+2 < end {
			next = tokens[i+2].Text
		}
		if tokens[i].Text == "," && lexicon[next].Is(contrastive) && !holds(tokens[i:end], names.Folded) {
			return i
		}
	}
	return end
}
