package people

import (
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// offices are the offices in somebody's printed roles, by the word that names each, with the words that the roles
// say of it: "mayor" with "ellery".
type offices map[string]map[string]bool

// newOffices returns the offices of the forms of entries.
func newOffices(entries []*entry) offices {
	o := offices{}
	for _, e := range entries {
		for _, f := range e.forms {
			o.add(f.Role)
			o.add(f.parsed.Role)
		}
	}
	return o
}

func (o offices) add(role string) {
	if role == "" || names.IsCourtesy(role) {
		return
	}
	words := names.Split(role)
	head := roleHead(words)
	if o[head] == nil {
		o[head] = map[string]bool{}
	}
	all := roleWords(words)
	for _, w := range all {
		if w != head && isTelling(w) {
			o[head][w] = true
		}
	}
	if len(all) >= tellingRole {
		o[head][strings.Join(all, " ")] = true
	}
}

// tellingRole is from how many words on a whole role tells one holder from another, even if none of its words does:
// "House Majority Whip".
const tellingRole = 3

// isTelling reports whether a word of a role tells one holder of an office from another: the name of a
// place or a body, and not "former", "department" or "Republican".
func isTelling(word string) bool {
	return !names.Of(word).Is(names.Half | names.Modifier | names.Body | names.Role | names.Function)
}

// tellingWords is how many telling words must agree if the offices have different names: "head of petroleum
// analysis", "director of petroleum analysis".
const tellingWords = 2

// agree reports whether the roles of two people show them to be one: they hold the same office of the same body or
// place. Unless it asks strictly, an office that few hold is enough if one of them is printed with nothing but it.
func (o offices) agree(p offices, strictly bool) bool {
	for head, said := range o {
		others, ok := p[head]
		if !ok {
			continue
		}
		if common(said, others) > 0 || !strictly && publicOffices[head] && min(len(said), len(others)) == 0 {
			return true
		}
	}
	return common(o.all(), p.all()) >= tellingWords
}

// clash reports whether both have roles that share neither an office nor a telling word.
func (o offices) clash(p offices) bool {
	if len(o) == 0 || len(p) == 0 {
		return false
	}
	for head := range o {
		if _, ok := p[head]; ok {
			return false
		}
	}
	return common(o.all(), p.all()) == 0
}

// all returns the telling words of all offices together.
func (o offices) all() map[string]bool {
	all := map[string]bool{}
	for _, said := range o {
		for w := range said {
			all[w] = true
		}
	}
	return all
}

// common counts the words that two sets share.
func common(a, b map[string]bool) (n int) {
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// publicOffices are offices that few people hold, so that two of nearly the same name seldom both do.
var publicOffices = prose.Set(`ambassador archbishop bishop cardinal chancellor commissioner congressman
	congresswoman emperor general governor judge justice king mayor mep minister mp pope premier president
	queen representative senator sheriff speaker taoiseach`)
