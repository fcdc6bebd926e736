package syntax

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// Cue is a reporting expression in a frame ("said", "according to"), and who reports.
type Cue struct {
	At, End int // tokens [At, End)
	Span    prose.Span
	Source  Mention
	Order   Order
	From    int // the first token of the source, or At
	rest    int // the first token after the cue and its source
}

// bounds returns the first token of c and its source, and the token after both.
func (c Cue) bounds() (from, to int) {
	if c.Order == Before {
		return c.From, c.End
	}
	return c.At, c.rest
}

// Order is where the source of a cue stands.
type Order uint8

// The orders.
const (
	Before   Order = iota // "she said"
	Inverted              // "said Vane"
	Shared                // "…, adding": the source of the cue before, or the frame's subject
	Opening               // "according to Vane"
	Passive               // "called “…” by Vane"
)

// A sourceRule finds who reports with the cue at token i. It returns the source, if it finds one, and
// the token after it.
type sourceRule struct {
	name, example string
	order         Order
	find          func(x *Reader, s Sentence, i int, earlier []Cue) (source Mention, rest int)
}

// sourceRules are tried in order, and the first that finds a source decides. The last holds for every
// cue, and may find none.
var sourceRules = []sourceRule{
	{"according to", "According to Rosa Vane, the pier would stay closed.", Opening,
		func(x *Reader, s Sentence, i int, _ []Cue) (source Mention, rest int) {
			if !isAccordingTo(s, i) {
				return source, i
			}
			return x.subjectAfter(s, i+2)
		}},
	{"the agent of a passive", "The pier was called “a ruin” by Rosa Vane.", Passive,
		func(x *Reader, s Sentence, i int, _ []Cue) (source Mention, rest int) {
			if by := agentAt(s, i); by > 0 {
				return x.subjectAfter(s, by)
			}
			return source, i
		}},
	{"who is quoted", "Rosa Vane closed the pier, quoting Peter Ash: “It is a ruin.”", Inverted,
		func(x *Reader, s Sentence, i int, _ []Cue) (source Mention, rest int) {
			if !s[i].In("quoting", "quoted", "quotes", "quote") {
				return source, i
			}
			return x.subjectAfter(s, i+1)
		}},
	{"the subject goes before", "Rosa Vane said that the pier was closed.", Before,
		func(x *Reader, s Sentence, i int, _ []Cue) (source Mention, rest int) {
			return x.ownSubject(s, i), i + 1
		}},
	{"the subject follows", "“The pier is closed,” said Rosa Vane.", Inverted,
		func(x *Reader, s Sentence, i int, _ []Cue) (source Mention, rest int) {
			if !inverts(s, i) && !x.callsOut(s, i) {
				return source, i
			}
			return x.subjectAfter(s, i+1)
		}},
	{"the subject of another verb", "Rosa Vane shut the pier, saying that it was rotten.", Shared,
		func(x *Reader, s Sentence, i int, earlier []Cue) (source Mention, rest int) {
			if opensRelative(s, i) {
				return source, i + 1
			}
			for _, c := range slices.Backward(earlier) {
				if c.Source.Found() && c.Order != Opening && c.Order != Passive {
					return c.Source, i + 1
				}
			}
			return x.FrameSubject(s, i), i + 1
		}},
}

// CuesIn returns the cues of a frame, from left to right.
func (x *Reader) CuesIn(s Sentence) []Cue {
	var out []Cue
	for i := range s {
		if !s[i].Is(CueVerb) && !isAccordingTo(s, i) { // nearly all tokens
			continue
		}
		if c, _, ok := x.cueAt(s, i, out); ok {
			out = append(out, c)
		}
	}
	return out
}

// cueAt returns the cue at token i and the name of the rule that found its source. A form that is as often a noun is a
// cue only if it has a subject of its own.
func (x *Reader) cueAt(s Sentence, i int, earlier []Cue) (c Cue, rule string, ok bool) {
	c = Cue{At: i, End: i + 1, From: i}
	if isAccordingTo(s, i) {
		c.End++
		if s[i].Text == "words" { // "in the words of"
			c.From = i - 2
		}
	} else if !s[i].Is(CueVerb) || noCueRuleAt(s, i) != "" {
		return c, "", false
	}
	c.Span = s[c.At:c.End].Span()
	for _, r := range sourceRules {
		if r.order == Shared && (c.End > i+1 || s[i].Is(NounLike) && !s[i].Ends("ing")) {
			break
		}
		if c.Source, c.rest = r.find(x, s, i, earlier); c.Source.Found() || r.order == Shared {
			if c.Order = r.order; r.order == Before {
				c.From = c.Source.From
			}
			return c, r.name, true
		}
	}
	return c, "", false
}

