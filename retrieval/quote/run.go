package quote

import (
	"slices"
	"strings"
)

// nameRun is a run of capitalised words: where it is and where the name in it starts.
type nameRun struct {
	from, to int // tokens [from, to)
	name     int // first token of the name itself; to when only titles are there
}

// runFrom is the run of capitalised words at token i, which starts with one.
func runFrom(tokens []token, i int) nameRun {
	r := nameRun{from: i, to: i + 1, name: i}
	for r.to < len(tokens) && !tokens[r.to-1].possessive {
		t := tokens[r.to]
		gap := t.span.Start - tokens[r.to-1].span.End
		switch {
		case t.kind != isWord || gap > 3 || weekdays[t.word] && r.to-i > 1:
		case t.upper:
			r.to++
			continue
		case particles[t.word] && r.to+1 < len(tokens) && tokens[r.to+1].kind == isWord && tokens[r.to+1].upper:
			r.to += 2
			continue
		}
		break
	}
	if r.to+1 < len(tokens) && tokens[r.to].word == "," && nameSuffixes[tokens[r.to+1].word] {
		r.to += 2
	}
	r.name = nameStart(tokens, r)
	return r
}

// runsIn are the runs of tokens, in order.
func runsIn(tokens []token) []nameRun {
	var out []nameRun
	for i := 0; i < len(tokens); i++ {
		if tokens[i].kind == isWord && tokens[i].upper {
			r := runFrom(tokens, i)
			out = append(out, r)
			i = r.to - 1
		}
	}
	return out
}

// nameStart is where titles and roles end in r.
func nameStart(tokens []token, r nameRun) int {
	name := r.from
	for name < r.to && (notNames[tokens[name].word] || invitations[tokens[name].word] && name+1 < r.to) && !tokens[name].possessive {
		name++
	}
	for i := name; i < r.to-1; i++ {
		if roleWords[tokens[i].word] || roleWords[lastPart(tokens[i].word)] {
			name = i + 1
		}
	}
	if ofOffice(tokens, r.from-1) && name == r.from && r.to-name > 2 { // "Secretary of State Rosa Vane"
		name++
	}
	name = pastBody(tokens, name, r.to)
	if endsInOffice(tokens[name:r.to]) || name < r.to && partyTag(tokens[name].word) {
		return r.to
	}
	if name < r.to && r.to-name == 1 && (roleWords[tokens[name].word] || notNames[tokens[name].word]) && !nameSuffixes[tokens[name].word] {
		return r.to
	}
	return name
}

// ofOffice reports whether the word at token i is the "of" of "Secretary of State".
func ofOffice(tokens []token, i int) bool {
	return i > 0 && tokens[i].word == "of" && tokens[i-1].upper && (tokens[i-1].word == "secretary" || tokens[i-1].word == "minister")
}

// pastBody is where the person's name starts in a run [from, to) that puts a body before it
// ("Harbour News Rosa Vane"): at a forename right after a word of bodies, with no other after
// it.
func pastBody(tokens []token, from, to int) int {
	if from >= to || sexOfName(tokens[from].word) != unknown {
		return from
	}
	for i := from; i+2 < to; i++ {
		if bodyWords[tokens[i].word] && sexOfName(tokens[i+1].word) != unknown {
			if !slices.ContainsFunc(tokens[i+2:to], func(t token) bool { return bodyWords[t.word] }) {
				return i + 1
			}
			return from
		}
	}
	return from
}

// partyTag reports whether word is a member's party and seat ("D-Ellery").
func partyTag(word string) bool {
	return strings.HasPrefix(word, "r-") || strings.HasPrefix(word, "d-")
}

// endsInOffice reports whether run names an office ("Prime Minister") and not its holder.
func endsInOffice(run []token) bool {
	return len(run) > 1 && offices[lastPart(run[len(run)-1].word)] && sexOfName(run[0].word) == unknown
}

// lastPart is what follows the last hyphen: "governor" of "then-governor".
func lastPart(word string) string { return word[strings.LastIndexByte(word, '-')+1:] }

// bareName are the folded words of a run's name, its suffix split off.
func bareName(tokens []token, r nameRun) (words []string, suffix string) {
	for _, t := range tokens[r.name:r.to] {
		switch {
		case t.kind != isWord:
		case nameSuffixes[t.word] && len(words) > 0:
			suffix = t.word
		default:
			words = append(words, t.word)
		}
	}
	return words, suffix
}

// isPersonName reports whether words look like the full name of a person.
func isPersonName(words []string) bool {
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		if bodyWords[w] && !(i == 0 && (maleNames[w] || femaleNames[w])) || notNames[w] && i > 0 && !nameSuffixes[w] {
			return false
		}
	}
	return true
}
