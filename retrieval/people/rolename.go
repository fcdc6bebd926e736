package people

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
)

// roleAndName reads q as a role and then a name: "President Moreau". A connector before
// the name makes it somebody else: "a spokesman for Moreau".
func (d *Directory) roleAndName(printed string, q names.Sentence) Found {
	if isAllRole(q) {
		return Found{}
	}
	for i := 1; i < len(q) && d.isRoleWord(q[i-1]); i++ {
		role := roleWords(q[:i])
		if len(role) == 0 || q[i].Hyphen || endsInConnector(q[:i]) {
			continue
		}
		if f := d.withRole(names.Assemble(printed, q[i:]), role); f.By != "" {
			return f
		}
	}
	return Found{}
}

// isAllRole reports whether q ends in an office, and so has no name after it. A word that is an office and a surname
// is a name if it follows an office ("Judge Pope").
func isAllRole(q names.Sentence) bool {
	last := q[len(q)-1]
	return last.IsOffice() || last.Is(names.Elect) || len(q) > 1 && last.Is(names.Rank) && !q[len(q)-2].Is(names.Head)
}

// isTheOffice reports whether words are "the" and one word for an office ("the pope"), which then is no surname.
func isTheOffice(words string, q names.Sentence) bool {
	return len(q) == 1 && q[0].Is(names.Head) && names.Split(words)[0].Text == "the"
}

// endsInConnector reports whether words end in "of" or a word like it, with or without "the" after it.
func endsInConnector(words names.Sentence) bool {
	for len(words) > 1 && words[len(words)-1].Text == "the" {
		words = words[:len(words)-1]
	}
	return words[len(words)-1].Is(names.Connector)
}

// nameAndRole reads q as a name and then a role, which the person must have: a "Moreau
// spokesman" is not Moreau.
func (d *Directory) nameAndRole(printed string, q names.Sentence) Found {
	for i := len(q) - 1; i > 0 && d.isRoleWord(q[i]); i-- {
		words := roleWords(q[i:])
		if len(words) == 0 {
			continue
		}
		if f := d.named(names.Assemble(printed, q[:i])).keep(d.has(role.fits, words)); f.By != "" {
			return f
		}
	}
	return Found{}
}

// withRole returns the people whom n names and who have a role with all of words. If there are none, it returns those
// who have a role with one of words, or else those without a role. It finds somebody known by one name ("Charles III")
// by a part of it.
func (d *Directory) withRole(n names.Name, words []string) Found {
	named, exact := d.named(n), d.offer(ByName, d.exactly(n))
	part := d.offer(ByPart, d.ids(n, func(s start) bool { return s.part == wholeName }))
	for _, fits := range []func(role, []string) bool{role.fits, role.shares} {
		has := d.has(fits, words)
		if f := named.keep(has).or(exact.keep(has)).or(part.keep(has)); f.By != "" {
			return f
		}
	}
	return named.keep(func(p *Person) bool { return len(p.roleIDs) == 0 })
}

// holders returns the people with a role of the words q. It leaves out a person known by a bare surname if somebody of
// that surname holds the role too. If that one is the only one left, the person left out becomes Bare.
func (d *Directory) holders(q names.Sentence) Found {
	f := d.offer(ByRole, d.roles.holders(roleWords(q)))
	bare := map[string]*Person{}
	for _, p := range f.People {
		for _, key := range p.keys {
			if p.bare() {
				bare[key] = p
			}
		}
	}
	bareOf := func(p *Person) *Person { return bare[strings.Join(p.names[0].Surname(), " ")] }
	beside := map[*Person]bool{}
	for _, p := range f.People {
		if b := bareOf(p); b != nil && !p.bare() {
			beside[b] = true
		}
	}
	f.People = slices.DeleteFunc(f.People, func(p *Person) bool { return beside[p] })
	if f = f.foremost(); len(f.People) == 1 && !f.People[0].bare() {
		f.Bare = bareOf(f.People[0])
	}
	return f
}

// isRoleWord reports whether w may stand in a role.
func (d *Directory) isRoleWord(w names.Token) bool {
	for _, text := range roleWords(names.Sentence{w}) {
		if !names.Of(text).Is(names.Head) && d.roles.byWord[text] == nil {
			return w.Is(names.Head)
		}
	}
	return true
}

// afterRole returns q without a role before a name.
func (d *Directory) afterRole(q names.Sentence) names.Sentence {
	from := 0
	for i := 0; i < len(q)-1 && d.isRoleWord(q[i]); i++ {
		if q[i].Is(names.Head) {
			from = i + 1
		}
	}
	return q[from:]
}
