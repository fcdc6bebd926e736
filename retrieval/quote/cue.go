package quote

import (
	"slices"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// cue is a reporting expression in a frame ("said", "according to"), and who reports.
type cue struct {
	at, end int // tokens [at, end)
	span    prose.Span
	source  mention
	order   order
	from    int // the first token of the source, or at
	rest    int // the first token after cue and source
}

// bounds returns the first token of c and its source, and the token after both.
func (c cue) bounds() (from, to int) {
	if c.order == before {
		return c.from, c.end
	}
	return c.at, c.rest
}

// order is where the source stands.
type order uint8

const (
	before   order = iota // "she said"
	inverted              // "said Vane"
	shared                // "…, adding": the source of the cue before, or the frame's subject
	opening               // "according to Vane"
	passive               // "called “…” by Vane"
)

// A sourceRule finds who reports with the cue at token i. It returns the source, if it finds one, and
// the token after it.
type sourceRule struct {
	name, example string
	order         order
	find          func(x *extraction, s sentence, i int, earlier []cue) (source mention, rest int)
}

// sourceRules are tried in order, and the first that finds a source decides. The last holds for every
// cue, and may find none.
var sourceRules = []sourceRule{
	{"according to", "According to Rosa Vane, the pier would stay closed.", opening,
		func(x *extraction, s sentence, i int, _ []cue) (source mention, rest int) {
			if !isAccordingTo(s, i) {
				return source, i
			}
			return x.subjectAfter(s, i+2)
		}},
	{"the agent of a passive", "The pier was called “a ruin” by Rosa Vane.", passive,
		func(x *extraction, s sentence, i int, _ []cue) (source mention, rest int) {
			if by := agentAt(s, i); by > 0 {
				return x.subjectAfter(s, by)
			}
			return source, i
		}},
	{"who is quoted", "Rosa Vane closed the pier, quoting Peter Ash: “It is a ruin.”", inverted,
		func(x *extraction, s sentence, i int, _ []cue) (source mention, rest int) {
			if !s[i].In("quoting", "quoted", "quotes", "quote") {
				return source, i
			}
			return x.subjectAfter(s, i+1)
		}},
	{"the subject goes before", "Rosa Vane said that the pier was closed.", before,
		func(x *extraction, s sentence, i int, _ []cue) (source mention, rest int) {
			return x.ownSubject(s, i), i + 1
		}},
	{"the subject follows", "“The pier is closed,” said Rosa Vane.", inverted,
		func(x *extraction, s sentence, i int, _ []cue) (source mention, rest int) {
			if !inverts(s, i) && !x.callsOut(s, i) {
				return source, i
			}
			return x.subjectAfter(s, i+1)
		}},
	{"the subject of another verb", "Rosa Vane shut the pier, saying that it was rotten.", shared,
		func(x *extraction, s sentence, i int, earlier []cue) (source mention, rest int) {
			if opensRelative(s, i) {
				return source, i + 1
			}
			for _, c := range slices.Backward(earlier) {
				if c.source.found() && c.order != opening && c.order != passive {
					return c.source, i + 1
				}
			}
			return x.frameSubject(s, i), i + 1
		}},
}

// cuesIn returns the cues of a frame, from left to right.
func (x *extraction) cuesIn(s sentence) []cue {
	var out []cue
	for i := range s {
		if c, _, ok := x.cueAt(s, i, out); ok {
			out = append(out, c)
		}
	}
	return out
}

// cueAt returns the cue at token i and the name of the rule that found its source. A form that is a
// noun as often is no cue without a subject of its own.
func (x *extraction) cueAt(s sentence, i int, earlier []cue) (c cue, rule string, ok bool) {
	c = cue{at: i, end: i + 1, from: i}
	if isAccordingTo(s, i) {
		c.end++
		if s[i].Text == "words" { // "in the words of"
			c.from = i - 2
		}
	} else if !s[i].Is(cueVerb) || noCueRuleAt(s, i) != "" {
		return c, "", false
	}
	c.span = s[c.at:c.end].Span()
	for _, r := range sourceRules {
		if r.order == shared && (c.end > i+1 || s[i].Is(nounLike) && !s[i].Ends("ing")) {
			break
		}
		if c.source, c.rest = r.find(x, s, i, earlier); c.source.found() || r.order == shared {
			if c.order = r.order; r.order == before {
				c.from = c.source.from
			}
			return c, r.name, true
		}
	}
	return c, "", false
}

// isAccordingTo reports whether "according to", or the last two of "in the words of", stand at token i.
func isAccordingTo(s sentence, i int) bool {
	return s[i].Text == "according" && s.At(i+1).Text == "to" ||
		s[i].Text == "words" && s.At(i+1).Text == "of" && s.At(i-1).Text == "the" && s.At(i-2).Text == "in"
}

// ownSubject returns the subject before the cue at token i. A participle that belongs to the subject
// of the sentence has none of its own (", saying", "a statement saying"); one after a name or a
// pronoun has ("with Vane saying").
func (x *extraction) ownSubject(s sentence, i int) mention {
	p := s.At(beforeAdverbs(s, i-1))
	belongs := p.Kind == names.Point || p.Kind == names.Word && !p.Upper && !p.Is(names.Pronoun)
	if s[i].Ends("ing") && belongs && !followsBe(s, i) {
		return mention{}
	}
	return x.subjectBefore(s, i)
}

// inverts reports whether a subject may follow the cue at token i: the cue stands right after
// marked words, a comma or a bracket, or opens the frame.
func inverts(s sentence, i int) bool {
	p := s.At(i - 1)
	if isAdverbial(p) {
		p = s.At(i - 2)
	}
	follows := p.Kind == names.Folded || p.Text == "," || opensParenthesis(s, i-1) && !s[i].Is(baseForm)
	return i == 0 || follows && !s[i].Ends("ing") && s[i].Is(clauseVerb)
}

// opensParenthesis reports whether the bracket or the dash at token i has its like a few words on.
func opensParenthesis(s sentence, i int) bool {
	for j := i + 1; s.At(i).In("(", "—", "–") && j < min(len(s), i+longestPhrase); j++ {
		if isParenthesis(s[i], s[j]) {
			return true
		}
	}
	return false
}

// outcries are the verbs that report words about somebody elsewhere, and stand for "said" after words in
// marks ("“Who is there?” called Rosa Vane").
var outcries = prose.Set("called calls cracked gushed ranted raved scolded")

// callsOut reports whether the cue at token i says how the marked words before it were said.
func (x *extraction) callsOut(s sentence, i int) bool {
	return outcries[s[i].Text] && s.At(i-1).Kind == names.Folded && x.leadsOn(s, i-1)
}

// A noCueRule is a reason why the cue form at token i reports nothing.
type noCueRule struct {
	name, example string // the rule holds for a cue form of the example
	holds         func(s sentence, i int) bool
}

// noCueRules are tried in order.
var noCueRules = []noCueRule{
	{"a name", "It was written by Tom Claims.", func(s sentence, i int) bool { return i > 0 && s[i].Upper }},
	{"a habit", "Rosa Vane used to sing.", func(s sentence, i int) bool {
		return s[i].Text == "used" && s.At(i+1).Text == "to"
	}},
	{"a passive", "Rosa Vane was called home.", func(s sentence, i int) bool {
		p := s.At(i - 1)
		return !s[i].Ends("ing") && agentAt(s, i) == 0 && (followsBe(s, i) || p.Possessive && p.Is(names.Pronoun))
	}},
	{"a noun after an owner, determiner or preposition", "Rosa Vane read the report.", func(s sentence, i int) bool {
		p := s.At(i - 1)
		return !p.Is(names.Pronoun) && (p.Possessive || p.Is(names.Determiner) && p.Text != "another" && !opensRelative(s, i)) ||
			p.Is(names.Preposition) && p.Text != "to" && !s[i].Ends("ing")
	}},
	{"a noun before a cue", "Cost estimates, Rosa Vane said, were wrong.", func(s sentence, i int) bool {
		next := s.At(i + 2)
		return s[i].Is(nounLike) && s.At(i+1).Text == "," && (next.Upper || next.Is(names.Pronoun))
	}},
	{"a question of the reporter's own", "Who says that the pier is closed?", func(s sentence, i int) bool {
		return isQuestion(s) && !isAsk(s[i])
	}},
	{"a question that is put to somebody", "Rosa Vane, asked whether it would close, smiled.", isPut},
	{"nobody says it", "Nobody said that the pier was closed.", func(s sentence, i int) bool {
		p := s.At(i - 1)
		return p.In("nobody", "none") || p.Text == "one" && s.At(i-2).Text == "no"
	}},
	{"a noun that no subject goes before", "Some harbour reports came in.", isNoun},
}

// noCueRuleAt returns the name of the rule by which the cue form at token i reports nothing, or "".
func noCueRuleAt(s sentence, i int) string {
	for _, r := range noCueRules {
		if r.holds(s, i) {
			return r.name
		}
	}
	return ""
}

// opensRelative reports whether the word before the cue form at token i is the "that" of a relative clause ("a
// report that asserted"): the form is no noun.
func opensRelative(s sentence, i int) bool {
	return s.At(i-1).Text == "that" && s.At(i-2).Kind == names.Word && !s[i].Is(nounLike)
}

// agentReach is within how many tokens after an agent the marked words stand that it says.
const agentReach = 12

// agentAt returns the first token of who says marked words by the passive at token i ("called “a ruin” by |
// Vane", "was told by | Vane that “…”"), or 0.
func agentAt(s sentence, i int) int {
	by := i + 1
	if s.At(by).Text == "as" {
		by++
	}
	isMarked := s.At(by).Kind == names.Folded
	if isMarked {
		by++
	}
	if s[i].Ends("ing") || s.At(by).Text != "by" {
		return 0
	}
	if isMarked || followsBe(s, i) && holds(s[by:min(len(s), by+agentReach)], names.Folded) {
		return by + 1
	}
	return 0
}

// isNoun reports whether the cue form at token i, which is a noun as often as a verb, follows
// something that cannot be the subject of a verb in its form.
func isNoun(s sentence, i int) bool {
	p := s.At(i - 1)
	switch {
	case p.Kind != names.Word, s[i].Is(plainVerb), closesMarked(s, i),
		s[i].Text == "saying" && !p.Is(names.Determiner), !s[i].Is(nounLike) && !(s[i].Is(baseForm) && p.Text != "to"):
		return false
	case p.Upper, p.Common:
		return p.Is(names.Body|names.Place) && s[i].Is(nounLike) || s[i].Is(baseForm) && !p.Ends("s")
	}
	return !p.Is(names.Pronoun|names.Auxiliary|names.Role|names.Speaker) && !p.In("and", "but") && !p.Ends("ly")
}

// closesMarked reports whether the token at i ends the sentence after marked words ("“…,” a sign on the gate
// reads").
func closesMarked(s sentence, i int) bool {
	return s[i].In("read", "reads") && s.At(i+1).Kind != names.Word && holds(s[:i], names.Folded)
}

// followsBe reports whether a form of "be" belongs to the verb at token i.
func followsBe(s sentence, i int) bool {
	for j := i - 1; j >= i-3 && isAdverbial(s.At(j)); j-- {
		if s[j].Is(beForm) {
			return true
		}
	}
	return false
}

// cueAfter returns the cue whose clause follows the marked piece at token at (`,” she said`,
// `,” said Vane`), or -1.
func (x *extraction) cueAfter(s sentence, at int, cues []cue) int {
	next := at + 1
	if s.At(next).Text == "," {
		next++
	}
	if !x.leadsOn(s, at) {
		return -1
	}
	if s.At(next).Is(join) || s.At(next).In("while", "when") {
		return -1
	}
	return slices.IndexFunc(cues, func(c cue) bool {
		return c.order == before && at < c.from && c.from <= next+1 ||
			(c.order == inverted || c.order == opening) && at < c.at && c.at <= next+2
	})
}

// leadsOn reports whether what follows the marked piece at token at may say whose words it is: a comma
// follows it, its last mark lets the sentence go on, or it is a sentence and a cue follows at once in small
// letters ("“It is open.” said Vane").
func (x *extraction) leadsOn(s sentence, at int) bool {
	inner, next := x.marked[s[at].Piece].Inner.Of(x.text), s.At(at+1)
	return next.Text == "," || endsIn(inner, ",?!—–-…") ||
		endsIn(inner, ".") && !next.Upper && next.Is(clauseVerb|names.Pronoun)
}
