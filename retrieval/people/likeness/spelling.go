// Package likeness compares printed names: two may be spellings of one foreign name in Latin letters, a name and its
// short form, or a name and the same with a slip. It knows words and no people; package people decides who is one
// person, by what likeness says and by the printed roles.
package likeness

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// Likeness is how much two printed names are alike. The greater it is, the less they are.
type Likeness uint8

// The likenesses.
const (
	equal     Likeness = iota
	Respelled          // "Tarenskyy", "Tarensky": two ways of writing a foreign name
	Variant            // "Bill", "William"; "Hossein", "Hussein"; "Garret", "Garrett"
	Misspelt           // "Marwoski", "Marowski": one slip
	Unlike             // "Vane", "Ash"
)

// ForenamesAlike returns the likeness of two forenames.
func ForenamesAlike(a, b []string) Likeness {
	return alike(a, b, func(x, y string) Likeness {
		l := wordsAlike(x, y)
		switch {
		case l > Respelled && ShareName(x, y):
			return Variant
		case l > Respelled && ofTwoSexes(x, y):
			return Unlike
		case l == Misspelt && runes(x, y) >= longRunes:
			return Variant
		}
		return l
	})
}

// SurnamesAlike returns the likeness of two surnames.
func SurnamesAlike(a, b []string) Likeness {
	if l := alike(a, b, wordsAlike); l < Unlike || len(a) != len(b) || len(a) == 1 {
		return l
	}
	return wordsAlike(strings.Join(a, ""), strings.Join(b, "")) // "Sul-yeol", "Seol-youl"
}

// alike compares two names word by word, and returns the likeness of the two words that are least alike. Names of
// different lengths are unlike, and so are names that are misspelt in two words.
func alike(a, b []string, compare func(x, y string) Likeness) Likeness {
	if len(a) != len(b) {
		return Unlike
	}
	worst := equal
	for i := range a {
		l := compare(a[i], b[i])
		if l == Misspelt && worst == Misspelt {
			return Unlike
		}
		worst = max(worst, l)
	}
	return worst
}

// wordsAlike returns the likeness of two words of names.
func wordsAlike(a, b string) Likeness {
	x, y := Respell(a), Respell(b)
	switch {
	case a == b:
		return equal
	case x == y || areForeign(x, y):
		return Respelled
	case Loosen(x) == Loosen(y):
		return Variant
	}
	if runes(x, y) >= slipRunes && (Sound(x) == Sound(y) || x[0] == y[0] && prose.Slips(x, y) == 1) {
		return Misspelt
	}
	return Unlike
}

// The lengths, of the shorter of two words, from which words with one slip between them are one name. From slipRunes
// on they are misspelt. From longRunes on, forenames with one slip are variants; of surnames there are too many that
// differ so little, such as Johnston and Johnson.
const (
	slipRunes = 5
	longRunes = 7
)

// runes returns the length of the shorter of two words.
func runes(a, b string) int { return min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) }

// ofTwoSexes reports whether one of two similar forenames is a man's and the other a woman's ("Andrew", "Andrea").
func ofTwoSexes(a, b string) bool {
	if last(a) != last(b) && (last(a) == 'a' || last(b) == 'a') {
		return true
	}
	x, y := names.LikelySex(a), names.LikelySex(b)
	return x != 0 && y != 0 && x != y
}

func last(word string) byte { return word[len(word)-1] }

// endings are the ends of Slavic names as papers write them, each with the one way that stands for all of them.
var endings = []struct{ written, for_ string }{
	{"skiy", "sky"}, // "Tarenskiy"
	{"skyi", "sky"}, // "Tarenskyi"
	{"skyy", "sky"}, // "Tarenskyy"
	{"skii", "sky"}, // "Tarenskii"
	{"skij", "sky"}, // "Tarenskij"
	{"skyj", "sky"}, // "Tarenskyj"
	{"ski", "sky"},  // "Tarenski"
	{"iy", "y"},     // "Vitaliy"
	{"ii", "y"},     // "Vitalii"
	{"ij", "y"},     // "Vitalij"
	{"yi", "y"},     // "Zalessnyi"
	{"yy", "y"},     // "Zalessnyy"
}

// stemRunes is how many letters must stand before such an ending.
const stemRunes = 2

// Respell returns a word in the spelling that stands for all of its spellings. Words for which it returns the same
// are one name.
func Respell(word string) string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, e.written); ok && utf8.RuneCountInString(stem) >= stemRunes {
			return stem + e.for_
		}
	}
	return word
}

// Loosen returns a word with single letters for double ones, and -y for -i and -ie at its end.
func Loosen(word string) string {
	word = single(word)
	for _, end := range []string{"ie", "i"} {
		if stem, ok := strings.CutSuffix(word, end); ok && utf8.RuneCountInString(stem) > stemRunes {
			return stem + "y"
		}
	}
	return word
}

// single returns a word with each run of one letter cut to a single one.
func single(word string) string {
	var before rune
	return strings.Map(func(r rune) rune {
		if r == before {
			return -1
		}
		before = r
		return r
	}, word)
}

// sounds replaces letters by others of the same sound, so that the usual spellings of Arabic, Hebrew, Korean, German
// and Russian names become alike.
var sounds = strings.NewReplacer(
	"sch", "sh", "tch", "ch", "ch", "ch",
	"ck", "k", "kh", "k", "gh", "k", "q", "k", "g", "k", "c", "k", // "Kadhafi", "Gaddafi"
	"dh", "d", "th", "t", "ph", "f", "zh", "j", "dj", "j",
	"ts", "z", "tz", "z", "cz", "z", "x", "ks", "w", "v",
	"eo", "o", "oe", "o", "ue", "o", "u", "o", "ae", "a", // "Seok", "Suk"; "Moeller", "Möller"
	"i", "e", "y", "e",
)

// Foreign are two replacers of letters that hardly any English name has. Two spellings that become equal by one of
// them are spellings of one name ("Netanyahou", "Netanyahu"; "Qaddafi", "Gaddafi").
var Foreign = [...]*strings.Replacer{
	strings.NewReplacer("kh", "k", "gh", "g", "dh", "d", "ou", "u", "q", "k"),
	strings.NewReplacer("kh", "k", "gh", "g", "dh", "d", "ou", "u", "q", "g"),
}

// ForeignLetters are letters of which every word that Foreign changes has at least one.
const ForeignLetters = "hqu"

// foreignRunes is how long such names must be.
const foreignRunes = 6

// areForeign reports whether two words are two ways of writing one foreign name.
func areForeign(a, b string) bool {
	isSame := func(f *strings.Replacer) bool { return f.Replace(a) == f.Replace(b) }
	return runes(a, b) >= foreignRunes && slices.ContainsFunc(Foreign[:], isSame)
}

// Sound returns what a word sounds like, roughly.
func Sound(word string) string { return single(sounds.Replace(word)) }
