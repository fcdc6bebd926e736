package quote

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
)

// fewestWords is how many words a clause without marks has at least.
const fewestWords = 4

// clauseReader finds the clauses that the cues of a frame report.
type clauseReader struct {
	s       sentence
	cues    []cue
	closing []bool // of each cue, whether marked words come before it ("…,” she said")
	end     int    // of the tokens, without the punctuation at the end
	limit   int    // the tokens before it are reported already
}

// clausesIn returns the clauses that cues report, in order. A clause inside another is a part of it.
func (x *extraction) clausesIn(s sentence, cues []cue) []clause {
	r := clauseReader{s: s, cues: cues, closing: make([]bool, len(cues)), end: len(s)}
	for r.end > 0 && s[r.end-1].Kind == names.Point {
		r.end--
	}
	for at, t := range s {
		if t.Kind == names.Folded {
			if n := x.cueAfter(s, at, cues); n >= 0 {
				r.closing[n] = true
			}
		}
	}
	var out []clause
	for n, c := range cues {
		if c.at >= r.limit && c.source.found() {
			out = append(out, r.read(n)...)
		}
	}
	return out
}

// read returns what cue n reports: nothing, a clause, or the two halves around the cue.
func (r *clauseReader) read(n int) []clause {
	c := r.cues[n]
	if first, second := r.halves(c); second > 0 && !r.closing[n] {
		to := r.clauseEnd(n, second)
		halves := append(r.clause(n, r.skipLead(first), first), r.clause(n, second, to)...)
		r.limit = to
		return halves
	}
	from, to := r.bounds(n)
	if from >= to || from > c.at && r.closing[n] && !r.hasThat(c.at, from) || !r.reports(c, from, to) {
		return nil
	}
	r.limit = max(r.limit, to)
	return r.clause(n, from, r.beforeLastMarked(from, to))
}

// clause returns tokens [from, to) as what cue n reports, or nothing when they hold no word.
func (r *clauseReader) clause(n, from, to int) []clause {
	if from >= to || !holds(r.s[from:to], names.Word) || slices.ContainsFunc(r.s[from:to], isStrayMark) {
		return nil
	}
	c := r.cues[n]
	k := clause{cue: n, from: from, to: to, span: r.s[from:to].Span(),
		bare: r.s[c.at].Is(clauseVerb|actVerb) || c.order == opening || callsFor(r.s, c.at)}
	for _, t := range r.s[from:to] {
		if t.Kind == names.Folded {
			k.marked = append(k.marked, t.Piece)
		}
	}
	return []clause{k}
}

// beforeLastMarked returns the end of the reported words in [from, to) when words in marks are
// added to them (", and “…”"), which are a quote of their own.
func (r *clauseReader) beforeLastMarked(from, to int) int {
	end := to - 3
	if end-from < fewestWords || r.s[to-1].Kind != names.Folded || !r.s[to-2].Is(join) || r.s[end].Text != "," {
		return to
	}
	return end
}

// bounds returns where what cue n reports starts and ends. They are equal when it reports nothing.
func (r *clauseReader) bounds(n int) (from, to int) {
	c := r.cues[n]
	switch {
	case r.s[c.at].Text == "words": // "in the words of S, “…”": only marked words
		return 0, 0
	case c.order == opening && c.at <= r.limit+1: // "According to S, CLAUSE"
		from = c.rest
		for from < r.end && r.s[from].Text != "," {
			from++
		}
		return from + 1, r.clauseEnd(n, from+1)
	case r.closes(c): // "CLAUSE, S said"
		to = c.from
		for to > r.limit && r.s[to-1].Kind == names.Point {
			to--
		}
		return r.skipLead(to), to
	case c.order == inverted, c.order == opening, c.order == passive:
		return 0, 0
	}
	from = r.skipAddressee(c)
	return from, r.clauseEnd(n, from)
}

// closes reports whether c stands after what it reports: a comma or marked words before its source,
// and little or nothing after it.
func (r *clauseReader) closes(c cue) bool {
	if p := r.s.At(c.from - 1); c.order == shared || c.from <= r.limit || p.Text != "," && p.Kind != names.Folded {
		return false
	}
	rest := c.rest
	if c.order == before {
		rest = c.end
	}
	if c.order == opening && r.s[c.at].Text == "words" { // "in the words of" is only about words in marks
		return rest >= r.end
	}
	if rest >= r.end || c.order == opening || r.s[c.at].Is(hearerVerb) && isHearer(r.s[rest:r.end]) {
		return true
	}
	t := r.s[rest]
	return t.Kind == names.Point && t.Text != ":" || t.Is(names.Preposition|names.Day) && !r.hasThat(rest, r.end)
}

// skipLead returns the first token of a clause that ends at token to, past the dateline and the
// conjunction that open a frame.
func (r *clauseReader) skipLead(to int) int {
	from := r.limit
	if from == 0 {
		from = min(datelineEnd(r.s), to)
	}
	for from < to && (r.s[from].Kind == names.Point || r.s[from].In("but", "and")) {
		from++
	}
	return from
}

// addresseeReach is within how many words after a cue "that" ends the hearer, time and place.
const addresseeReach = 14

