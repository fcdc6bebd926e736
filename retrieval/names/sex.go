package names

import (
	"strings"

	"quoth/retrieval/prose"
)

// forename is the classes of forenames whose sex is known.
const forename = HeName | SheName

// IsForename reports whether a folded word is a forename of the lists.
func IsForename(word string) bool { return Of(word).Is(forename | EitherName) }

// Sex returns the sex of somebody who bears a title, holds a role or is kin: Male, Female, or 0 where
// it is not known.
func (c Class) Sex() Class { return c & (Male | Female) }

// ForenameSex returns the sex of somebody who bears a forename, or 0.
func (c Class) ForenameSex() Class { return c / (HeName / Male) & (Male | Female) }

// LikelySex returns the sex of somebody who bears a folded forename. If the lists do not have the name, that is Female
// if it ends in -a, as most women's names of Europe do, or else 0.
func LikelySex(first string) Class {
	c := words[first]
	if c.Is(forename|EitherName) || len(first) < 4 || !strings.HasSuffix(first, "a") {
		return c.ForenameSex()
	}
	return Female
}

// SexOfPronoun returns the sex of the person for whom a singular pronoun stands, or 0.
func SexOfPronoun(pronoun string) Class { return pronounSex[pronoun] }

var pronounSex = map[string]Class{"he": Male, "him": Male, "his": Male, "she": Female, "her": Female, "hers": Female}

// Suits reports whether a pronoun ("she", "his", "they") may stand for somebody of a name. It judges by the
// title, the forename or a word for a body.
func Suits(name, pronoun string) bool {
	want := SexOfPronoun(pronoun)
	if want == 0 {
		return true
	}
	folded := strings.Fields(prose.Fold(name))
	for i, w := range folded {
		c := Of(strings.TrimRight(w, "."))
		if s := c.Sex(); s != 0 {
			return s == want
		}
		if i > 0 && c.Is(Body|Place) || w == "of" {
			return false
		}
	}
	return len(folded) < 2 || LikelySex(folded[0])|want == want
}