// isAccordingTo reports whether "according to", or the last two of "in the words of", stand at token i.
func isAccordingTo(s Sentence, i int) bool {
	return s[i].Text == "according" && s.At(i+1).Text == "to" ||
		s[i].Text == "words" && s.At(i+1).Text == "of" && s.At(i-1).Text == "the" && s.At(i-2).Text == "in"
}

// ownSubject returns the subject before the cue at token i. A participle after a name or a pronoun has one ("with Vane
// saying"). Other participles belong to the subject of the sentence or to a noun, and have none (", saying", "a
// statement saying").
func (x *Reader) ownSubject(s Sentence, i int) Mention {
	p := s.At(beforeAdverbs(s, i-1))
	belongs := p.Kind == names.Point || p.Kind == names.Word && !p.Upper && !p.Is(names.Pronoun)
	if s[i].Ends("ing") && belongs && !followsBe(s, i) {
		return Mention{}
	}
	return x.subjectBefore(s, i)
}

// inverts reports whether a subject may follow the cue at token i: the cue stands right after
// marked words, a comma or a bracket, or opens the frame.
func inverts(s Sentence, i int) bool {
	p := s.At(i - 1)
	if isAdverbial(p) {
		p = s.At(i - 2)
	}
	follows := p.Kind == names.Folded || p.Text == "," || opensParenthesis(s, i-1) && !s[i].Is(BaseForm)
	return i == 0 || follows && !s[i].Ends("ing") && s[i].Is(ClauseVerb)
}

