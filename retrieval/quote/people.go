package quote

import (
	"cmp"
	"strings"

	"quoth/retrieval/names"
)

// person is somebody the text names in full at least once.
type person struct {
	name   string // the fullest form printed, without title
	words  []string
	suffix string // "jr"
	sex    names.Class
	role   string // as printed beside the name
}

// people are the persons of one text, found by any part of their names.
type people struct {
	all   []person
	last  map[string][]int // last word of the name -> indexes
	first map[string][]int

	holders map[string]int // head of a role -> the only one with it, or -1
}

// findPeople reads the names of d: first those in full, which a title and a surname may then
// stand for.
func findPeople(d *document) *people {
	p := &people{last: map[string][]int{}, first: map[string][]int{}, holders: map[string]int{}}
	counts := map[string]int{}
	d.eachRun(func(r names.Run) { p.add(d.text, r, counts) })
	for _, m := range d.marked {
		for _, r := range names.Runs(lexicon.Append(nil, d.text, m.inner)) {
			p.add(d.text, r, counts)
		}
	}
	d.eachRun(func(r names.Run) { p.addTitled(d.text, r) })
	d.eachRun(func(r names.Run) { p.learn(d.text, r) })
	p.learnHolders()
	p.tellBodies(d)
	return p
}

func (d *document) eachRun(do func(names.Run)) {
	for _, f := range d.frames {
		for _, r := range f.runs {
			do(r)
		}
	}
}

// add enters the person of run r, or lets a fuller form of the name replace a shorter.
func (p *people) add(text string, r names.Run, seen map[string]int) {
	bare, suffix := r.Bare()
	if !names.IsPerson(bare) {
		return
	}
	words := names.Words(bare)
	key := strings.Join(words, " ") + " " + suffix
	if _, ok := seen[key]; ok {
		return
	}
	end := words[len(words)-1]
	for _, i := range p.last[end] {
		if q := &p.all[i]; names.SameForename(q.words[0], words[0]) && (suffix == "" || suffix == q.suffix) {
			seen[key] = i
			if len(words) > len(q.words) {
				q.words, q.name = words, r.Printed(text)
			}
			return
		}
	}
	if len(p.last[end]) == mostOfAName || len(p.first[words[0]]) == mostOfAName {
		return
	}
	i := p.enter(text, r)
	p.all[i].sex, seen[key] = names.LikelySex(words[0]), i
	p.first[words[0]] = append(p.first[words[0]], i)
}

// mostOfAName bounds how many people of one surname or forename are told apart.
const mostOfAName = 40

// enter is the index of a new person, whom r names.
func (p *people) enter(text string, r names.Run) int {
	bare, suffix := r.Bare()
	i, end := len(p.all), bare[len(bare)-1].Text
	p.all = append(p.all, person{name: r.Printed(text), words: names.Words(bare), suffix: suffix, role: r.Role(text)})
	p.last[end] = append(p.last[end], i)
	return i
}

// addTitled enters somebody whom the text names by title and surname only ("Mr. Vane").
func (p *people) addTitled(text string, r names.Run) {
	bare, _ := r.Bare()
	isTitled := len(bare) == 1 && r.Name > r.From && r.Title().Is(names.Title)
	if isTitled && !bare[0].Is(names.Body|names.Place) && p.last[bare[0].Text] == nil {
		p.enter(text, r)
	}
}

// tellBodies marks those as no person whose first word stands alone in the text as the
// last never does ("Ellery Ferries", where Ellery is a town).
func (p *people) tellBodies(d *document) {
	alone := map[string]bool{}
	d.eachRun(func(r names.Run) {
		if r.To-r.Name == 1 && r.From == r.Name {
			alone[r.In[r.Name].Text] = true
		}
	})
	for i, q := range p.all {
		if q.sex == 0 && q.role == "" && len(q.words) > 1 && alone[q.words[0]] && !alone[q.words[len(q.words)-1]] {
			p.all[i].sex = names.Body
		}
	}
}

// find is the person that run r names, or -1 when there is none or more than one.
func (p *people) find(r names.Run) int {
	words, suffix := r.Bare()
	if len(words) == 0 {
		return -1
	}
	first, title := words[0], r.Title().Sex()
	candidates := p.last[words[len(words)-1].Text]
	if len(candidates) == 0 && len(words) == 1 && first.ForenameSex() != 0 {
		candidates = p.first[first.Text]
	}
	found := -1
	for _, i := range candidates {
		q := p.all[i]
		other := len(words) > 1 && !names.SameForename(q.words[0], first.Text) || suffix != "" && suffix != q.suffix
		if other || title != 0 && q.sex != 0 && q.sex != title {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// learn reads the sex and the role of the person whom r names from what stands beside the name.
// A role that is only a courtesy gives way to one in an aside.
func (p *people) learn(text string, r names.Run) {
	sex := r.Title().Sex()
	if r.Name >= r.To || sex == 0 && !r.MayHaveRole() {
		return
	}
	i := p.find(r)
	if i < 0 {
		return
	}
	q := &p.all[i]
	q.sex = cmp.Or(q.sex, sex)
	q.role = cmp.Or(q.role, r.Role(text))
	if names.IsCourtesy(q.role) {
		q.role = cmp.Or(r.AsideRole(text), q.role)
	}
}

// learnHolders notes who holds each office of the text; -1 where several do.
func (p *people) learnHolders() {
	for i, q := range p.all {
		office := names.RoleHead(names.Split(q.role)).Text
		if _, ok := p.holders[office]; ok {
			i = -1
		}
		p.holders[office] = i
	}
}
