package people

import "slices"

// ByWhat is the way in which a speaker was found.
type ByWhat string

// The ways to find a speaker, the surest first.
const (
	ByName      ByWhat = "name"       // the whole name
	BySurname   ByWhat = "surname"    // the surname of somebody whose full name is known
	ByFirstName ByWhat = "first name" // the forename
	ByPart      ByWhat = "part"       // other words of the name
	ByRole      ByWhat = "role"       // the words of a role, and no name
)

// Found is the answer to a question for a speaker.
type Found struct {
	People []*Person // one: that one; several, most quoted first: one of them; none: nobody
	Others []*Person // who share the name, the surname or the office of the one in People, and were not meant
	More   int       // how many more it may be
	Bare   *Person   // who is known by that surname or forename alone, or nil
	By     ByWhat    // empty when there is nobody
	Near   []string  // at most mostNear names that were perhaps meant, best first
}

// mostNear is how many near names are offered.
const mostNear = 3

// Keys returns the names under which the index holds the speaker: those of People[0] and of Bare, who
// counts as the same person. It returns nil unless there is exactly one person in People.
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

// farMore is how many times as often as the next one somebody must be quoted to be the only one meant by
// a surname or an office: a head of government rather than the family.
const farMore = 4

// foremost returns f. If the first of its people is quoted far more than the next, the rest go to Others.
func (f Found) foremost() Found {
	alone := f.By == BySurname || f.By == ByRole
	if alone && len(f.People) > 1 && f.People[0].Articles >= farMore*f.People[1].Articles {
		f.People, f.Others = f.People[:1:1], f.People[1:]
	}
	return f
}

// or returns f, or g when f found nobody.
func (f Found) or(g Found) Found {
	if f.By != "" {
		return f
	}
	return g
}

// keep returns f with the people that ok accepts. Bare stays if ok accepts it too, or if none of its roles
// is printed.
func (f Found) keep(ok func(*Person) bool) Found {
	f.People = slices.DeleteFunc(slices.Clone(f.People), func(p *Person) bool { return !ok(p) })
	if len(f.People) == 0 {
		return Found{}
	}
	if f.Bare != nil && len(f.Bare.roleIDs) > 0 && !ok(f.Bare) {
		f.Bare = nil
	}
	return f
}

// others returns at most mostNear names of people, each once, who are not in f.
func (f Found) others(people []*Person) []string {
	var out []string
	for _, p := range people {
		if len(out) < mostNear && p != f.Bare && !slices.Contains(f.People, p) && !slices.Contains(out, p.Name) {
			out = append(out, p.Name)
		}
	}
	return out
}
