package syntax

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// fewestWords is how many words a clause without marks has at least.
const fewestWords = 4

// Clause is a piece of a frame that a cue reports.
type Clause struct {
	Cue      int // its index in the frame
	From, To int // tokens [From, To)
	Span     prose.Span
	Marked   []int // the marked pieces in it
	Bare     bool  // it stands without marks, since the cue takes a clause
}

// clauseReader finds the clauses that the cues of a frame report.
type clauseReader struct {
	s       Sentence
	cues    []Cue
	closing []bool // of each cue, whether marked words come before it ("…,” she said")
	end     int    // of the tokens, without the punctuation at the end
	limit   int    // the tokens before it are reported already
}

// ClausesIn returns the clauses that cues report, in order. A clause inside another is a part of it.
func (x *Reader) ClausesIn(s Sentence, cues []Cue) []Clause {
	r := clauseReader{s: s, cues: cues, closing: make([]bool, len(cues)), end: len(s)}
	for r.end > 0 && s[r.end-1].Kind == names.Point {
		r.end--
	}
	for at, t := range s {
		if t.Kind == names.Folded {
			if n := x.CueAfter(s, at, cues); n >= 0 {
				r.closing[n] = true
			}
		}
	}
	var out []Clause
	for n, c := range cues {
		if c.At >= r.limit && c.Source.Found() {
			out = append(out, r.read(n)...)
		}
	}
	return out
}

// read returns what cue n reports: nothing, a clause, or the two halves around the cue.
func (r *clauseReader) read(n int) []Clause {
	c := r.cues[n]
	if first, second := r.halves(c); second > 0 && !r.closing[n] {
		to := r.clauseEnd(n, second)
		halves := append(r.clause(n, r.skipLead(first), first), r.clause(n, second, to)...)
		r.limit = to
		return halves
	}
	from, to := r.bounds(n)
	if from >= to || from > c.At && r.closing[n] && !r.hasThat(c.At, from) || !r.reports(c, from, to) {
		return nil
	}
	r.limit = max(r.limit, to)
	return r.clause(n, from, r.beforeLastMarked(from, to))
}

// clause returns tokens [from, to) as what cue n reports, or nothing when they hold no word.
func (r *clauseReader) clause(n, from, to int) []Clause {
	if from >= to || !Holds(r.s[from:to], names.Word) || slices.ContainsFunc(r.s[from:to], isStrayMark) {
		return nil
	}
	c := r.cues[n]
	k := Clause{Cue: n, From: from, To: to, Span: r.s[from:to].Span(),
		Bare: r.s[c.At].Is(ClauseVerb|ActVerb) || c.Order == Opening || callsFor(r.s, c.At)}
	for _, t := range r.s[from:to] {
		if t.Kind == names.Folded {
			k.Marked = append(k.Marked, t.Piece)
		}
	}
	return []Clause{k}
}

// beforeLastMarked returns the end of the reported words in [from, to). If marked words are added to them (", and
// “…”"), those are a quote of their own, and it returns where the words before them end. Otherwise it returns to.
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
	case r.s[c.At].Text == "words": // "in the words of S, “…”": only marked words
		return 0, 0
	case c.Order == Opening && c.At <= r.limit+1: // "According to S, CLAUSE"
		from = c.rest
		for from < r.end && r.s[from].Text != "," {
			from++
		}
		return from + 1, r.clauseEnd(n, from+1)
	case r.closes(c): // "CLAUSE, S said"
		to = c.From
		for to > r.limit && r.s[to-1].Kind == names.Point {
			to--
		}
		return r.skipLead(to), to
	case c.Order == Inverted, c.Order == Opening, c.Order == Passive:
		return 0, 0
	}
	from = r.skipAddressee(c)
	return from, r.clauseEnd(n, from)
}

