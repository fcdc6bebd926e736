package people

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/names"
)

// named returns the people whom n names or, if it names nobody, those whom another spelling of it names.
func (d *Directory) named(n names.Name) Found { return d.asPrinted(n).or(d.respelled(n)) }

// asPrinted returns the people whom n names by the whole name, the surname or the forename. A word that is a forename
// of far more people than it is a surname of names all of them, and whoever is known by it alone.
func (d *Directory) asPrinted(n names.Name) Found {
	exact := d.exactly(n)
	if f := d.wholly(n); f.By != "" {
		return f
	}
	if exact != nil && d.goesAlone(d.people[exact[0]]) {
		return d.offer(ByName, exact)
	}
	surname, forename := d.bySurname(n), d.byForename(n)
	if len(surname) > 0 && len(forename) < manyTimes*len(surname) {
		if exact == nil && n.Given == 0 && len(surname) == 1 {
			exact = d.bareOf(d.people[surname[0]])
		}
		return d.withBare(surname, exact)
	}
	if exact != nil && (len(forename) == 0 || exact[0] < forename[0]) {
		return d.offer(ByName, exact) // a body or a single name, quoted more than any namesake
	}
	if exact != nil && len(surname) == 0 && len(forename) == 1 { // a family name that comes first, or a forename alone
		f := d.offer(ByFirstName, forename)
		f.Bare = d.people[exact[0]]
		return f
	}
	return d.offer(ByFirstName, distinct(slices.Concat(exact, surname, forename)))
}

// offer returns the people with ids, which are ascending, as found in the way by.
func (d *Directory) offer(by ByWhat, ids []int32) Found {
	if len(ids) == 0 {
		return Found{}
	}
	return Found{By: by, People: d.withIDs(ids)}
}

// withBare returns the people with a surname, and as Bare the speaker known by it alone. If that speaker is quoted
// many times more often than they are, it may be a country, and is one of the people returned instead.
func (d *Directory) withBare(surname, bare []int32) Found {
	f := d.offer(BySurname, surname)
	if len(bare) == 0 {
		return f
	}
	if p := d.people[bare[0]]; p.Articles <= manyTimes*f.People[0].Articles {
		f.Bare = p
		return f
	}
	return d.offer(BySurname, distinct(slices.Concat(bare, surname)))
}

// manyTimes is how many times as common one reading of a word must be to come before another: a forename before a
// surname ("John"), or a country before a surname ("Israel").
const manyTimes = 8

// goesAlone reports whether p, who is known by a single name, has no other: p is an acronym or a king.
func (d *Directory) goesAlone(p *Person) bool {
	return p.names[0].Acronym || d.hasRole(p, func(r role) bool {
		return slices.ContainsFunc(r.words, func(w string) bool { return names.Of(w).Is(names.Regnal) })
	})
}

// has returns a function that reports whether a person has a role that fits words.
func (d *Directory) has(fits func(role, []string) bool, words []string) func(*Person) bool {
	return func(p *Person) bool { return d.hasRole(p, func(r role) bool { return fits(r, words) }) }
}

// hasRole reports whether p has a role that ok accepts.
func (d *Directory) hasRole(p *Person, ok func(role) bool) bool {
	return slices.ContainsFunc(p.roleIDs, func(i int32) bool { return ok(d.roles.roles[i]) })
}

// exactly returns the id of the person with a printed name of the key of n, or nil.
func (d *Directory) exactly(n names.Name) []int32 {
	if id, ok := d.byKey[n.Key()]; ok {
		return []int32{id}
	}
	return nil
}

// wholly returns the people whose full name n may be. If one of them is printed as n, it returns that one, and lists
// the others of that forename and surname. Otherwise it returns all of them whose middle names agree with those of n,
// or are missing.
func (d *Directory) wholly(n names.Name) Found {
	alike := d.byEnds[n.Ends()]
	if id, known := d.byKey[n.Key()]; known {
		return d.known(id, n, alike)
	}
	if len(n.Middle()) == 0 {
		return d.offer(ByName, alike)
	}
	return d.offer(ByName, d.withMiddle(alike, n.Middle())).or(d.offer(ByName, d.withMiddle(alike, nil)))
}

// known returns the person with id, who is printed as n. If n has no middle name, it lists the others of the ids alike.
func (d *Directory) known(id int32, n names.Name, alike []int32) Found {
	if d.people[id].bare() {
		return Found{}
	}
	f := d.offer(ByName, []int32{id})
	if len(n.Middle()) == 0 {
		f.Others = d.withIDs(where(alike, func(other int32) bool { return other != id }))
	}
	return f
}

// bareOf returns the id of the person known by a surname of p and nothing else, or nil.
func (d *Directory) bareOf(p *Person) []int32 {
	for _, n := range p.names {
		if id, ok := d.byKey[strings.Join(n.Surname(), " ")]; ok && d.people[id].bare() {
			return []int32{id}
		}
	}
	return nil
}

// withMiddle returns those of ids who are known by a middle name that agrees with middle.
func (d *Directory) withMiddle(ids []int32, middle []string) []int32 {
	return where(ids, func(id int32) bool {
		return slices.ContainsFunc(d.people[id].names,
			func(n names.Name) bool { return names.SameMiddle(n.Middle(), middle) })
	})
}

// where returns those of ids that ok accepts; nil when there is none.
func where(ids []int32, ok func(int32) bool) []int32 {
	var out []int32
	for _, id := range ids {
		if ok(id) {
			out = append(out, id)
		}
	}
	return out
}

// bySurname returns the people whose surname is n or ends in n. A single letter before the surname is the initial of
// the forename.
func (d *Directory) bySurname(n names.Name) []int32 {
	key := n.Key()
	ids := d.ids(n, func(s start) bool {
		rest := strings.TrimPrefix(s.text[len(key):], " ")
		return s.part == familyPart && (rest == "" || names.Of(rest).Is(names.Suffix))
	})
	if ids != nil || len(n.Words) < 2 || utf8.RuneCountInString(n.Words[0]) > 1 {
		return ids
	}
	initial := n.Words[0]
	n.Words = n.Words[1:]
	return where(d.bySurname(n), func(id int32) bool {
		return strings.HasPrefix(d.people[id].names[0].Words[0], initial)
	})
}

// byForename returns the people whose forename is n, or begins with n.
func (d *Directory) byForename(n names.Name) []int32 {
	return d.ids(n, func(s start) bool {
		return s.part == givenPart && len(n.Words) <= d.people[s.id].names[0].Given
	})
}

// partly returns the people with n as any part of their names.
func (d *Directory) partly(n names.Name) Found {
	return d.offer(ByPart, d.ids(n, func(start) bool { return true }))
}

// ids returns the ids, ascending, of the people whose names hold the words of n from a place on that accepts allows.
// It returns nil for a single letter, which too many names hold.
func (d *Directory) ids(n names.Name, accepts func(start) bool) []int32 {
	key := n.Key()
	if utf8.RuneCountInString(key) < 2 {
		return nil
	}
	var ids []int32
	for _, s := range d.between(key) {
		if rest := s.text[len(key):]; (rest == "" || rest[0] == ' ') && accepts(s) {
			ids = append(ids, s.id)
		}
	}
	return distinct(ids)
}
