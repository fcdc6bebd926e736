package quote

import (
	"strings"

	"quoth/retrieval/prose"
)

// person is somebody the text names in full at least once.
type person struct {
	name  string // the fullest form printed, without title
	words []string
	sex   sex
	role  string // as printed beside the name
}

type sex uint8

const (
	unknown sex = iota
	male
	female
	neither // a body that looks like a person
)

// people are the persons of one text, found by any part of their names.
type people struct {
	all   []person
	last  map[string][]int // last word of the name -> indexes
	first map[string][]int

	holders map[string]int // head of a role -> the only one with it, or -1
}

// findPeople reads the names of d.
func findPeople(d *document) *people {
	p := &people{last: map[string][]int{}, first: map[string][]int{}, holders: map[string]int{}}
	counts := map[string]int{}
	for _, f := range d.frames {
		for _, r := range f.runs {
			p.add(d.text, f.tokens, r, counts)
		}
	}
	for _, m := range d.marked {
		tokens := appendTokens(nil, d.text, m.inner)
		for _, r := range runsIn(tokens) {
			p.add(d.text, tokens, r, counts)
		}
	}
	for _, f := range d.frames {
		for _, r := range f.runs {
			p.addTitled(d.text, f.tokens, r)
		}
	}
	for _, f := range d.frames {
		for _, r := range f.runs {
			p.learnSex(f.tokens, r)
			p.learnRole(d.text, f.tokens, r)
		}
	}
	p.learnHolders()
	p.tellBodies(d)
	return p
}

// add enters the person of run r, or lets a fuller form of the name replace a shorter.
func (p *people) add(text string, tokens []token, r nameRun, seen map[string]int) {
	words, suffix := bareName(tokens, r)
	if !isPersonName(words) {
		return
	}
	key := strings.Join(words, " ") + " " + suffix
	if _, ok := seen[key]; ok {
		return
	}
	end := words[len(words)-1]
	for _, i := range p.last[end] {
		if sameFirst(p.all[i].words[0], words[0]) && (suffix == "" || strings.HasSuffix(p.all[i].name, suffix)) {
			seen[key] = i
			if len(words) > len(p.all[i].words) {
				p.all[i].words, p.all[i].name = words, printedName(text, tokens, r)
			}
			return
		}
	}
	if len(p.last[end]) == mostOfAName || len(p.first[words[0]]) == mostOfAName {
		return
	}
	i := len(p.all)
	seen[key] = i
	p.all = append(p.all, person{name: printedName(text, tokens, r), words: words, sex: likelySex(words[0]), role: printedRole(text, tokens, r)})
	p.last[end] = append(p.last[end], i)
	p.first[words[0]] = append(p.first[words[0]], i)
}

// mostOfAName bounds how many people of one surname or forename are told apart.
const mostOfAName = 40

// addTitled enters somebody whom the text names by title and surname only ("Mr. Vane").
func (p *people) addTitled(text string, tokens []token, r nameRun) {
	words, _ := bareName(tokens, r)
	if len(words) != 1 || r.name == r.from || r.name >= r.to || !titles[tokens[r.name-1].word] || bodyWords[words[0]] || p.last[words[0]] != nil {
		return
	}
	p.last[words[0]] = []int{len(p.all)}
	p.all = append(p.all, person{name: printedName(text, tokens, r), words: words, role: printedRole(text, tokens, r)})
}

// tellBodies marks those as no person whose first word stands alone in the text as the
// last never does ("Ellery Ferries", where Ellery is a town).
func (p *people) tellBodies(d *document) {
	alone := map[string]bool{}
	for _, f := range d.frames {
		for _, r := range f.runs {
			if r.to-r.name == 1 && r.from == r.name {
				alone[f.tokens[r.name].word] = true
			}
		}
	}
	for i, q := range p.all {
		if q.sex == unknown && q.role == "" && len(q.words) > 1 && alone[q.words[0]] && !alone[q.words[len(q.words)-1]] {
			p.all[i].sex = neither
		}
	}
}

// sameFirst reports whether two first names can be one: equal, or one an initial.
func sameFirst(a, b string) bool {
	return a == b || (len(a) == 1 || len(b) == 1) && a[0] == b[0]
}

// printedName is the name of r as the text has it, a possessive ending off.
func printedName(text string, tokens []token, r nameRun) string {
	return unpossessed(prose.Span{Start: tokens[r.name].span.Start, End: tokens[r.to-1].span.End}.Of(text))
}

// unpossessed is s without a possessive ending.
func unpossessed(s string) string {
	for _, end := range []string{"’s", "'s", "’", "'"} {
		if t, ok := strings.CutSuffix(s, end); ok {
			return t
		}
	}
	return s
}

// find is the person that run r names, or -1 when there is none or more than one.
func (p *people) find(tokens []token, r nameRun) int {
	words, suffix := bareName(tokens, r)
	if len(words) == 0 {
		return -1
	}
	title := unknown
	if r.name > 0 {
		title = sexOfTitle(tokens[r.name-1].word)
	}
	candidates := p.last[words[len(words)-1]]
	if len(candidates) == 0 && len(words) == 1 && sexOfName(words[0]) != unknown {
		candidates = p.first[words[0]]
	}
	found := -1
	for _, i := range candidates {
		q := p.all[i]
		if len(words) > 1 && !sameFirst(q.words[0], words[0]) || title != unknown && q.sex != unknown && q.sex != title ||
			suffix != "" && !strings.HasSuffix(strings.ToLower(strings.TrimSuffix(q.name, ".")), suffix) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}
