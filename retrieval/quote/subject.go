package quote

import "strings"

// lastWord is the subject after the cue at i in a sentence that ends with it ("The pier
// is gone, the council fears, said Rosa Vane, a member"): the phrase before the comma only
// looks like one, for it does not open the sentence.
func (x *extraction) lastWord(tokens []token, i int, left mention) (mention, int) {
	if i < 4 || tokens[i-1].word != "," || !inverts(tokens, i) || left.found() && left.span.Start == tokens[0].span.Start {
		return none(), i
	}
	m, rest := x.subjectAfter(tokens, i+1)
	if !m.found() || m.person < 0 || rest < len(tokens) && tokens[rest].kind != isPoint {
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
		case t.kind != isWord || leadIns[t.word]:
			i++
		case prepositions[t.word] || days[t.word] || strings.HasSuffix(t.word, "ing") || strings.HasSuffix(t.word, "ed") && i+1 < limit && !tokens[i+1].upper:
			for i < limit && tokens[i].word != "," {
				i++
			}
		case determiners[t.word] && timeAhead(tokens, i) > 0: // "A few minutes later they …"
			i = timeAhead(tokens, i)
		case pronouns[t.word]:
			return mention{t.span, -1, "", t.word}
		case t.upper && (!notNames[t.word] || shortTitles[t.word]):
			r := runFrom(tokens, i)
			if r.to > limit || r.name == r.to || tokens[r.to-1].possessive {
				return x.nounPhrase(tokens, i, limit)
			}
			m := x.phrase(tokens, i, r.to)
			if m.person < 0 {
				m = x.phrase(tokens, i, bodyEnd(tokens, r.to, limit))
			}
			if i > 0 && m.person < 0 && r.to < limit && tokens[r.to].word == "," { // a place: "in Ellery, Westren, she …"
				i = r.to
				continue
			}
			return m
		case determiners[t.word], t.first:
			return x.nounPhrase(tokens, i, limit)
		default:
			for i < limit && tokens[i].word != "," {
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
		if times[tokens[j].word] && (tokens[j+1].word == "later" || tokens[j+1].word == "earlier" || tokens[j+1].word == "before" || tokens[j+1].word == "after" || tokens[j+1].word == "ago" || tokens[j+1].word == ",") {
			return j + 2
		}
	}
	return 0
}

// times are measures of time.
var times = set(`minute minutes hour hours day days week weeks month months year years moment moments decade decades`)

// datelineEnd is the first token after a dateline ("WESTREN, May 2 (Newswire) —"), or 0.
func datelineEnd(tokens []token) int {
	for i := 1; i < len(tokens) && i < 12 && tokens[0].capitals; i++ {
		if w := tokens[i].word; w == "—" || w == "–" || w == "-" || w == ":" {
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
		if t.kind != isWord || prepositions[t.word] || stoppers[t.word] || cueVerbs[t.word] || strings.HasSuffix(t.word, "ed") || auxiliaries[t.word] || finite[t.word] {
			break
		}
		to++
		if t.upper {
			r := runFrom(tokens, to-1)
			to = min(r.to, limit)
		}
	}
	if to-i < 2 && !tokens[i].first {
		return none()
	}
	return x.phrase(tokens, i, bodyEnd(tokens, to, limit))
}

// bodyEnd is where a name that goes on at token i after "of" or its like ends ("Bank of
// Westren"); i for any other.
func bodyEnd(tokens []token, i, limit int) int {
	if i+1 < limit && tokens[i-1].upper && bodyJoins[tokens[i].word] && tokens[i+1].upper && !days[tokens[i+1].word] {
		return min(limit, runFrom(tokens, i+1).to)
	}
	return i
}
