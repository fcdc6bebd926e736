package people

import (
	"cmp"
	"hash/maphash"
	"math/bits"
	"slices"
	"strings"
)

// findOthers sets, for each of all, the others that are the same person.
func findOthers(all []*candidate) {
	for _, block := range blocks(all) {
		for i, at := range block {
			for _, other := range block[:i] {
				pair(all[at], all[other])
			}
		}
	}
}

// pair makes two candidates others of each other if they are the same person.
func pair(c, o *candidate) {
	if c != o && c.mayBe(o) && !slices.Contains(c.others, o) && c.isSame(o) {
		c.others, o.others = append(c.others, o), append(o.others, c)
	}
}

// mayBe reports whether two surnames sound alike or may differ in one slip, which changes at most two of their
// letters. It spares most of the work, since all people of one forename are compared.
func (c *candidate) mayBe(o *candidate) bool {
	return bits.OnesCount32(c.letters^o.letters) <= 2 || c.sound == o.sound
}

// blocks returns lists of the candidates whose names may be spellings of one name, by their places in all.
func blocks(all []*candidate) [][]int32 {
	type place struct {
		hash uint64
		at   int32
	}
	places := make([]place, 0, 8*len(all))
	seed := maphash.MakeSeed()
	for i, c := range all {
		for _, k := range c.blockKeys() {
			places = append(places, place{maphash.Comparable(seed, k), int32(i)})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.at, b.at)) })
	var out [][]int32
	for len(places) > 0 {
		n := 1
		for n < len(places) && places[n].hash == places[0].hash {
			n++
		}
		if 1 < n && n <= largestBlock {
			block := make([]int32, n)
			for i, p := range places[:n] {
				block[i] = p.at
			}
			out = append(out, block)
		}
		places = places[n:]
	}
	return out
}

// largestBlock is how many names are compared with one another at most.
const largestBlock = 1000

// blockKey is what two names have alike that may be spellings of one another.
type blockKey struct {
	kind          byte
	given, family string
}

// blockKeys returns what a name has alike with its other spellings: the letters of the whole name, and the surname
// with the forenames that the forename may stand for. What only sounds alike, or is misspelt, is joined by its
// roles, and so needs them: then it is one of forename and surname, and the first letter of the other.
func (c *candidate) blockKeys() []blockKey {
	surname := strings.Join(c.name.Surname(), " ")
	plain := loosen(respell(surname))
	keys := []blockKey{{kind: '=', family: strings.Join(c.name.Words, "")}}
	for _, s := range spellings(c.name) {
		if s[0] != '|' {
			keys = append(keys, blockKey{kind: '-', family: s})
		}
	}
	for _, f := range fullNames(c.forename) {
		keys = append(keys, blockKey{'|', loosen(f), plain})
		if c.hasRole() {
			keys = append(keys, blockKey{'s', f, surname[:1]})
		}
	}
	if c.hasRole() {
		keys = append(keys, blockKey{'s', respell(c.forename), surname[:1]}, blockKey{'f', c.forename[:1], plain},
			blockKey{'~', sound(c.forename), c.sound})
	}
	return keys
}
