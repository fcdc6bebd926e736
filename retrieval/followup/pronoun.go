package followup

import (
	"slices"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// withReferent replaces pronouns of text by what they stand for: at most one that stands for
// somebody, and one that stands for something. It reports whether it replaced any.
func (f followUp) withReferent(text string) (string, bool) {
	t := read(text)
	if t.IsLong() || noReferent.MatchString(coreOf(text)) {
		return "", false
	}
	var found []replacement
	for _, i := range t.referring() {
		r, ok := f.replacementOf(t, i)
		if !ok || len(found) > 0 && (r.isThing == found[0].isThing || r.with == found[0].with) {
			break
		}
		found = append(found, r)
	}
	for _, r := range slices.Backward(found) {
		text = text[:r.Start] + r.with + text[r.End:]
	}
	return text, len(found) > 0
}

// referring returns which words are pronouns that stand for something outside of the question: those in
// front of its own names and nouns, and its last word behind a preposition.
func (t typed) referring() (out []int) {
	last := len(t.Words) - 1
	asks := true   // no auxiliary has been read yet
	nouns := false // a noun has been read
	for i, w := range t.Words {
		owned := nouns && (possessives[w.Norm] || w.Norm == "her") && i < last
		isNoun := !pronouns[w.Norm] && !input.Auxiliary.Has(w.Norm) && !input.Order.Has(w.Norm) && !t.isLeaning(i)
		switch {
		case owned, t.IsName(i) && !input.Asking.Has(w.Norm), isNoun && !asks:
			if last > i && t.endsInThing(last) {
				out = append(out, last)
			}
			return out
		case pronouns[w.Norm] && t.standsFor(i):
			out = append(out, i)
		}
		asks = asks && !input.Auxiliary.Has(w.Norm)
		nouns = nouns || isNoun
	}
	return out
}

// endsInThing reports whether word i, the last one, stands for a thing behind a preposition: "about
// it".
func (t typed) endsInThing(i int) bool {
	return t.Is(i, "it", "that", "this") && t.Is(i-1, "about", "of", "for", "to", "against", "from", "with", "over")
}

// replacement is what replaces the pronoun at its span.
type replacement struct {
	prose.Span
	with    string
	isThing bool
}

// standsFor reports whether the pronoun that is word i stands for something, rather than belongs to
// a noun ("that ship") or opens a clause.
func (t typed) standsFor(i int) bool {
	w := t.Words[i].Norm
	switch w {
	case "that", "this", "those", "these":
		if i+1 == len(t.Words) {
			return true
		}
		next := t.Words[i+1].Norm
		isAlone := input.Asking.Has(next) || input.Faint.Has(next) || isPastForm(next) || leaning[next]
		return isAlone && input.Auxiliary.Has(t.Words[max(i-1, 0)].Norm)
	case "there":
		return i > 1 && i+1 == len(t.Words) && !t.Is(i-1, "is", "are", "was", "were")
	case "it":
		return len(t.namesAfter(i)) == 0
	}
	return true
}

// replacementOf returns what replaces the pronoun that is word i of t.
func (f followUp) replacementOf(t typed, i int) (replacement, bool) {
	pronoun, s := t.Words[i].Norm, t.Words[i].Span
	name := f.referent(pronoun)
	if pronoun == "it" && f.subject.isSaid && i+1 < len(t.Words) && input.Saying.Has(t.Words[i+1].Norm) {
		name = f.subject.speech.Speaker
	}
	if name == "" || pronouns[prose.Fold(name)] {
		return replacement{}, false
	}
	if possessives[pronoun] || pronoun == "her" && !endsAt(t.Raw, s.End) && !t.endsObject(i) {
		name += "’s"
	}
	return replacement{s, name, !persons[pronoun]}, true
}

// endsObject reports whether the word behind word i shows that word i is an object: "ask her about".
func (t typed) endsObject(i int) bool {
	return i+1 < len(t.Words) && (input.Preposition.Has(t.Words[i+1].Norm) || t.Words[i+1].Part == input.TimePart)
}

// endsAt reports whether no word follows in text from i on.
func endsAt(text string, i int) bool { return strings.Trim(text[i:], marks) == "" }

// referent returns what a pronoun stands for, or "" if that is not known.
func (f followUp) referent(pronoun string) string {
	s := f.subject
	thing := s.words
	isMany := pronoun == "they" || pronoun == "them" || pronoun == "their"
	switch pronoun {
	case "there":
		return f.where()
	case "it", "its", "that", "this", "those", "these":
		return thing
	case "they", "them", "their":
		if thing != "" && !s.isSaid && !s.isName && s.place == "" {
			return thing
		}
	}
	own := f.ownPersons()
	if name := f.named(own, pronoun); name != "" {
		return name
	}
	if len(own) == 1 && (f.Suits == nil || f.Suits(own[0], pronoun)) {
		return own[0]
	}
	if persons[pronoun] && !isMany {
		return f.named(f.answer().Names, pronoun)
	}
	if s.place == "" && isMany {
		return thing
	}
	return ""
}

// named returns the first of some names that a pronoun may stand for. Somebody whom the articles
// quote is preferred; a single word that they do not quote may be a place.
func (f followUp) named(names []string, pronoun string) string {
	suited := ""
	for _, name := range names {
		switch {
		case f.Suits != nil && !f.Suits(name, pronoun):
		case f.Speaks == nil || f.Speaks(name):
			return name
		case suited == "" && strings.Contains(name, " "):
			suited = name
		}
	}
	return suited
}

// where returns where the previous question looks, with its preposition: "in Quill".
func (f followUp) where() string {
	s := f.subject
	if s.words == "" {
		return ""
	}
	for _, p := range slices.Backward(s.phrases) {
		if p.name && places[p.lead] && !s.isTopic {
			return p.lead + " " + p.Of(f.previous)
		}
	}
	if s.place != "" {
		return s.place + " " + s.words
	}
	return "in " + s.words
}

// ownPersons returns the names in the previous question that can be somebody's, the speaker first.
// Names of places and names that are a part of a thing's name are left out.
func (f followUp) ownPersons() []string {
	var out []string
	if f.subject.isSaid && f.subject.speech.Speaker != "" {
		out = append(out, f.subject.speech.Speaker)
	}
	for _, p := range f.subject.phrases {
		if !p.name || places[p.lead] || p.article || f.subject.speech.Words != "" {
			continue
		}
		for _, name := range Names(p.Of(f.previous)) {
			if !slices.Contains(out, name) && !p.goesOnBehind(f.previous, name) {
				out = append(out, name)
			}
		}
	}
	if input.IsFlat(f.previous) && len(out) == 0 && f.Speaks != nil && f.Speaks(f.subject.words) {
		out = append(out, f.subject.words)
	}
	return out
}

// goesOnBehind reports whether p has a noun behind a name of it, which is then part of a thing's name.
func (p phrase) goesOnBehind(text, name string) bool {
	return !strings.HasSuffix(p.Of(text), name) && !strings.Contains(p.Of(text), " of ")
}
