package people

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/names"
)

// named is whom n names: by the whole name, the surname or the forename. A word that many
// have for a forename names them, those who have it for a surname, and who is known by it.
func (d *Directory) named(n names.Name) Found {
	exact := d.offer(ByName, d.exactly(n))
	if f := d.offer(ByName, d.wholly(n)); f.By != "" {
		return f
	}
	if exact.By != "" && d.goesAlone(exact.People[0]) {
		return exact
	}
	surname, forename := d.bySurname(n), d.byForename(n)
	if len(surname) > 0 && len(forename) < manyTimes*len(surname) {
		return d.withBare(surname, d.exactly(n))
	}
	if id := d.exactly(n); id != nil && (len(forename) == 0 || id[0] < forename[0]) {
		return exact // a body or a single name, quoted more than any namesake
	}
	return d.offer(ByFirstName, union(d.exactly(n), union(surname, forename)))
}

// withBare is the people with a surname, and who is known by it alone. Who is quoted many
// times more than they are is hardly one of them, but a country perhaps: then it is
// offered as they are.
func (d *Directory) withBare(surname, bare []int32) Found {
	f := d.offer(BySurname, surname)
	if bare == nil {
		return f
	}
	if p := d.people[bare[0]]; p.Articles <= manyTimes*f.People[0].Articles {
		f.Bare = p
		return f
	}
	return d.offer(BySurname, union(bare, surname))
}

// manyTimes is how many times as common one reading of a word is as another to come
// before it: forename before surname ("John"), country before surname ("Israel").
const manyTimes = 8

// goesAlone reports whether p, who is known by a single name, needs no other: an acronym, or
// a king.
func (d *Directory) goesAlone(p *Person) bool {
	isRegnal := func(r role) bool {
		return slices.ContainsFunc(r.words, func(w string) bool { return names.Of(w).Is(names.Regnal) })
	}
	return p.names[0].Acronym || d.hasRole(p, isRegnal)
}

func (d *Directory) exactly(n names.Name) []int32 {
	if id, ok := d.byKey[n.Key()]; ok {
		return []int32{id}
	}
	return nil
}

// wholly is the people whose full name n may be: those known by it, and when it has no
// middle name also those who have one.
func (d *Directory) wholly(n names.Name) []int32 {
	id, known := d.byKey[n.Key()]
	alike := d.byEnds[n.Ends()]
	switch {
	case known && d.people[id].bare():
		return nil
	case known && (len(n.Middle()) > 0 || !slices.Contains(alike, id)):
		return []int32{id}
	case len(n.Middle()) == 0:
		return alike
	}
	if ids := d.withMiddle(alike, n.Middle()); ids != nil {
		return ids
	}
	return d.withMiddle(alike, nil)
}

// withMiddle is those of ids who are known by a middle name that agrees with middle.
func (d *Directory) withMiddle(ids []int32, middle []string) []int32 {
	return where(ids, func(id int32) bool {
		return slices.ContainsFunc(d.people[id].names,
			func(n names.Name) bool { return names.SameMiddle(n.Middle(), middle) })
	})
}

func where(ids []int32, ok func(int32) bool) []int32 {
	var out []int32
	for _, id := range ids {
		if ok(id) {
			out = append(out, id)
		}
	}
	return out
}

// bySurname is the people whose surname n is, or ends in n. A letter before it stands for
// a forename.
func (d *Directory) bySurname(n names.Name) []int32 {
	if isLetter(n) {
		return nil
	}
	key := n.Key()
	ids := d.ids(key, func(s start) bool {
		rest := strings.TrimPrefix(s.text[len(key):], " ")
		return s.part == familyPart && (rest == "" || names.Of(rest).Is(names.Suffix))
	})
	if ids != nil || len(n.Words) < 2 || utf8.RuneCountInString(n.Words[0]) > 1 {
		return ids
	}
	initial := n.Words[0]
	n.Words = n.Words[1:]
	return where(d.bySurname(n), func(id int32) bool {
		return strings.HasPrefix(d.people[id].names[0].Words[0],
			initial)
	})
}

// byForename is the people whose forename n is, or begins with n.
func (d *Directory) byForename(n names.Name) []int32 {
	if isLetter(n) {
		return nil
	}
	return d.ids(n.Key(), func(s start) bool {
		return s.part == givenPart &&
			len(n.Words) <= d.people[s.id].names[0].Given
	})
}

// partly is the people of whose names n is any part.
func (d *Directory) partly(n names.Name) Found {
	if isLetter(n) {
		return Found{}
	}
	return d.offer(ByPart, d.ids(n.Key(), func(start) bool { return true }))
}

// isLetter reports whether n is one letter, which is in too many names to mean one.
func isLetter(n names.Name) bool { return utf8.RuneCountInString(n.Key()) < 2 }

func union(a, b []int32) []int32 {
	both := slices.Concat(a, b)
	slices.Sort(both)
	return slices.Compact(both)
}

// ids are the ids, ascending, of the people in whose names key starts at an accepted place
// and ends with a word.
func (d *Directory) ids(key string, accepts func(start) bool) []int32 {
	var ids []int32
	for _, starts := range d.at(key) {
		for _, s := range starts {
			if accepts(s) {
				ids = append(ids, s.id)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
