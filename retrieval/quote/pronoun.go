package quote

import (
	"sort"

	"quoth/retrieval/names"
)

// sighting is a person met outside quotation marks; person is -1 for somebody without a
// name.
type sighting struct {
	at, frame, paragraph, person int
	sex                          names.Class
	subject                      bool
}

// sightings are the persons of d's frames in order.
func (x *extraction) sightings() []sighting {
	var out []sighting
	for i, f := range x.frames {
		first := true
		if p, s, ok := x.somebodyFirst(f.tokens); ok {
			out = append(out, sighting{f.tokens[0].Span.Start, i, f.paragraph, p, s, true})
			first = false
		}
		for _, r := range f.runs {
			p := x.people.find(r)
			if p < 0 {
				continue
			}
			possessive := f.tokens[r.To-1].Possessive
			object := r.From > 0 && f.tokens[r.From-1].Is(names.Preposition)
			out = append(out, sighting{f.tokens[r.Name].Span.Start, i, f.paragraph, p, x.people.all[p].sex, first &&
				!possessive && !object})
			first = first && (possessive || object)
		}
	}
	return out
}

// said notes that a person spoke in a frame; person is -1 for somebody without a name.
type said struct {
	at, paragraph, person int
	sex                   names.Class
}

// stood notes what a pronoun was found to stand for.
type stood struct {
	at, paragraph, person int
	pronoun               string
}

// paragraphsBack is how far a pronoun may look for its person.
const paragraphsBack = 2

// sightingsBack is how many people it may look through on the way.
const sightingsBack = 60

// resolve is the person a singular pronoun at byte at of frame i stands for, or -1 when
// nobody stands out. A pronoun stands for whom it last stood for in the paragraph, and for
// the one without a name who spoke last, unless somebody else was named since.
func (x *extraction) resolve(pronoun string, at, i int) int {
	want := names.SexOfPronoun(pronoun)
	if want == 0 {
		return -1
	}
	paragraph := x.frames[i].paragraph
	if s := x.stood; s.pronoun == pronoun && s.paragraph == paragraph && !x.namedSince(s.at, at, want) {
		x.stood.at = at
		return s.person
	}
	if s := x.spoke; s != nil && s.person < 0 && (s.sex == 0 || s.sex == want) && s.paragraph == paragraph &&
		!x.namedSince(s.at, at, want) {
		return -1
	}
	p := x.mostPresent(at, i, want)
	x.stood = stood{at, paragraph, p, pronoun}
	return p
}

// namedSince reports whether a person who may be of the sex want stands in [from, to), or
// too many people to tell.
func (x *extraction) namedSince(from, to int, want names.Class) bool {
	last := x.seenBefore(to) - 1
	for j := last; j >= 0 && x.seen[j].at > from; j-- {
		if s := x.seen[j].sex; s == 0 || s == want || last-j == sightingsBack {
			return true
		}
	}
	return false
}

// mostPresent is the person of the sex want whom the text before byte at of frame i has
// most in view, or -1 when nobody stands out.
func (x *extraction) mostPresent(at, i int, want names.Class) int {
	paragraph := x.frames[i].paragraph
	scores := map[int]float64{}
	last := x.seenBefore(at) - 1
	for j := last; j >= 0 && last-j < sightingsBack && paragraph-x.seen[j].paragraph <= paragraphsBack; j-- {
		s := x.seen[j]
		if s.sex == 0 || s.sex == want {
			scores[s.person] = max(scores[s.person], weigh(s, i, paragraph))
		}
	}
	if l := x.spoke; l != nil && l.person >= 0 && paragraph-l.paragraph <= paragraphsBack {
		if l.sex == 0 || l.sex == want {
			bonus := 0.45
			if paragraph-l.paragraph > 0 {
				bonus = 0.05
			}
			scores[l.person] = max(scores[l.person], 0.6) + bonus
		}
	}
	for p := range scores {
		if p >= 0 && x.people.all[p].sex == want {
			scores[p] += 0.05
		}
	}
	return standsOut(scores)
}

// weigh is how present a sighting is for a pronoun in frame i.
func weigh(s sighting, i, paragraph int) float64 {
	w := 0.35
	switch {
	case s.frame == i:
		w = 0.75
	case s.frame == i-1 && s.paragraph == paragraph:
		w = 0.75
	case s.frame == i-1:
		w = 0.65
	case s.paragraph == paragraph:
		w = 0.6
	case s.paragraph == paragraph-1:
		w = 0.5
	}
	if s.subject {
		w += 0.3
	}
	return w
}

// standsOut is the best of scores when it is good and clear of the second, else -1.
func standsOut(scores map[int]float64) int {
	best, first, second := -1, 0.0, 0.0
	for p, s := range scores {
		switch {
		case s > first || s == first && p < best:
			best, first, second = p, s, first
		case s > second:
			second = s
		}
	}
	if first < 0.5 || first-second < 0.1 {
		return -1
	}
	return best
}

// seenBefore is how many sightings stand before byte at.
func (x *extraction) seenBefore(at int) int {
	return sort.Search(len(x.seen), func(i int) bool { return x.seen[i].at >= at })
}
