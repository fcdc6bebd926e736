package syntax

import (
	"cmp"
	"slices"
	"unicode"

	"quoth/retrieval/names"
)

// Person is somebody whom the text names in full, or by title and surname.
type Person struct {
	Name   string // the fullest form printed, without title
	Words  []string
	suffix string      // "jr"
	office bool        // Role is more than a courtesy ("Dr")
	Sex    names.Class // Male, Female, Body for a name that is nobody's after all, or 0
	Role   string      // as printed beside the name
}

// MayBe reports whether p can be of a sex.
func (p *Person) MayBe(sex names.Class) bool { return p.Sex == 0 || p.Sex == sex }

// Persons are the persons of one text, found by any part of their names.
type Persons struct {
	All     []*Person
	Last    map[string][]*Person // by the last word of the name
	first   map[string][]*Person
	holders map[string]*Person // by the head of a role; nil where several hold it
}

// findPersons returns the persons of d. It reads the full names first, since a title with a surname may name one of
// them.
func findPersons(d *Document) *Persons {
	p := &Persons{Last: map[string][]*Person{}, first: map[string][]*Person{}, holders: map[string]*Person{}}
	seen := map[string]bool{}
	d.eachRun(func(r names.Run) { p.add(d.Text, r, seen) })
	var inside Sentence
	for _, m := range d.Marked {
		if !mayName(m.Inner.Of(d.Text)) {
			continue
		}
		inside = lexicon.Append(inside[:0], d.Text, m.Inner)
		for _, r := range names.Runs(inside) {
			p.add(d.Text, r, seen)
		}
	}
	d.eachRun(func(r names.Run) { p.addTitled(d.Text, r) })
	d.eachRun(func(r names.Run) { p.learn(d.Text, r) })
	p.learnHolders()
	p.markBodies(d)
	return p
}

// mayName reports whether text can have the full name of a person: two words with a capital.
func mayName(text string) bool {
	capitals := 0
	for _, r := range text {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2
}

func (d *Document) eachRun(do func(names.Run)) {
	for _, f := range d.Frames {
		for _, r := range f.Runs {
			do(r)
		}
	}
}

// mostOfAName is how many people of one surname or forename a text has at most; further ones are left out.
const mostOfAName = 40

// add enters the person of run r, or lets a fuller form of the name replace a shorter one.
func (p *Persons) add(text string, r names.Run, seen map[string]bool) {
	bare, suffix := r.Bare()
	if !names.IsPerson(bare) {
		return
	}
	printed := r.Printed(text)
	if seen[printed] {
		return
	}
	words := bare.Words()
	namesakes := p.Last[words[len(words)-1]]
	for _, q := range namesakes {
		if names.SameForename(q.Words[0], words[0]) && (suffix == "" || suffix == q.suffix) {
			seen[printed] = true
			if len(words) > len(q.Words) {
				q.Words, q.Name = words, printed
			}
			return
		}
	}
	if len(namesakes) == mostOfAName || len(p.first[words[0]]) == mostOfAName {
		return
	}
	q := p.enter(text, r)
	q.Sex, seen[printed] = names.LikelySex(words[0]), true
	p.first[words[0]] = append(p.first[words[0]], q)
}

// enter adds a new person, whom r names.
func (p *Persons) enter(text string, r names.Run) *Person {
	bare, suffix := r.Bare()
	q := &Person{Name: r.Printed(text), Words: bare.Words(), suffix: suffix, Role: r.Role(text)}
	p.All = append(p.All, q)
	end := bare[len(bare)-1].Text
	p.Last[end] = append(p.Last[end], q)
	return q
}

// addTitled enters somebody whom the text names by title and surname only ("Mr. Vane").
func (p *Persons) addTitled(text string, r names.Run) {
	bare, _ := r.Bare()
	isTitled := len(bare) == 1 && r.Name > r.From && r.Title().Is(names.Title)
	if isTitled && !bare[0].Is(names.Body|names.Place) && p.Last[bare[0].Text] == nil {
		p.enter(text, r)
	}
}

// markBodies marks a person as a body if its first word stands alone in the text and its last does not ("Ellery
// Ferries", where Ellery is a town).
func (p *Persons) markBodies(d *Document) {
	alone := map[string]bool{}
	d.eachRun(func(r names.Run) {
		if r.To-r.Name == 1 && r.From == r.Name {
			alone[r.In[r.Name].Text] = true
		}
	})
	for _, q := range p.All {
		if q.Sex == 0 && q.Role == "" && len(q.Words) > 1 && alone[q.Words[0]] && !alone[q.Words[len(q.Words)-1]] {
			q.Sex = names.Body
		}
	}
}

// Find returns the person whom run r names, or nil when there is none or more than one.
func (p *Persons) Find(r names.Run) *Person {
	if all := p.Candidates(r); len(all) == 1 {
		return all[0]
	}
	return nil
}

// Candidates returns the persons whom run r may name, in a slice that the caller must not change.
func (p *Persons) Candidates(r names.Run) []*Person {
	words, suffix := r.Bare()
	if len(words) == 0 {
		return nil
	}
	first, title := &words[0], r.Title().Sex()
	all := p.Last[words[len(words)-1].Text]
	if len(all) == 0 && len(words) == 1 {
		all = p.byFirst(first)
	}
	isOther := func(q *Person) bool {
		return len(words) > 1 && !names.SameForename(q.Words[0], first.Text) || suffix != "" && suffix != q.suffix ||
			title != 0 && !q.MayBe(title)
	}
	if !slices.ContainsFunc(all, isOther) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), isOther)
}

// WithInitials returns the only person with such initials ("mq"), or nil.
func (p *Persons) WithInitials(initials string) (found *Person) {
	for _, q := range p.All {
		if len(q.Words) > 1 && names.Initials(q.Words) == initials {
			if found != nil {
				return nil
			}
			found = q
		}
	}
	return found
}

// byFirst returns the persons whose names start with word, if the word may stand for the whole name: it is a forename,
// or one of them has an office and so is no body. Then the family name may come first ("Sul Yon-ho, the harbour
// master").
func (p *Persons) byFirst(word *Token) []*Person {
	all := p.first[word.Text]
	hasOffice := func(q *Person) bool { return q.Role != "" && q.Sex != names.Body }
	if word.ForenameSex() != 0 || slices.ContainsFunc(all, hasOffice) {
		return all
	}
	return nil
}

// surnamed returns the only person with a surname, or nil.
func (p *Persons) surnamed(surname string) *Person {
	if all := p.Last[surname]; len(all) == 1 {
		return all[0]
	}
	return nil
}

// learn reads the sex and the role of the person whom r names from what stands beside the name.
// A role in an aside replaces one that is only a courtesy ("Dr").
func (p *Persons) learn(text string, r names.Run) {
	q := p.Find(r)
	if q == nil {
		return
	}
	q.Sex = cmp.Or(q.Sex, r.Title().Sex())
	if q.office {
		return
	}
	q.Role = cmp.Or(q.Role, r.Role(text))
	if q.office = !names.IsCourtesy(q.Role); q.office {
		return
	}
	if aside := r.AsideRole(text); aside != "" {
		q.Role, q.office = aside, !names.IsCourtesy(aside)
	}
}

// learnHolders notes who holds each office of the text.
func (p *Persons) learnHolders() {
	for _, q := range p.All {
		office := names.RoleHead(names.Split(q.Role)).Text
		if _, shared := p.holders[office]; shared {
			q = nil
		}
		p.holders[office] = q
	}
}
