package quote

import (
	"strings"

	"quoth/retrieval/names"
)

// lastWord is the subject after the cue at i in a sentence that ends with it ("The pier
// is gone, the council fears, said Rosa Vane, a member"): the phrase before the comma only
// looks like one, for it does not open the sentence.
func (x *extraction) lastWord(tokens []token, i int, left mention) (mention, int) {
	if i < 4 || tokens[i-1].Text != "," || !inverts(tokens, i) || left.found() &&
		left.span.Start == tokens[0].Span.Start {
		return none(), i
	}
	m, rest := x.subjectAfter(tokens, i+1)
	if !m.found() || m.person < 0 || rest < len(tokens) && tokens[rest].Kind != names.Point {
		return none(), i
	}
	return m, rest
}

// sharedSource is who reports when the cue has no subject of its own.
func (x *extraction) sharedSource(tokens []token, i int, earlier []cue) mention {
	for j := len(earlier) - 1; j >= 0; j-- {
		if earlier[j].source.found() && earlier[j].order != opening {
			return earlier[j].source
		}
	}
	return x.frameSubject(tokens, i)
}

// frameSubject is the first phrase of a frame, before token limit, that can act: a name,
// a pronoun, or a noun with its determiner.
func (x *extraction) frameSubject(tokens []token, limit int) mention {
	i := 0
	for i < limit {
		t := tokens[i]
		switch {
		case i == 0 && datelineEnd(tokens) > 0:
			i = datelineEnd(tokens)
		case t.Kind != names.Word || t.Is(leadIn):
			i++
		case t.Is(names.Preposition) || t.Is(names.Day) || strings.HasSuffix(t.Text, "ing") ||
			strings.HasSuffix(t.Text, "ed") && i+1 < limit && !tokens[i+1].Upper:
			for i < limit && tokens[i].Text != "," {
				i++
			}
		case t.Is(names.Determiner) && timeAhead(tokens, i) > 0: // "A few minutes later they …"
			i = timeAhead(tokens, i)
		case t.Is(names.Pronoun):
			return mention{t.Span, -1, "", t.Text}
		case t.Upper && (!t.Is(names.Lead) || t.Is(names.Short)):
			r := names.RunAt(tokens, i)
			if r.To > limit || r.Name == r.To || tokens[r.To-1].Possessive {
				return x.nounPhrase(tokens, i, limit)
			}
			m := x.phrase(tokens, i, r.To)
			if m.person < 0 {
				m = x.phrase(tokens, i, names.BodyEnd(tokens, r.To, limit))
			}
			// A place: "in Ellery, Westren, she …".
			if i > 0 && m.person < 0 && r.To < limit && tokens[r.To].Text == "," {
				i = r.To
				continue
			}
			return m
		case t.Is(names.Determiner), t.Common:
			return x.nounPhrase(tokens, i, limit)
		default:
			for i < limit && tokens[i].Text != "," {
				i++
			}
		}
	}
	return none()
}

// timeAhead is the token after the span of time that opens at token i ("a few minutes
// later"), or 0.
func timeAhead(tokens []token, i int) int {
	for j := i + 1; j+1 < len(tokens) && j < i+4; j++ {
		if tokens[j].Is(timeUnit) && (tokens[j+1].Text == "later" || tokens[j+1].Text == "earlier" ||
			tokens[j+1].Text == "before" || tokens[j+1].Text == "after" || tokens[j+1].Text == "ago" ||
			tokens[j+1].Text == ",") {
			return j + 2
		}
	}
	return 0
}

// datelineEnd is the first token after a dateline ("WESTREN, May 2 (Newswire) —"), or 0.
func datelineEnd(tokens []token) int {
	for i := 1; i < len(tokens) && i < 12 && tokens[0].Capitals; i++ {
		if w := tokens[i].Text; w == "—" || w == "–" || w == "-" || w == ":" {
			return i + 1
		}
	}
	return 0
}

// nounPhrase reads from token i to the first word that cannot be in it, four words at most.
func (x *extraction) nounPhrase(tokens []token, i, limit int) mention {
	to := i + 1
	for to < limit && to-i < 4 {
		t := tokens[to]
		if t.Kind != names.Word || t.Is(names.Preposition) || t.Is(names.Stopper) || t.Is(cueVerb) ||
			strings.HasSuffix(t.Text, "ed") || t.Is(names.Auxiliary) || t.Is(finite) {
			break
		}
		to++
		if t.Upper {
			r := names.RunAt(tokens, to-1)
			to = min(r.To, limit)
		}
	}
	if to-i < 2 && !tokens[i].Common {
		return none()
	}
	return x.phrase(tokens, i, names.BodyEnd(tokens, to, limit))
}
