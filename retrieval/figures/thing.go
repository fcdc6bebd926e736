package figures

import (
	"cmp"
	"strings"

	"quoth/retrieval/prose"
)

// thing is what a number counts.
type thing struct {
	noun  string
	which []string
	role  string // if its words say it: "12 killed"
	end   int    // of its tokens
}

// maxAdjectives is how many words may stand between a number and its noun.
const maxAdjectives = 2

// thing returns what a number counts.
func (s sentence) thing(n number) (thing, bool) {
	if t, ok := s.namedThing(n.end); ok {
		return t, true
	}
	if t, ok := s.tollThing(n); ok {
		return t, true
	}
	return s.people(n)
}

// namedThing returns the thing whose adjectives or noun start at token i.
func (s sentence) namedThing(i int) (t thing, ok bool) {
	for j := i; j <= i+maxAdjectives; j++ {
		w := s.at(j)
		if w.raw == "" || w.term == "" || w.owns || !w.spaced || w.isFigure() || scales[w.word] > 0 ||
			units[w.word] || auxiliaries[w.word] || rest[w.word] {
			return t, false
		}
		if isPlural(w.word) && !prose.Capitalized(w.raw) {
			t.noun, t.end = nounOf(w), j+1
			if deathWords[w.word] {
				t.noun, t.role = people, "die"
			}
			s.addSecondNoun(&t)
			s.addOf(&t)
			return t, true
		}
		if !plainAdjectives[w.word] {
			t.which = append(t.which, w.term)
		}
	}
	return t, false
}

// addSecondNoun adds what is counted along: "860 homes and businesses".
func (s sentence) addSecondNoun(t *thing) {
	and, noun := s.at(t.end), s.at(t.end+1)
	isNoun := isPlural(noun.word) && noun.term != "" && !noun.owns && classes[noun.term] == ""
	if isNoun && (and.word == "and" || and.word == "or") {
		t.which = append(t.which, noun.term)
		t.end += 2
	}
}

// addOf adds which of the things are meant by a phrase such as "of the crew".
func (s sentence) addOf(t *thing) {
	if s.at(t.end).word != "of" {
		return
	}
	for i := t.end + 1; s.at(i).raw != "" && !auxiliaries[s[i].word] && !prepositions[s[i].word]; i++ {
		if s[i].term != "" {
			t.which = append(t.which, s[i].term)
			return
		}
	}
}

// maxToll is how many words may stand between "the death toll" and its number.
const maxToll = 12

// tollThing returns the thing of a number that stands alone behind "the death toll" or "the number of people
// evacuated".
func (s sentence) tollThing(n number) (t thing, ok bool) {
	if next := s.at(n.end); next.raw != "" && next.term != "" || !(arriving[s.before(n.start).word] || n.isFormer(s)) {
		return t, false
	}
	for i := n.start - 2; i >= max(0, n.start-maxToll); i-- {
		switch {
		case s[i+1].pause && s[i+1].word != "from":
			return t, false
		case s[i].word == "toll" && i > 0 && s[i-1].word == "death":
			return thing{noun: people, role: "die", end: n.end}, true
		case s[i].word == "number" && s[i+1].word == "of":
			if t, ok = s.namedThing(i + 2); ok {
				t.role, _ = s.after(t.end)
				t.role, t.end = cmp.Or(t.role, "number"), n.end
			}
			return t, ok && t.role != unclear
		case s[i].word == "number" && bodily[s[i+1].term] != "":
			return thing{noun: people, role: bodily[s[i+1].term], end: n.end}, true
		}
	}
	return t, false
}

// people returns the people of a number without a noun: "killing 12", "12 were killed", "12 injured".
func (s sentence) people(n number) (t thing, ok bool) {
	t = thing{noun: people, end: n.end}
	i := n.end
	for auxiliaries[s.at(i).word] {
		i++
	}
	next := s.at(i)
	if t.role = bodily[next.term]; t.role != "" && (next.word != "left" || s.clauseHas(i, "home", "homes")) {
		if i == n.end {
			t.end++
		}
		follows := s.at(i + 1)
		return t, follows.raw == "" || follows.term == "" || prepositions[follows.word]
	}
	before := s.before(n.start)
	if t.role = bodily[before.term]; leaving[before.word] {
		return t, false
	}
	return t, t.role != "" && i == n.end && (next.raw == "" || prepositions[next.word] || next.word == "and") &&
		(strings.HasSuffix(before.word, "ed") || strings.HasSuffix(before.word, "ing"))
}

// people is the term of all words for people without more.
const people = "people"

// nounOf returns the term of a counted noun.
func nounOf(t token) string {
	if peopleWords[t.word] {
		return people
	}
	return t.term
}

// isPlural reports whether a folded word may be a noun in the plural.
func isPlural(word string) bool {
	stem, isRegular := strings.CutSuffix(word, "s")
	isRegular = isRegular && len(word) > 3 && !strings.HasSuffix(stem, "s") && !strings.HasSuffix(stem, "u")
	return isRegular && !noPlurals[word] || plurals[word]
}
