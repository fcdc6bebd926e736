package people

import (
	"slices"
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/people/likeness"
)

// candidate is somebody with a full name, who may be the same person as somebody whose name is spelled in another way.
type candidate struct {
	entries  []*entry
	best     entry        // the most common of entries, with the articles of all
	name     names.Name   // of best
	forename string       // of name
	letters  uint32       // of its surname; see letterSet
	sound    string       // of its surname, where hasRole is set
	hasRole  bool         // whether any role is printed
	offices  offices      // nil until they are needed
	others   []*candidate // those who seem to be the same person
	joined   []*entry     // the entries of c and of all who joined it
}

func newCandidate(entries []*entry) *candidate {
	best := *slices.MinFunc(entries, compareEntries)
	best.articles = 0
	for _, e := range entries {
		best.articles += e.articles
	}
	n := best.name()
	surname := strings.Join(n.Surname(), " ")
	c := &candidate{
		entries: entries, best: best, name: n, forename: strings.Join(n.Words[:n.Given], " "),
		letters: letterSet(surname), hasRole: slices.ContainsFunc(entries, (*entry).hasRole),
	}
	if c.hasRole {
		c.sound = likeness.Sound(surname)
	}
	return c
}

// roles returns the offices of c.
func (c *candidate) roles() offices {
	if c.offices == nil {
		c.offices = newOffices(c.entries)
	}
	return c.offices
}

// hasRole reports whether any form of e has a role.
func (e *entry) hasRole() bool {
	return slices.ContainsFunc(e.forms, func(f parsedForm) bool { return f.Role != "" || f.parsed.Role != "" })
}

// isSame reports whether two candidates are one person, judged by their names and roles. The more the spellings
// differ, the more their roles must agree.
func (c *candidate) isSame(o *candidate) bool {
	if c.name.Suffix != o.name.Suffix {
		return false
	}
	switch l := c.like(o); l {
	case likeness.Respelled:
		return !c.roles().clash(o.roles())
	case likeness.Variant, likeness.Misspelt:
		return c.roles().agree(o.roles(), l == likeness.Misspelt)
	}
	return false // unlike, or equal: joinMiddles has kept them apart
}

// like returns the likeness of the names of two candidates.
func (c *candidate) like(o *candidate) likeness.Likeness {
	if areSplit(c.name.Words, o.name.Words) {
		return likeness.Respelled
	}
	l := likeness.SurnamesAlike(c.name.Surname(), o.name.Surname())
	if l == likeness.Unlike || !c.fitsMiddle(o) {
		return likeness.Unlike
	}
	f := likeness.ForenamesAlike(c.name.Words[:c.name.Given], o.name.Words[:o.name.Given])
	if f == likeness.Misspelt && l == likeness.Misspelt {
		return likeness.Unlike
	}
	return max(f, l)
}

// fitsMiddle reports whether no middle names of two candidates differ.
func (c *candidate) fitsMiddle(o *candidate) bool {
	for _, a := range c.entries {
		for _, b := range o.entries {
			x, y := a.name().Middle(), b.name().Middle()
			if len(x) > 0 && len(y) > 0 && !names.SameMiddle(x, y) {
				return false
			}
		}
	}
	return true
}

// areSplit reports whether two names have the same letters, and one is only divided into more words than
// the other: "Patrick De Haan", "Patrick DeHaan".
func areSplit(a, b []string) bool {
	if len(a) == len(b) || strings.Join(a, "") != strings.Join(b, "") {
		return false
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	for _, whole := range b {
		for whole != "" {
			if len(a) == 0 || !strings.HasPrefix(whole, a[0]) {
				return false
			}
			whole, a = whole[len(a[0]):], a[1:]
		}
	}
	return true
}
