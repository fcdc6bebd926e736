package names

import (
	"strings"

	"quoth/retrieval/prose"
)

// Sex is what a name or a title tells of the sex of who bears it.
type Sex uint8

// What may be known.
const (
	Unknown Sex = iota
	Man
	Woman
	Neither // a body that looks like a person
)

// forename is the classes of forenames whose sex is known.
const forename = HeName | SheName

// Sex is the sex of who bears a title, holds a role or is of a kin.
func (c Class) Sex() Sex { return pick(c.Is(Male), c.Is(Female)) }

// ForenameSex is the sex of who bears a forename.
func (c Class) ForenameSex() Sex { return pick(c.Is(HeName), c.Is(SheName)) }

func pick(man, woman bool) Sex {
	switch {
	case man:
		return Man
	case woman:
		return Woman
	}
	return Unknown
}

// LikelySex is the sex of who bears a folded forename: as the lists have it, else a woman's
// where it ends in -a, as most such names of Europe are.
func LikelySex(first string) Sex {
	c := words[first]
	if s := c.ForenameSex(); s != Unknown || len(first) < 4 || !strings.HasSuffix(first, "a") || c.Is(EitherName) {
		return s
	}
	return Woman
}

// SexOfPronoun is the sex of whom a singular pronoun stands for.
func SexOfPronoun(pronoun string) Sex {
	switch pronoun {
	case "he", "him", "his":
		return Man
	case "she", "her", "hers":
		return Woman
	}
	return Unknown
}

// Suits reports whether a pronoun ("she", "his", "they") may stand for somebody of a name, as far as the
// title, the forename or a word for a body tells.
func Suits(name, pronoun string) bool {
	want := SexOfPronoun(pronoun)
	if want == Unknown {
		return true
	}
	folded := strings.Fields(prose.Fold(name))
	for i, w := range folded {
		c := Of(strings.TrimRight(w, "."))
		if s := c.Sex(); s != Unknown {
			return s == want
		}
		if i > 0 && c.Is(Body|Place) || w == "of" {
			return false
		}
	}
	s := Unknown
	if len(folded) > 1 {
		s = LikelySex(folded[0])
	}
	return s == Unknown || s == want
}
