package byline

import (
	"slices"
	"strings"
	"unicode"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// choose returns the names in the parts of a by-line, of the best kind among them.
func choose(parts []part, outlets Outlets) Byline {
	if name, ok := surnameFirst(parts); ok {
		return Byline{Names: []string{name}, Text: name, Kind: Person}
	}
	var out Byline
	for i, p := range parts {
		if n := len(out.Names); n > 0 && len(p.words) == 1 && suffixes[p.words[0].folded] {
			out.Names[n-1] += ", " + p.words[0].text
			out.Text += ", " + p.words[0].text
			continue
		}
		if i > 0 && isAcronymPart(p, parts[0]) {
			continue
		}
		name := nameIn(p, i == 0, outlets)
		kind := kindOf(name, outlets)
		switch text := name.text(); {
		case kind == Nobody || kind < out.Kind || out.Has(text):
		case kind > out.Kind:
			out = Byline{Names: []string{text}, Text: text, Kind: kind}
		default:
			out.Names = append(out.Names, text)
			out.Text += p.join + text
		}
	}
	return out
}

// surnameFirst returns the name in "Dune, Ann", "Dune, Ann M." and "Dune, Ann van", as libraries write it.
func surnameFirst(parts []part) (string, bool) {
	if len(parts) != 2 || parts[1].join != ", " || len(parts[0].words) != 1 || len(parts[1].words) > 2 {
		return "", false
	}
	words := slices.Concat(parts[0].words, parts[1].words)
	isOther := func(w token) bool {
		return !w.isCapital() || roles[w.folded] || attributes[w.folded] || bodies[w.folded] || suffixes[w.folded]
	}
	isLongName := len(words) == 3 && !isInitial(words[2]) && !particles[words[2].folded]
	if slices.ContainsFunc(words[:2], isOther) || isLongName {
		return "", false
	}
	return parts[1].text() + " " + parts[0].text(), true
}

// nameIn returns a part without the role and the outlet that follow or precede the name. A later part
// that holds a role holds no name.
func nameIn(p part, first bool, outlets Outlets) part {
	role := slices.IndexFunc(p.words, func(w token) bool { return roles[w.folded] })
	switch {
	case !first && credits[p.words[0].folded]: // "Text Ann Dune, Photo Cy Fell"
		return part{}
	case role < 0:
		return withoutOutlet(p, outlets)
	case !first && !endsInName(p.words, role):
		return part{}
	case isRole(p.words[:role]) && role+1 < len(p.words): // "Staff Writer Ann Dune"
		return nameIn(part{p.words[role+1:], p.join}, true, outlets)
	case isRole(p.words[:role]):
		return p
	}
	end := slices.IndexFunc(p.words, func(w token) bool {
		return roles[w.folded] || attributes[w.folded] || bodies[w.folded]
	})
	name := withoutOutlet(part{p.words[:max(end, 1)], p.join}, outlets)
	if len(name.words) > 3 {
		name.words = shortest(name.words)
	}
	return name
}

// isAcronymPart reports whether a part has a word in capitals, as the names of bodies do, and the first name
// has not.
func isAcronymPart(p, first part) bool {
	isAcronym := func(w token) bool {
		isUpper := strings.ToUpper(w.text) == w.text && strings.ToLower(w.text) != w.text
		return isUpper && len(w.text) > 2 && !suffixes[w.folded]
	}
	return slices.ContainsFunc(p.words, isAcronym) && !slices.ContainsFunc(first.words, isAcronym)
}

// endsInName reports whether a name follows a role that begins a part.
func endsInName(words []token, role int) bool { return isRole(words[:role]) && len(words)-role > 2 }

// isRole reports whether all words are those of a role or an outlet.
func isRole(words []token) bool {
	return !slices.ContainsFunc(words, func(w token) bool { return !attributes[w.folded] && !bodies[w.folded] })
}

// withoutOutlet removes the name of an outlet, or the word of a body, from the end of a name.
func withoutOutlet(p part, outlets Outlets) part {
	for i := 2; i < len(p.words); i++ {
		if outlets.Has(part{words: p.words[i:]}.text()) {
			return part{p.words[:i], p.join}
		}
	}
	const nameWords = 2
	last := len(p.words) - 1
	body := slices.IndexFunc(p.words, func(w token) bool { return bodies[w.folded] })
	switch {
	case last < nameWords || body != last || p.words[0].folded == "the":
	case last > nameWords: // "Ann Dune Orlo Press"
		p.words = shortest(p.words)
	case agencies[p.words[last].folded], names.IsForename(prose.Fold(p.words[0].text)):
		p.words = p.words[:last]
	}
	return p
}

// shortest returns the first words that are a full name: two, and one more for each initial and particle.
func shortest(words []token) []token {
	end := 2
	for end < len(words) && (isInitial(words[end-1]) || particles[words[end-1].folded]) {
		end++
	}
	if end < len(words) && suffixes[words[end].folded] {
		end++
	}
	return words[:end]
}

func isInitial(w token) bool { return len(w.text) <= 2 && w.isCapital() }

// kindOf returns the kind of a name.
func kindOf(p part, outlets Outlets) Kind {
	const maxWords = 6
	isBody := func(w token) bool { return bodies[w.folded] || roles[w.folded] }
	switch {
	case len(p.words) == 0 || !strings.ContainsFunc(p.text(), unicode.IsLetter), p.isNobody():
		return Nobody
	case len(p.words) > maxWords || p.words[0].folded == "the" || outlets.Has(p.text()),
		slices.ContainsFunc(p.words, isBody):
		return Group
	case len(p.words) == 1 && !isHan(p.words[0]):
		return Word
	}
	return Person
}

// isHan reports whether a word is of a script that writes a full name as one.
func isHan(w token) bool {
	return strings.ContainsFunc(w.text, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	})
}

func (p part) isNobody() bool {
	isBy := func(w token) bool { return w.folded == "by" }
	isNamed := func(w token) bool { return !nobody[w.folded] }
	return slices.ContainsFunc(p.words, isBy) || !slices.ContainsFunc(p.words, isNamed)
}

// squeeze returns the letters and digits of s in lower case.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