// closes reports whether c stands after what it reports: there is a comma or there are marked words before its source,
// and little or nothing comes after it.
func (r *clauseReader) closes(c Cue) bool {
	if p := r.s.At(c.From - 1); c.Order == Shared || c.From <= r.limit || p.Text != "," && p.Kind != names.Folded {
		return false
	}
	rest := c.rest
	if c.Order == Before {
		rest = c.End
	}
	if c.Order == Opening && r.s[c.At].Text == "words" { // "in the words of" is only about words in marks
		return rest >= r.end
	}
	if rest >= r.end || c.Order == Opening || r.s[c.At].Is(hearerVerb) && isHearer(r.s[rest:r.end]) {
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
func (r *clauseReader) skipAddressee(c Cue) int {
	i := c.End
	if callsFor(r.s, c.At) || r.s[c.At].Text == "put" && r.s.At(i).Text == "it" {
		return i + 1
	}
	if q := questionAfter(r.s, c.At); q > 0 {
		return q
	}
	tells := r.s[c.At].Is(hearerVerb)
	if tells || r.s.At(i).Is(names.Preposition|names.Day) {
		isOn := r.s.At(i).Text == "on" // a programme, which may stand between marks
		for j := i; j < min(r.end, i+addresseeReach) && (isOn || r.s[j].Kind != names.Folded); j++ {
			if r.s[j].In("that", ":") {
				return j + 1
			}
		}
	}
	if tells && i < r.end {
		for i++; i < min(r.end, c.End+6) && (r.s[i].Upper || r.s[i-1].In("the", "a")); i++ {
		}
		if !strings.HasPrefix(r.s[c.At].Text, "t") && !r.opensAt(i) { // "warned the death toll may rise"
			i = c.End
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

// opensAt reports whether a clause may open at token i: with its subject, "that", "to" or "not", or a comma.
func (r *clauseReader) opensAt(i int) bool {
	t := r.s.At(i)
	return t.Kind != names.Word || t.Upper || t.Is(names.Pronoun|names.Determiner|names.Preposition) ||
		t.In("that", "to", "not")
}

// clauseEnd returns where the clause of cue n that starts at token from ends: before a cue that reports something more,
// where the reporter's own words begin, or at the end of the frame.
func (r *clauseReader) clauseEnd(n, from int) int {
	for _, c := range r.cues[n+1:] {
		if c.At == from && c.Order == Shared {
			return from
		}
		if c.At <= from {
			continue
		}
		if c.Order == Before && c.From < from && r.s[c.At-1].Text == "," { // "Vane, who said …, added"
			return c.At - 1
		}
		if relative := r.s[c.At-1]; r.s[r.cues[n].At].Is(ActVerb) && relative.In("which", "that") {
			return c.At - 1 // "rejected a report that said …": the report says it
		}
		p := r.s.At(c.From - 1)
		turns := c.From > from && (p.In(",", "and", "but", "while") || p.Kind == names.Folded ||
			p.Text == "as" && (c.Order == Shared || announces(r.s, c)))
		if turns || c.Order == Opening || c.Order == Inverted {
			end := c.From
			for end > from && (r.s[end-1].Kind == names.Point || r.s[end-1].Is(LeadIn)) {
				end--
			}
			return end
		}
	}
	return r.turnsAway(from)
}

// announces reports whether marked words follow c at once ("as Vane put it, “…”").
func announces(s Sentence, c Cue) bool {
	i := c.End
	for i < c.End+3 && s.At(i).In("it", ",", ":") {
		i++
	}
	return s.At(i).Kind == names.Folded
}

// turnsAway returns where the reporter's own words begin in a reported clause: at a comma before a
// word such as "although", if no marked words follow.
func (r *clauseReader) turnsAway(from int) int {
	for i := from + fewestWords; i < r.end; i++ {
		if r.s[i].Text == "," && r.s.At(i+1).Is(contrastive) && !Holds(r.s[i:r.end], names.Folded) {
			return i
		}
	}
	return r.end
}

// reports reports whether tokens [from, to) are something that c reports: words with marked ones
// among them, or enough words after a verb that takes a clause.
func (r *clauseReader) reports(c Cue, from, to int) bool {
	clause, verb := r.s[from:to], r.s[c.At]
	n := clause.WordCount()
	switch {
	case from < c.At && isSetting(clause): // "On the radio, Vane said, …"
		return false
	case Holds(clause, names.Folded):
		return n > 0
	case n < fewestWords:
		return false
	case c.Order == Opening, callsFor(r.s, c.At), verb.Is(ActVerb) && from > c.At:
		return true
	case !verb.Is(ClauseVerb):
		return false
	case r.hasThat(c.At, from):
		return true
	case clause[0].Is(about):
		return false
	}
	return !verb.Is(ThinVerb) || isClause(clause)
}

// isSetting reports whether s says no more than when, where or how: it opens with a preposition and has neither
// a comma nor a verb.
func isSetting(s Sentence) bool {
	hasComma := slices.ContainsFunc(s, func(t Token) bool { return t.Text == "," })
	return s[0].Is(names.Preposition) && !hasComma && !isClause(s)
}

// callsFor reports whether the cue at token i demands something ("called for", "calls on").
func callsFor(s Sentence, i int) bool {
	return strings.HasPrefix(s[i].Text, "call") && s.At(i+1).In("for", "on")
}

// verbReach is within how many words the verb of a clause stands.
const verbReach = 14

// isClause reports whether s holds the form of a finite verb, or starts with "to" or a pronoun.
func isClause(s Sentence) bool {
	isFinite := func(t Token) bool { return t.Is(Finite) || t.Is(names.Pronoun) && t.Possessive || t.Ends("n't") }
	return s[0].Text == "to" || s[0].Is(names.Pronoun) || slices.ContainsFunc(s[:min(len(s), verbReach)], isFinite)
}

// hasThat reports whether "that" is one of tokens [from, to).
func (r *clauseReader) hasThat(from, to int) bool {
	return from < to && slices.ContainsFunc(r.s[from:min(to, len(r.s))], func(t Token) bool { return t.Text == "that" })
}

// isStrayMark reports whether t is a double quotation mark without a partner, so that it is not known where the marked
// words end.
func isStrayMark(t Token) bool { return t.In("“", "”", "„", `"`, "«", "»") }

// Holds reports whether a token of s is of a kind.
func Holds(s Sentence, kind names.Kind) bool {
	return slices.ContainsFunc(s, func(t Token) bool { return t.Kind == kind })
}
