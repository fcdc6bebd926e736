package people

import (
	"cmp"
	"hash/maphash"
	"math/bits"
	"slices"
	"strings"

	"quoth/retrieval/people/likeness"
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
// letters. It spares most of the work, since all people of one forename are compared if they have roles. A candidate
// without a role shares more with the other already, and the sound of its surname is not known.
func (c *candidate) mayBe(o *candidate) bool {
	return !c.hasRole || !o.hasRole || c.sound == o.sound || bits.OnesCount32(c.letters^o.letters) <= 2
}

// blocks returns lists of candidates, as indexes of all, whose names may be spellings of one name.
func blocks(all []*candidate) [][]int32 {
	b := blocking{seed: maphash.MakeSeed(), places: make([]place, 0, 8*len(all))}
	for i, c := range all {
		b.add(c, int32(i))
	}
	slices.SortFunc(b.places, func(p, q place) int {
		return cmp.Or(cmp.Compare(p.hash, q.hash), cmp.Compare(p.at, q.at))
	})
	var out [][]int32
	for rest := b.places; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].hash == rest[0].hash {
			n++
		}
		if 1 < n && n <= largestBlock {
			block := make([]int32, n)
			for i, p := range rest[:n] {
				block[i] = p.at
			}
			out = append(out, block)
		}
		rest = rest[n:]
	}
	return out
}

// largestBlock is how many names are compared with one another at most; those of a larger block are not compared.
const largestBlock = 1000

// blocking collects properties of names. Names that share one make a block.
type blocking struct {
	seed   maphash.Seed
	places []place
}

// place is the index of a candidate, and the hash of a property of its name.
type place struct {
	hash uint64
	at   int32
}

// add adds the properties that a name shares with its other spellings: the letters of the whole name, and the surname
// with each forename that its forename may stand for. Names that only sound alike, or are misspelt, are joined by their
// roles. So only if c has one does add add the forename or the surname with the first letter of the other, and the
// sound of both.
func (b *blocking) add(c *candidate, at int32) {
	surname := strings.Join(c.name.Surname(), " ")
	plain := likeness.Loosen(likeness.Respell(surname))
	b.put(at, 'w', "", strings.Join(c.name.Words, ""))
	for _, f := range likeness.FullNames(c.forename) {
		for _, s := range surnameSpellings(c.name) {
			b.put(at, 's', f, s)
		}
		b.put(at, 'l', likeness.Loosen(f), plain)
		if c.hasRole {
			b.put(at, 'f', f, surname[:1])
		}
	}
	if c.hasRole {
		b.put(at, 'f', likeness.Respell(c.forename), surname[:1])
		b.put(at, 'i', c.forename[:1], plain)
		b.put(at, 'e', likeness.Sound(c.forename), c.sound)
	}
}

func (b *blocking) put(at int32, kind uint64, given, family string) {
	b.places = append(b.places, place{kind + 31*maphash.String(b.seed, given) + maphash.String(b.seed, family), at})
}
