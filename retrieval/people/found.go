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
	People []*Person // the speaker, or several of whom any may be meant, the most quoted first; none: nobody is found
	Others []*Person // those who share the name, the surname or the office of the one in People, but are not meant
	More   int       // how many people may be meant beside those in People
	Bare   *Person   // the speaker known by that surname or forename alone, or nil
	By     ByWhat    // empty when nobody is found
	Near   []string  // at most mostNear names that may have been meant instead, best first
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

// farMore is how many times as often as the next person somebody must be quoted to be the only one whom a surname or
// an office means: a head of government rather than a relative.
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

// keep returns f with only the people that ok accepts. It keeps Bare if ok accepts it or it has no printed role.
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