// opensParenthesis reports whether token i is a bracket or a dash with its partner a few words later.
func opensParenthesis(s Sentence, i int) bool {
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

// StandsForSaid reports whether t, a cue after words in marks, may stand for "said".
func StandsForSaid(t Token) bool { return t.Is(ClauseVerb) || outcries[t.Text] }

// callsOut reports whether the cue at token i says how the marked words before it were said.
func (x *Reader) callsOut(s Sentence, i int) bool {
	return outcries[s[i].Text] && s.At(i-1).Kind == names.Folded && x.leadsOn(s, i-1)
}

// A noCueRule is a reason why the cue form at token i reports nothing.
type noCueRule struct {
	name, example string // the rule holds for a cue form of the example
	holds         func(s Sentence, i int) bool
}

// noCueRules are tried in order.
var noCueRules = []noCueRule{
	{"a name", "It was written by Tom Claims.", func(s Sentence, i int) bool { return i > 0 && s[i].Upper }},
	{"a habit", "Rosa Vane used to sing.", func(s Sentence, i int) bool {
		return s[i].Text == "used" && s.At(i+1).Text == "to"
	}},
	{"a passive", "Rosa Vane was called home.", func(s Sentence, i int) bool {
		p := s.At(i - 1)
		return !s[i].Ends("ing") && agentAt(s, i) == 0 && (followsBe(s, i) || p.Possessive && p.Is(names.Pronoun))
	}},
	{"a noun after an owner, determiner or preposition", "Rosa Vane read the report.", func(s Sentence, i int) bool {
		p := s.At(i - 1)
		isDetermined := p.Is(names.Determiner) && p.Text != "another" && !opensRelative(s, i)
		return !p.Is(names.Pronoun) && (p.Possessive || isDetermined) ||
			p.Is(names.Preposition) && p.Text != "to" && !s[i].Ends("ing")
	}},
	{"a noun before a cue", "Cost estimates, Rosa Vane said, were wrong.", func(s Sentence, i int) bool {
		next := s.At(i + 2)
		return s[i].Is(NounLike) && s.At(i+1).Text == "," && (next.Upper || next.Is(names.Pronoun))
	}},
	{"a question of the reporter's own", "Who says that the pier is closed?", func(s Sentence, i int) bool {
		return isQuestion(s) && !isAsk(s[i])
	}},
	{"a question that is put to somebody", "Rosa Vane, asked whether it would close, smiled.", isPut},
	{"nobody says it", "Nobody said that the pier was closed.", func(s Sentence, i int) bool {
		p := s.At(i - 1)
		return p.In("nobody", "none") || p.Text == "one" && s.At(i-2).Text == "no"
	}},
	{"a noun that no subject goes before", "Some harbour reports came in.", isNoun},
}

// noCueRuleAt returns the name of the rule by which the cue form at token i reports nothing, or "".
func noCueRuleAt(s Sentence, i int) string {
	for _, r := range noCueRules {
		if r.holds(s, i) {
			return r.name
		}
	}
	return ""
}

// opensRelative reports whether the word before the cue form at token i is the "that" of a relative clause ("a
// report that asserted"): the form is no noun.
func opensRelative(s Sentence, i int) bool {
	return s.At(i-1).Text == "that" && s.At(i-2).Kind == names.Word && !s[i].Is(NounLike)
}

// agentReach is within how many tokens after "by" the marked words stand that the agent says.
const agentReach = 12

// agentAt returns the first token of the agent of the passive at token i, if the agent says marked words ("called “a
// ruin” by | Vane", "was told by | Vane that “…”"), or 0.
func agentAt(s Sentence, i int) int {
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
	if isMarked || followsBe(s, i) && Holds(s[by:min(len(s), by+agentReach)], names.Folded) {
		return by + 1
	}
	return 0
}

// isNoun reports whether the cue form at token i is as often a noun as a verb, and follows something that cannot be the
// subject of a verb in its form.
func isNoun(s Sentence, i int) bool {
	p := s.At(i - 1)
	switch {
	case p.Kind != names.Word, s[i].Is(plainVerb), closesMarked(s, i),
		s[i].Text == "saying" && !p.Is(names.Determiner), !s[i].Is(NounLike) && !(s[i].Is(BaseForm) && p.Text != "to"):
		return false
	case p.Upper, p.Common:
		return p.Is(names.Body|names.Place) && s[i].Is(NounLike) || s[i].Is(BaseForm) && !p.Ends("s")
	}
	return !p.Is(names.Pronoun|names.Auxiliary|names.Role|names.Speaker) && !p.In("and", "but") && !p.Ends("ly")
}

// closesMarked reports whether token i is "read" or "reads" at the end of a clause after marked words ("“…,” a sign
// on the gate reads").
func closesMarked(s Sentence, i int) bool {
	return s[i].In("read", "reads") && s.At(i+1).Kind != names.Word && Holds(s[:i], names.Folded)
}

// followsBe reports whether a form of "be" belongs to the verb at token i.
func followsBe(s Sentence, i int) bool {
	for j := i - 1; j >= i-3 && isAdverbial(s.At(j)); j-- {
		if s[j].Is(beForm) {
			return true
		}
	}
	return false
}

// CueAfter returns the cue whose clause follows the marked piece at token at (`,” she said`,
// `,” said Vane`), or -1.
func (x *Reader) CueAfter(s Sentence, at int, cues []Cue) int {
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
	return slices.IndexFunc(cues, func(c Cue) bool {
		return c.Order == Before && at < c.From && c.From <= next+1 ||
			(c.Order == Inverted || c.Order == Opening) && at < c.At && c.At <= next+2
	})
}

// leadsOn reports whether the words after the marked piece at token at may say who said it: a comma follows the piece,
// its last punctuation mark lets the sentence go on, or it ends in a point and a cue or a pronoun in small letters
// follows at once ("“It is open.” said Vane").
func (x *Reader) leadsOn(s Sentence, at int) bool {
	inner, next := x.Marked[s[at].Piece].Inner.Of(x.Text), s.At(at+1)
	return next.Text == "," || EndsIn(inner, ",?!—–-…") ||
		EndsIn(inner, ".") && !next.Upper && next.Is(ClauseVerb|names.Pronoun)
}

// EndsSentence reports whether s ends as a sentence or a clause does.
func EndsSentence(s string) bool { return EndsIn(s, ",.?!…") }

// EndsIn reports whether s, without closing marks, ends in one of points.
func EndsIn(s, points string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "'’\" "))
	return strings.ContainsRune(points, r)
}
