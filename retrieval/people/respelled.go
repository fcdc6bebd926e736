package people

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/people/likeness"
)

// spellings returns keys of a name: its surname, and the surname with each forename that its forename may stand for,
// all in the spellings that stand for others. Two names that share a key are spellings of one name.
func spellings(n names.Name) []string {
	if n.Body || len(n.Words) == 0 {
		return nil
	}
	var out []string
	for _, surname := range surnameSpellings(n) {
		out = append(out, "|"+surname)
		for _, f := range forenameSpellings(n) {
			out = append(out, f+"|"+surname)
		}
	}
	return out
}

// readSpellings returns the ids of the people, ascending, by the spellings of their names.
func (d *Directory) readSpellings() map[string][]int32 {
	out := make(map[string][]int32, len(d.people))
	for id, p := range d.people {
		for _, n := range p.names {
			for _, s := range spellings(n) {
				if ids := out[s]; len(ids) == 0 || ids[len(ids)-1] != int32(id) {
					out[s] = append(ids, int32(id))
				}
			}
		}
	}
	return out
}

// surnameSpellings returns the spellings that stand for all those of a surname, each with the suffix of n.
func surnameSpellings(n names.Name) []string {
	plain := likeness.Respell(strings.Join(n.Surname(), " ")) + "|" + n.Suffix
	out := []string{plain}
	if !strings.ContainsAny(plain, likeness.ForeignLetters) {
		return out
	}
	for _, f := range likeness.Foreign {
		if s := f.Replace(plain); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// forenameSpellings returns the forenames that the forename of n may stand for; nil if it has none.
func forenameSpellings(n names.Name) []string {
	if n.Given == 0 {
		return nil
	}
	return likeness.FullNames(strings.Join(n.Words[:n.Given], " "))
}

// respelled returns the people whose whole name or surname is n in another spelling.
func (d *Directory) respelled(n names.Name) Found {
	if n.Body || utf8.RuneCountInString(n.Key()) < 2 {
		return Found{}
	}
	forenames := forenameSpellings(n)
	if forenames == nil {
		forenames = []string{""}
	}
	var ids []int32
	known := d.spellings()
	for _, surname := range surnameSpellings(n) {
		for _, f := range forenames {
			ids = append(ids, known[f+"|"+surname]...)
		}
	}
	ids = distinct(ids)
	isBare := func(id int32) bool { return d.people[id].bare() }
	bare, full := where(ids, isBare), where(ids, func(id int32) bool { return !isBare(id) })
	if n.Given == 0 && len(full) > 0 {
		return d.withBare(full, bare[:min(1, len(bare))])
	}
	return d.offer(ByName, ids)
}
