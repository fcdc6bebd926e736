package quote

import (
	"strings"

	"quoth/retrieval/prose"
)

// joined reports whether tokens name two speakers ("Vane and Ash"): neither is the one.
func joined(tokens []token) bool {
	for i := 1; i+1 < len(tokens); i++ {
		if tokens[i].word == "and" && tokens[i-1].upper && !bodyWords[tokens[i-1].word] && !bodyWords[tokens[len(tokens)-1].word] {
			return true
		}
	}
	return false
}

// headEnd is where the head of the phrase ends: at its first preposition or comma.
func headEnd(tokens []token, from, to int) int {
	for i := from; i < to; i++ {
		t := tokens[i]
		if ofOffice(tokens, i) && i+3 < to && tokens[i+2].upper && tokens[i+3].upper {
			continue
		}
		if i > from && (t.kind != isWord && !(i+1 < to && nameSuffixes[tokens[i+1].word]) || prepositions[t.word] && !t.upper || t.word == "who") {
			return i
		}
	}
	return to
}

// lastRun is the run of capitals that ends the head [from, to), if one does.
func lastRun(tokens []token, from, to int) (nameRun, bool) {
	for i := from; i < to; i++ {
		if tokens[i].kind != isWord || !tokens[i].upper {
			continue
		}
		r := runFrom(tokens, i)
		if r.to >= to {
			r.to = min(r.to, to)
			return r, r.name < r.to && !tokens[r.to-1].possessive
		}
		i = r.to - 1
	}
	return nameRun{}, false
}

// officer is the run that ends [from, to) when it holds an office of the body before it
// and a name ("University of Ellery President Rosa Vane").
func officer(tokens []token, from, to int) (nameRun, bool) {
	for i := from + 1; i+1 < to; i++ {
		if officeJoins[tokens[i].word] && tokens[i-1].upper && tokens[i+1].upper && !roleWords[tokens[i+1].word] {
			if r := runFrom(tokens, i+1); r.to == to && r.name > r.from && r.name < r.to {
				return r, true
			}
		}
	}
	return nameRun{}, false
}

// name fills in who run is: a person, else a body or an unknown bearer of a surname.
func (x *extraction) name(m *mention, tokens []token, run nameRun) {
	if m.person = x.people.find(tokens, run); m.person >= 0 {
		return
	}
	if !quantities[tokens[run.name].word] {
		m.name = x.bodyName(tokens, run, m.span)
	}
}

// bodyName is the name of a body that run is a part of, in a mention: the capitals around
// it with the small words that join them ("Ministry of Ferries and Tides").
func (x *extraction) bodyName(tokens []token, run nameRun, in prose.Span) string {
	from, to := run.name, run.to
	for from-2 >= 0 && tokens[from-2].span.Start >= in.Start && bodyJoins[tokens[from-1].word] && tokens[from-2].upper && !notNames[tokens[from-2].word] && !quantities[tokens[from-2].word] {
		from -= 2
	}
	if t := tokens[max(0, from-1)]; from > 0 && bodyWords[tokens[from].word] && t.upper && t.possessive && strings.HasSuffix(t.word, "s") { // "Oyster Growers’ Association"
		for from--; from > 0 && tokens[from-1].upper && !tokens[from-1].possessive && !notNames[tokens[from-1].word]; from-- {
		}
	}
	for to < len(tokens) && bodyJoins[tokens[to].word] && !tokens[to-1].possessive {
		next := to + 1
		if next < len(tokens) && tokens[next].word == "the" {
			next++
		}
		if next >= len(tokens) || tokens[next].span.End > in.End || !tokens[next].upper || days[tokens[next].word] {
			break
		}
		for to = next; to < len(tokens) && tokens[to].upper && tokens[to].span.End <= in.End; to++ {
		}
	}
	return unpossessed(prose.Span{Start: tokens[from].span.Start, End: tokens[to-1].span.End}.Of(x.text))
}

// quantities stand before "of" and a name, and outside it ("Hundreds of Ellery residents").
var quantities = set(`hundreds thousands dozens millions half part parts members scores most some many people residents`)

// officeJoins are those of them that stand inside a role ("Secretary of State").
var officeJoins = set(`of for &`)

// bodyJoins are the small words inside the name of a body.
var bodyJoins = set(`of and for & on`)
