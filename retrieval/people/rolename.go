package people

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
)

// roleAndName reads q as a role and then a name: "President Moreau". A connector before
// the name makes another speaker of it: "a spokesman for Moreau".
func (d *Directory) roleAndName(printed string, q []names.Token) Found {
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

// isAllRole reports whether q ends in an office. One that is a surname too ("Judge Pope")
// is a name after another office.
func isAllRole(q []names.Token) bool {
	last := len(q) - 1
	return q[last].IsOffice() || q[last].Is(names.Elect) || last > 0 && q[last].Is(names.Rank) &&
		!q[last-1].Is(names.Head)
}

// isTheOffice reports whether words are "the" and one word for an office, such as "the
// pope", who is not somebody of that surname.
func isTheOffice(words string, q []names.Token) bool {
	before := names.Split(words)
	return len(q) == 1 && q[0].Is(names.Head) && before[0].Text == "the"
}

// holders is who has a role of the words q. A bare surname is left out beside somebody who
// has it, and goes with the only one.
func (d *Directory) holders(q []names.Token) Found {
	f := d.offer(ByRole, d.roles.holders(roleWords(q)))
	bare := map[string]*Person{}
	for _, p := range f.People {
		if p.bare() {
			bare[p.keys[0]] = p
		}
	}
	beside := map[*Person]bool{}
	for _, p := range f.People {
		if b := bare[strings.Join(p.names[0].Surname(), " ")]; b != nil && !p.bare() {
			beside[b] = true
		}
	}
	f.People = slices.DeleteFunc(f.People, func(p *Person) bool { return beside[p] })
	if f = f.foremost(); len(f.People) == 1 && !f.People[0].bare() {
		f.Bare = bare[strings.Join(f.People[0].names[0].Surname(), " ")]
	}
	return f
}

// endsInConnector reports whether words end in "of" and its like, "the" after it or not.
func endsInConnector(words []names.Token) bool {
	for len(words) > 1 && words[len(words)-1].Text == "the" {
		words = words[:len(words)-1]
	}
	return words[len(words)-1].Is(names.Connector)
}

// nameAndRole reads q as a name and then a role, which the person must have: a "Moreau
// spokesman" is not Moreau.
func (d *Directory) nameAndRole(printed string, q []names.Token) Found {
	for i := len(q) - 1; i > 0 && d.isRoleWord(q[i]); i-- {
		words := roleWords(q[i:])
		if len(words) == 0 {
			continue
		}
		has := func(p *Person) bool { return d.hasRole(p, func(r role) bool { return r.fits(words) }) }
		if f := keep(d.named(names.Assemble(printed, q[:i])), has); f.By != "" {
			return f
		}
	}
	return Found{}
}

// isRoleWord reports whether w may stand in a role.
func (d *Directory) isRoleWord(w names.Token) bool {
	for _, text := range roleWords([]names.Token{w}) {
		if !d.roles.knows(text) {
			return w.Is(names.Head)
		}
	}
	return true
}

// withRole is those whom n names who have a role of words: all of them, or else one, or
// else none at all. Who is known by one name ("Charles III") is named by a part of it.
func (d *Directory) withRole(n names.Name, words []string) Found {
	named, exact := d.named(n), d.offer(ByName, d.exactly(n))
	part := d.offer(ByPart, d.ids(n.Key(), func(s start) bool { return s.part == wholeName }))
	for _, ok := range []func(*Person) bool{
		func(p *Person) bool { return d.hasRole(p, func(r role) bool { return r.fits(words) }) },
		func(p *Person) bool { return d.hasRole(p, func(r role) bool { return r.shares(words) }) },
	} {
		if f := keep(named, ok).or(keep(exact, ok)).or(keep(part, ok)); f.By != "" {
			return f
		}
	}
	return keep(named, func(p *Person) bool { return len(p.roleIDs) == 0 })
}

// hasRole reports whether p has a role that ok accepts.
func (d *Directory) hasRole(p *Person, ok func(role) bool) bool {
	return slices.ContainsFunc(p.roleIDs, func(i int32) bool { return ok(d.roles.roles[i]) })
}

// keep is those of f whom ok accepts. Its bare surname stays if ok accepts that too or no
// role of it is printed.
func keep(f Found, ok func(*Person) bool) Found {
	f.People = slices.DeleteFunc(slices.Clone(f.People), func(p *Person) bool { return !ok(p) })
	if len(f.People) == 0 {
		return Found{}
	}
	if f.Bare != nil && len(f.Bare.roleIDs) > 0 && !ok(f.Bare) {
		f.Bare = nil
	}
	return f
}