// skipAddressee returns where the clause after c starts: past the hearer ("told reporters"), time
// and place, and "that".
func (r *clauseReader) skipAddressee(c cue) int {
	i := c.end
	if callsFor(r.s, c.at) || r.s[c.at].Text == "put" && r.s.At(i).Text == "it" {
		return i + 1
	}
	if q := questionAfter(r.s, c.at); q > 0 {
		return q
	}
	tells := r.s[c.at].Is(hearerVerb)
	if tells || r.s.At(i).Is(names.Preposition|names.Day) {
		isOn := r.s.At(i).Text == "on" // a programme, which may stand between marks
		for j := i; j < min(r.end, i+addresseeReach) && (isOn || r.s[j].Kind != names.Folded); j++ {
			if r.s[j].In("that", ":") {
				return j + 1
			}
		}
	}
	if tells && i < r.end {
		for i++; i < min(r.end, c.end+6) && (r.s[i].Upper || r.s[i-1].In("the", "a")); i++ {
		}
	}
	for i < r.end && (r.s[i].Is(names.Day) || r.s[i].Text == "on" && r.s.At(i+1).Is(names.Day)) {
		i++
	}
	for i < r.end && r.s[i].In("that", ",", ":") {
		i++
	}
	return i
}

// clauseEnd returns where the clause of cue n that starts at token from ends: before a cue that adds
// to it, at a conjunction that turns to something else, or at the end of the frame.
func (r *clauseReader) clauseEnd(n, from int) int {
	for _, c := range r.cues[n+1:] {
		if c.at == from && c.order == shared {
			return from
		}
		if c.at <= from {
			continue
		}
		if c.order == before && c.from < from && r.s[c.at-1].Text == "," { // "Vane, who said …, added"
			return c.at - 1
		}
		if relative := r.s[c.at-1]; r.s[r.cues[n].at].Is(actVerb) && relative.In("which", "that") {
			return c.at - 1 // "rejected a report that said …": the report says it
		}
		p := r.s.At(c.from - 1)
		turns := c.from > from && (p.In(",", "and", "but", "while") || p.Kind == names.Folded ||
			p.Text == "as" && (c.order == shared || announces(r.s, c)))
		if turns || c.order == opening || c.order == inverted {
			end := c.from
			for end > from && (r.s[end-1].Kind == names.Point || r.s[end-1].Is(leadIn)) {
				end--
			}
			return end
		}
	}
	return r.turnsAway(from)
}

// announces reports whether marked words follow c at once ("as Vane put it, “…”").
func announces(s sentence, c cue) bool {
	i := c.end
	for i < c.end+3 && s.At(i).In("it", ",", ":") {
		i++
	}
	return s.At(i).Kind == names.Folded
}

// turnsAway returns where the reporter's own words begin in a reported clause: at a comma before a
// word such as "although", if no marked words follow.
func (r *clauseReader) turnsAway(from int) int {
	for i := from + fewestWords; i < r.end; i++ {
		if r.s[i].Text == "," && r.s.At(i+1).Is(contrastive) && !holds(r.s[i:r.end], names.Folded) {
			return i
		}
	}
	return r.end
}

// reports reports whether tokens [from, to) are something that c reports: words with marked ones
// among them, or enough words after a verb that takes a clause.
func (r *clauseReader) reports(c cue, from, to int) bool {
	clause, verb := r.s[from:to], r.s[c.at]
	n := len(clause.Words())
	switch {
	case from < c.at && isSetting(clause): // "On the radio, Vane said, …"
		return false
	case holds(clause, names.Folded):
		return n > 0
	case n < fewestWords:
		return false
	case c.order == opening, callsFor(r.s, c.at), verb.Is(actVerb) && from > c.at:
		return true
	case !verb.Is(clauseVerb):
		return false
	case r.hasThat(c.at, from):
		return true
	case clause[0].Is(about):
		return false
	}
	return !verb.Is(thinVerb) || isClause(clause)
}

// isSetting reports whether s says no more than when, where or how: it opens with a preposition and has neither
// a comma nor a verb.
func isSetting(s sentence) bool {
	hasComma := slices.ContainsFunc(s, func(t token) bool { return t.Text == "," })
	return s[0].Is(names.Preposition) && !hasComma && !isClause(s)
}

// callsFor reports whether the cue at token i demands something ("called for", "calls on").
func callsFor(s sentence, i int) bool {
	return strings.HasPrefix(s[i].Text, "call") && s.At(i+1).In("for", "on")
}

// verbReach is within how many words the verb of a clause stands.
const verbReach = 14

// isClause reports whether s holds the form of a finite verb, or starts with "to" or a pronoun.
func isClause(s sentence) bool {
	isFinite := func(t token) bool { return t.Is(finite) || t.Is(names.Pronoun) && t.Possessive || t.Ends("n't") }
	return s[0].Text == "to" || s[0].Is(names.Pronoun) || slices.ContainsFunc(s[:min(len(s), verbReach)], isFinite)
}

// hasThat reports whether "that" stands in tokens [from, to).
func (r *clauseReader) hasThat(from, to int) bool {
	return from < to && slices.ContainsFunc(r.s[from:min(to, len(r.s))], func(t token) bool { return t.Text == "that" })
}

// isStrayMark reports whether t is a double quotation mark without its like: where the words in marks end is
// not known.
func isStrayMark(t token) bool { return t.In("“", "”", "„", `"`, "«", "»") }

func holds(s sentence, kind names.Kind) bool {
	return slices.ContainsFunc(s, func(t token) bool { return t.Kind == kind })
}
