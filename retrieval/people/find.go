package people

import (
	"slices"

	"quoth/retrieval/names"
)

// mostOffered is how many people Find returns at most. A list in Discord holds as many.
const mostOffered = 25

// mostWords is how many words a question for a speaker may have. A longer one finds only a speaker of exactly that
// name.
const mostWords = 12

// Find returns the speakers that words may mean. The words may be a name, a part of one, a role with a name, or only
// a role ("the French president"). Find tries the ways of ByWhat in their order, and returns whom the first of them
// finds that finds anybody.
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
		near := d.withIDs(d.nearest(n, q, f.By != ""))
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
