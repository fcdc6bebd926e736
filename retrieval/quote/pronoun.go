package quote

import (
	"slices"
	"sort"

	"quoth/retrieval/names"
	"quoth/retrieval/quote/syntax"
)

// nameMentions returns the persons named in the frames, in order.
func (x *extraction) nameMentions() []nameMention {
	var out []nameMention
	for i, f := range x.Frames {
		first := true
		if p, sex, ok := x.SomebodyFirst(f.Sentence); ok {
			out = append(out, nameMention{f.Sentence[0].Span.Start, i, f.Paragraph, p, sex, true, nil})
			first = false
		}
		for _, r := range f.Runs {
			candidates := x.Persons.Candidates(r)
			if len(candidates) == 0 {
				continue
			}
			m := nameMention{at: r.In[r.Name].Span.Start, frame: i, paragraph: f.Paragraph}
			m.subject = first && isSubject(r)
			if len(candidates) == 1 {
				m.person, m.sex = candidates[0], candidates[0].Sex
			} else {
				m.namesakes = candidates
			}
			out = append(out, m)
			first = first && !m.subject
		}
	}
	return out
}

// isSubject reports whether r, the first name of its sentence, can be the subject: it owns nothing, and neither
// a preposition nor a noun that it describes ("Vane supporters") stands beside it.
func isSubject(r names.Run) bool {
	next := r.In.At(r.To)
	describes := next.Is(names.Role|names.Occupation|names.Speaker) && !next.Upper
	return !r.In[r.To-1].Possessive && !r.In.At(r.From-1).Is(names.Preposition) && !describes
}

// A presence is a place of a name as seen from a pronoun, with its value: how likely the pronoun stands for a name
// there. The values were chosen by hand on the development articles; only their differences matter.
type presence struct {
	name  string
	value float64
	holds func(m, pronoun nameMention) bool
}

// presences are tried in order, and the first that holds gives the value. The last holds for every name.
var presences = []presence{
	{"in the sentence or the one before it", 0.75, func(m, p nameMention) bool {
		return m.frame >= p.frame-1 && m.paragraph == p.paragraph
	}},
	{"in the last sentence of the paragraph before", 0.65, func(m, p nameMention) bool { return m.frame == p.frame-1 }},
	{"in the paragraph", 0.6, func(m, p nameMention) bool { return m.paragraph == p.paragraph }},
	{"in the paragraph before", 0.5, func(m, p nameMention) bool { return m.paragraph == p.paragraph-1 }},
	{"farther away", 0.35, func(nameMention, nameMention) bool { return true }},
}

// What is added to the value for a person, and what the sum must be.
const (
	asSubject       = 0.3  // the person is the subject of the sentence
	spokeLast       = 0.6  // the least value of whoever spoke last, to which one of the next two is added
	spokeHere       = 0.45 // the last speech is in the paragraph
	spokeAway       = 0.05 // the last speech is in another paragraph
	isOfSex         = 0.05 // the sex is known, and right
	leastPresence   = 0.5  // what the best person must have
	leastDifference = 0.1  // how much more the best person must have than the next
)

const (
	paragraphsBack = 2  // in how many paragraphs before its own the person of a pronoun is looked for
	mentionsBack   = 60 // how many names before the pronoun are looked at
)

// resolve returns the person for whom a singular pronoun at byte at of frame i stands, or nil when nobody stands out.
// Unless somebody else was named since, that is the person of the same pronoun earlier in the paragraph, and nobody if
// somebody without a name spoke last.
func (x *extraction) resolve(pronoun string, at, i int) *syntax.Person {
	sex := names.SexOfPronoun(pronoun)
	if sex == 0 {
		return nil
	}
	here := nameMention{at: at, frame: i, paragraph: x.Frames[i].Paragraph}
	if a := &x.resolved; a.pronoun == pronoun && a.paragraph == here.paragraph && !x.namedSince(a.at, at, sex) {
		a.at = at
		return a.person
	}
	if m := x.spoke; m != nil && m.person == nil && m.mayBe(sex) && m.paragraph == here.paragraph &&
		!x.namedSince(m.at, at, sex) {
		return nil
	}
	here.person = x.mostPresent(here, sex)
	x.resolved = resolved{here, pronoun}
	return here.person
}

// recent returns the names that come before byte at, at most mentionsBack.
func (x *extraction) recent(at int) []nameMention {
	n := sort.Search(len(x.named), func(i int) bool { return x.named[i].at >= at })
	return x.named[max(0, n-mentionsBack):n]
}

// namedSince reports whether a person who may be of a sex is named between two bytes. It also reports true when it
// cannot tell, since more people are named there than it looks at.
func (x *extraction) namedSince(from, to int, sex names.Class) bool {
	recent := x.recent(to)
	for _, m := range slices.Backward(recent) {
		if m.at <= from || m.mayBe(sex) {
			return m.at > from
		}
	}
	return len(recent) == mentionsBack
}

// mostPresent returns the person of a sex for whom a pronoun at a place most likely stands, or nil when nobody stands
// out.
func (x *extraction) mostPresent(here nameMention, sex names.Class) *syntax.Person {
	isNear := func(m nameMention) bool { return here.paragraph-m.paragraph <= paragraphsBack && m.mayBe(sex) }
	scores := map[*syntax.Person]float64{}
	for _, m := range x.recent(here.at) {
		if isNear(m) {
			p := m.as(sex)
			scores[p] = max(scores[p], weigh(m, here))
		}
	}
	if m := x.spoke; m != nil && m.person != nil && isNear(*m) {
		bonus := spokeHere
		if m.paragraph != here.paragraph {
			bonus = spokeAway
		}
		scores[m.person] = max(scores[m.person], spokeLast) + bonus
	}
	for p := range scores {
		if p != nil && p.Sex == sex {
			scores[p] += isOfSex
		}
	}
	return standsOut(scores)
}

// weigh returns the value of the name m as seen from a pronoun.
func weigh(m, here nameMention) float64 {
	p := presences[slices.IndexFunc(presences, func(p presence) bool { return p.holds(m, here) })]
	if m.subject {
		return p.value + asSubject
	}
	return p.value
}

// standsOut returns the person with the best score if it is high enough and far enough above the second, else nil.
func standsOut(scores map[*syntax.Person]float64) *syntax.Person {
	var best *syntax.Person
	first, second := 0.0, 0.0
	for p, s := range scores {
		if s > first {
			best, first, second = p, s, first
		} else {
			second = max(second, s)
		}
	}
	if first < leastPresence || first-second < leastDifference {
		return nil
	}
	return best
}
