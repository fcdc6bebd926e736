package people

import (
	"slices"

	"quoth/retrieval/names"
)

// ByWhat tells how a speaker was found.
type ByWhat string

// The ways to find a speaker, the surest first.
const (
	ByName      ByWhat = "name"       // the whole name
	BySurname   ByWhat = "surname"    // the surname of somebody whose full name is known
	ByFirstName ByWhat = "first name" // the forename
	ByPart      ByWhat = "part"       // other words of the name
	ByRole      ByWhat = "role"       // the words of a role, and no name
)

// Found is whom a question for a speaker means.
type Found struct {
	People []*Person // one: plain; several, most quoted first: one of them; none: nobody
	Others []*Person // who share the surname or the office of the one in People, and are quoted far less
	More   int       // how many more it may be
	Bare   *Person   // BySurname: who is known by that surname and no forename, or nil
	By     ByWhat    // empty when there is nobody
	Near   []string  // at most 3 names that were perhaps meant, best first
}

// Keys are the names under which the index holds the one that is meant: those of
// People[0], and of Bare, who is the same as far as anybody can tell. Keys is nil unless
// there is exactly one person in People.
func (f Found) Keys() []string {
	if len(f.People) != 1 {
		return nil
	}
	keys := f.People[0].Keys()
	if f.Bare != nil {
		keys = append(keys, f.Bare.keys...)
	}
	return keys
}

// farMore is how many times as often as the next one somebody is quoted who alone is meant
// by a surname or an office: a head of government rather than the family.
const farMore = 4

// foremost is f, with the first of its people alone when that one is quoted far more.
func (f Found) foremost() Found {
	alone := f.By == BySurname || f.By == ByRole
	if alone && len(f.People) > 1 && f.People[0].Articles >= farMore*f.People[1].Articles {
		f.People, f.Others = f.People[:1:1], f.People[1:]
	}
	return f
}

// mostOffered is how many people are offered, as many as a list in Discord holds.
const mostOffered = 25

// mostWords bounds a question for a speaker; a longer one is only looked up as it is.
const mostWords = 12

// Find is whom words mean: a name, a part of one, a role and a name, or else only a role
// ("the French president"). The readings are tried in the order of ByWhat, and the first
// that somebody fits is the answer.
func (d *Directory) Find(words string) Found {
	q := names.Untitled(names.Split(words))
	n := names.Parse(words)
	if len(q) == 0 || len(q) > mostWords {
		return d.offer(ByName, d.exactly(n))
	}
	f := d.named(n)
	if n.Role != "" {
		f = d.withRole(n, roleWords(names.Split(n.Role))).or(f)
	}
	f = f.or(d.roleAndName(words, q)).or(d.nameAndRole(words, q))
	holders := d.holders(q)
	if isTheOffice(words, q) {
		f = holders.or(f)
	}
	f = f.or(holders).or(d.partly(n))
	if f.By != ByRole {
		near := d.those(d.nearest(n, q, f.By != ""))
		if q[len(q)-1].Is(names.Head) {
			near = slices.Concat(holders.People, near)
		}
		f.Near = f.others(near)
	}
	f = f.foremost()
	if more := len(f.People) - mostOffered; more > 0 {
		f.People, f.More = f.People[:mostOffered], more
	}
	return f
}

// others are at most mostNear names of people, each once, who are not in f.
func (f Found) others(people []*Person) []string {
	var out []string
	for _, p := range people {
		if len(out) < mostNear && p != f.Bare && !slices.Contains(f.People, p) && !slices.Contains(out, p.Name) {
			out = append(out, p.Name)
		}
	}
	return out
}

// or is f, or g when f is nobody.
func (f Found) or(g Found) Found {
	if f.By != "" {
		return f
	}
	return g
}

// offer is the people with ids, which ascend, found in a way.
func (d *Directory) offer(by ByWhat, ids []int32) Found {
	if len(ids) == 0 {
		return Found{}
	}
	return Found{By: by, People: d.those(ids)}
}
