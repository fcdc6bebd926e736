package quote

import (
	"strings"

	"quoth/retrieval/prose"
)

// printedRole is what stands before the name: capitalised words of the run and words in
// lower case that name a role ("envoy").
func printedRole(text string, tokens []token, r nameRun) string {
	from := r.from
	for from < r.name && notNames[tokens[from].word] && tokens[from].word != "first" {
		from++
	}
	if from == r.name && from > 0 && !tokens[from-1].upper && roleWords[lastPart(tokens[from-1].word)] {
		from = roleStart(tokens, from-1)
	}
	if from == r.from && 1 < from && from < r.name && officeJoins[tokens[from-1].word] && tokens[from-2].upper { // "Secretary of State"
		from = roleStart(tokens, from-2)
	}
	if from >= r.name || halfRoles[tokens[r.name-1].word] || !roleWords[lastPart(tokens[r.name-1].word)] && !ofOffice(tokens, r.from-1) {
		return ""
	}
	return prose.Span{Start: tokens[from].span.Start, End: tokens[r.name-1].span.End}.Of(text)
}

// halfRoles qualify an office and are none.
var halfRoles = set(`former first vice senior majority minority house senate assistant`)

// roleStart goes left from the role word at token i over what qualifies it: two words in
// small letters at most ("harbour master"), then capitals ("US envoy").
func roleStart(tokens []token, i int) int {
	joins := func(t token) bool {
		return t.kind == isWord && !t.possessive && !determiners[t.word] && !prepositions[t.word] && !stoppers[t.word] &&
			!auxiliaries[t.word] && !cueVerbs[t.word] && !leadIns[t.word]
	}
	for n := 0; n < 2 && i > 0 && !tokens[i-1].upper && joins(tokens[i-1]); n++ {
		i--
	}
	for i > 0 && tokens[i-1].upper && joins(tokens[i-1]) && !notNames[tokens[i-1].word] {
		i--
	}
	return i
}

// learnSex reads the sex of a person from a title or a role before the name.
func (p *people) learnSex(tokens []token, r nameRun) {
	if r.name == 0 || r.name >= r.to {
		return
	}
	s := sexOfTitle(tokens[r.name-1].word)
	if s == unknown {
		return
	}
	words, _ := bareName(tokens, r)
	if len(words) == 0 {
		return
	}
	matches := p.last[words[len(words)-1]]
	for _, i := range matches {
		fits := len(words) > 1 && sameFirst(p.all[i].words[0], words[0]) || len(matches) == 1
		if fits && p.all[i].sex == unknown {
			p.all[i].sex = s
		}
	}
}

func sexOfTitle(word string) sex {
	switch {
	case maleTitles[word], maleKin[word]:
		return male
	case femaleTitles[word], femaleKin[word]:
		return female
	}
	return unknown
}

// likelySex is the sex of who bears a forename: as the lists have it, else female where it
// ends in -a, as most such names of Europe are.
func likelySex(first string) sex {
	if s := sexOfName(first); s != unknown || len(first) < 4 || !strings.HasSuffix(first, "a") || menInA[first] {
		return s
	}
	return female
}

// menInA are forenames in -a that men bear, or both.
var menInA = set(`luca nikita andrea mustafa musa moussa issa yahya akira dana sasha misha ilya costa garba joshua ezra noah elia mischa kofa
	attila béla bela geza gyula jonah koba data zia raja krishna rama shiva dakota barca jaya aditya surya gena dima kolya vanya petya
	seretse juda hosea elisha abdalla abdulla atta taha agha`)

func sexOfName(first string) sex {
	switch {
	case maleNames[first]:
		return male
	case femaleNames[first]:
		return female
	}
	return unknown
}

// Suits reports whether a pronoun ("she", "his", "they") may stand for somebody of a name, as far as the
// title, the forename or a word for a body tells.
func Suits(name, pronoun string) bool {
	want := unknown
	switch pronoun {
	case "he", "him", "his":
		want = male
	case "she", "her", "hers":
		want = female
	default:
		return true
	}
	words := strings.Fields(prose.Fold(name))
	for i, w := range words {
		if s := sexOfTitle(strings.TrimRight(w, ".")); s != unknown {
			return s == want
		}
		if i > 0 && bodyWords[w] || w == "of" {
			return false
		}
	}
	s := unknown
	if len(words) > 1 {
		s = likelySex(words[0])
	}
	return s == unknown || s == want
}
