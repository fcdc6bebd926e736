package quote

import (
	"cmp"
	"slices"
	"strings"

	"quoth/retrieval/names"
)

// person is somebody whom the text names in full, or by title and surname.
type person struct {
	name   string // the fullest form printed, without title
	words  []string
	suffix string      // "jr"
	sex    names.Class // Male, Female, Body for what is nobody after all, or 0
	role   string      // as printed beside the name
}

// mayBe reports whether p can be of a sex.
func (p *person) mayBe(sex names.Class) bool { return p.sex == 0 || p.sex == sex }

// persons are the persons of one text, found by any part of their names.
type persons struct {
	all     []*person
	last    map[string][]*person // by the last word of the name
	first   map[string][]*person
	holders map[string]*person // by the head of a role; nil where several hold it
}

// findPersons returns the persons of d. It reads the full names first, since a title and a surname may
// stand for one of them.
func findPersons(d *document) *persons {
	p := &persons{last: map[string][]*person{}, first: map[string][]*person{}, holders: map[string]*person{}}
	seen := map[string]bool{}
	d.eachRun(func(r names.Run) { p.add(d.text, r, seen) })
	for _, m := range d.marked {
		for _, r := range names.Runs(lexicon.Append(nil, d.text, m.Inner)) {
			p.add(d.text, r, seen)
		}
	}
	d.eachRun(func(r names.Run) { p.addTitled(d.text, r) })
	d.eachRun(func(r names.Run) { p.learn(d.text, r) })
	p.learnHolders()
	p.markBodies(d)
	return p
}

func (d *document) eachRun(do func(names.Run)) {
	for _, f := range d.frames {
		for _, r := range f.runs {
			do(r)
		}
	}
}

// mostOfAName is how many people of one surname or forename a text has at most; further ones are left out.
const mostOfAName = 40

// add enters the person of run r, or lets a fuller form of the name replace a shorter one.
func (p *persons) add(text string, r names.Run, seen map[string]bool) {
	bare, suffix := r.Bare()
	if !names.IsPerson(bare) {
		return
	}
	words := bare.Words()
	key := strings.Join(words, " ") + " " + suffix
	if seen[key] {
		return
	}
	namesakes := p.last[words[len(words)-1]]
	for _, q := range namesakes {
		if names.SameForename(q.words[0], words[0]) && (suffix == "" || suffix == q.suffix) {
			seen[key] = true
			if len(words) > len(q.words) {
				q.words, q.name = words, r.Printed(text)
			}
			return
		}
	}
	if len(namesakes) == mostOfAName || len(p.first[words[0]]) == mostOfAName {
		return
	}
	q := p.enter(text, r)
	q.sex, seen[key] = names.LikelySex(words[0]), true
	p.first[words[0]] = append(p.first[words[0]], q)
}

// enter adds a new person, whom r names.
func (p *persons) enter(text string, r names.Run) *person {
	bare, suffix := r.Bare()
	q := &person{name: r.Printed(text), words: bare.Words(), suffix: suffix, role: r.Role(text)}
	p.all = append(p.all, q)
	end := bare[len(bare)-1].Text
	p.last[end] = append(p.last[end], q)
	return q
}

// addTitled enters somebody whom the text names by title and surname only ("Mr. Vane").
func (p *persons) addTitled(text string, r names.Run) {
	bare, _ := r.Bare()
	isTitled := len(bare) == 1 && r.Name > r.From && r.Title().Is(names.Title)
	if isTitled && !bare[0].Is(names.Body|names.Place) && p.last[bare[0].Text] == nil {
		p.enter(text, r)
	}
}

// markBodies marks as a body what looked like a person, if its first word stands alone in the text
// and its last does not ("Ellery Ferries", where Ellery is a town).
func (p *persons) markBodies(d *document) {
	alone := map[string]bool{}
	d.eachRun(func(r names.Run) {
		if r.To-r.Name == 1 && r.From == r.Name {
			alone[r.In[r.Name].Text] = true
		}
	})
	for _, q := range p.all {
		if q.sex == 0 && q.role == "" && len(q.words) > 1 && alone[q.words[0]] && !alone[q.words[len(q.words)-1]] {
			q.sex = names.Body
		}
	}
}

// find returns the person whom run r names, or nil when there is none or more than one.
func (p *persons) find(r names.Run) *person {
	if all := p.candidates(r); len(all) == 1 {
		return all[0]
	}
	return nil
}

// candidates returns the persons whom run r may name.
func (p *persons) candidates(r names.Run) []*person {
	words, suffix := r.Bare()
	if len(words) == 0 {
		return nil
	}
	first, title := words[0], r.Title().Sex()
	all := p.last[words[len(words)-1].Text]
	if len(all) == 0 && len(words) == 1 {
		all = p.byFirst(first)
	}
	return slices.DeleteFunc(slices.Clone(all), func(q *person) bool {
		return len(words) > 1 && !names.SameForename(q.words[0], first.Text) || suffix != "" && suffix != q.suffix ||
			title != 0 && !q.mayBe(title)
	})
}

// byFirst returns the persons for whom the first word of their names may stand. That is a forename, or one of them has
// an office, and so is no body: where the family name comes first ("Sul Yon-ho, the harbour master").
func (p *persons) byFirst(word names.Token) []*person {
	all := p.first[word.Text]
	hasOffice := func(q *person) bool { return q.role != "" && q.sex != names.Body }
	if word.ForenameSex() != 0 || slices.ContainsFunc(all, hasOffice) {
		return all
	}
	return nil
}

// surnamed returns the only person with a surname, or nil.
func (p *persons) surnamed(surname string) *person {
	if all := p.last[surname]; len(all) == 1 {
		return all[0]
	}
	return nil
}

// learn reads the sex and the role of the person whom r names from what stands beside the name.
// A role in an aside replaces one that is only a courtesy ("Dr").
func (p *persons) learn(text string, r names.Run) {
	q := p.find(r)
	if q == nil {
		return
	}
	q.sex = cmp.Or(q.sex, r.Title().Sex())
	q.role = cmp.Or(q.role, r.Role(text))
	if names.IsCourtesy(q.role) {
		q.role = cmp.Or(r.AsideRole(text), q.role)
	}
}

// learnHolders notes who holds each office of the text.
func (p *persons) learnHolders() {
	for _, q := range p.all {
		office := names.RoleHead(names.Split(q.role)).Text
		if _, shared := p.holders[office]; shared {
			q = nil
		}
		p.holders[office] = q
	}
}
