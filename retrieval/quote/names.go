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
	role  string // as printed before the name
}

type sex uint8

const (
	unknown sex = iota
	male
	female
)

// people are the persons of one text, found by any part of their names.
type people struct {
	all   []person
	last  map[string][]int // last word of the name -> indexes
	first map[string][]int
}

// nameRun is a run of capitalised words: where it is and where the name in it starts.
type nameRun struct {
	from, to int // tokens [from, to)
	name     int // first token of the name itself; to when only titles are there
}

// runFrom is the run of capitalised words at token i, which starts with one.
func runFrom(tokens []token, i int) nameRun {
	r := nameRun{from: i, to: i + 1, name: i}
	for r.to < len(tokens) && !tokens[r.to-1].possessive {
		t := tokens[r.to]
		gap := t.span.Start - tokens[r.to-1].span.End
		switch {
		case t.kind != isWord || gap > 3:
		case t.upper:
			r.to++
			continue
		case particles[t.word] && r.to+1 < len(tokens) && tokens[r.to+1].kind == isWord && tokens[r.to+1].upper:
			r.to += 2
			continue
		}
		break
	}
	if r.to+1 < len(tokens) && tokens[r.to].word == "," && nameSuffixes[tokens[r.to+1].word] {
		r.to += 2
	}
	r.name = nameStart(tokens, r)
	return r
}

// nameStart is where titles and roles end in r.
func nameStart(tokens []token, r nameRun) int {
	name := r.from
	for name < r.to && notNames[tokens[name].word] && !tokens[name].possessive {
		name++
	}
	for i := name; i < r.to-1; i++ {
		if roleWords[tokens[i].word] || roleWords[lastPart(tokens[i].word)] {
			name = i + 1
		}
	}
	if name < r.to && r.to-name == 1 && (roleWords[tokens[name].word] || notNames[tokens[name].word]) && !nameSuffixes[tokens[name].word] {
		return r.to
	}
	return name
}

// lastPart is what follows the last hyphen: "governor" of "then-governor".
func lastPart(word string) string { return word[strings.LastIndexByte(word, '-')+1:] }

// bareName are the folded words of a run's name, its suffix split off.
func bareName(tokens []token, r nameRun) (words []string, suffix string) {
	for _, t := range tokens[r.name:r.to] {
		switch {
		case t.kind != isWord:
		case nameSuffixes[t.word] && len(words) > 0:
			suffix = t.word
		default:
			words = append(words, t.word)
		}
	}
	return words, suffix
}

// isPersonName reports whether words look like the full name of a person.
func isPersonName(words []string) bool {
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		if bodyWords[w] && !(i == 0 && (maleNames[w] || femaleNames[w])) || notNames[w] && i > 0 && !nameSuffixes[w] {
			return false
		}
	}
	return true
}

// findPeople reads the names of d.
func findPeople(d *document) *people {
	p := &people{last: map[string][]int{}, first: map[string][]int{}}
	counts := map[string]int{}
	for _, f := range d.frames {
		eachRun(f.tokens, func(r nameRun) { p.add(d.text, f.tokens, r, counts) })
	}
	for _, m := range d.marked {
		tokens := appendTokens(nil, d.text, m.inner)
		eachRun(tokens, func(r nameRun) { p.add(d.text, tokens, r, counts) })
	}
	for _, f := range d.frames {
		eachRun(f.tokens, func(r nameRun) { p.addTitled(d.text, f.tokens, r) })
	}
	for _, f := range d.frames {
		eachRun(f.tokens, func(r nameRun) { p.learnSex(f.tokens, r) })
	}
	return p
}

func eachRun(tokens []token, do func(nameRun)) {
	for i := 0; i < len(tokens); i++ {
		if tokens[i].kind == isWord && tokens[i].upper {
			r := runFrom(tokens, i)
			do(r)
			i = r.to - 1
		}
	}
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
	p.all = append(p.all, person{name: printedName(text, tokens, r), words: words, sex: sexOfName(words[0]), role: printedRole(text, tokens, r)})
	p.last[end] = append(p.last[end], i)
	p.first[words[0]] = append(p.first[words[0]], i)
}

// mostOfAName bounds how many people of one surname or forename are told apart.
const mostOfAName = 40

// addTitled enters somebody whom the text names by title and surname only ("Mr. Vane").
func (p *people) addTitled(text string, tokens []token, r nameRun) {
	words, _ := bareName(tokens, r)
	if len(words) != 1 || r.name == r.from || r.name >= r.to || !roleWords[tokens[r.name-1].word] || bodyWords[words[0]] || p.last[words[0]] != nil {
		return
	}
	p.last[words[0]] = []int{len(p.all)}
	p.all = append(p.all, person{name: printedName(text, tokens, r), words: words, role: printedRole(text, tokens, r)})
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
