package people

import (
	"cmp"
	"slices"
	"strings"

	"quoth/retrieval/names"
	"quoth/retrieval/people/likeness"
)

// joinEntries groups the entries that are one person: first those of one forename and surname, and then
// those of names that are spellings of one another.
func joinEntries(entries []*entry) [][]*entry {
	var full, others [][]*entry
	alike := make(map[string][]*entry, len(entries))
	for _, e := range entries {
		if ends := e.name().Ends(); ends != "" {
			alike[ends] = append(alike[ends], e)
		} else {
			others = append(others, []*entry{e})
		}
	}
	for _, a := range alike {
		full = append(full, joinMiddles(a)...)
	}
	full = joinSpellings(full)
	return append(full, joinSurnames(others, full)...)
}

// joinSurnames groups entries of a surname or a single word. Those that are surnames of one person in full, in several
// spellings, are one group.
func joinSurnames(entries [][]*entry, full [][]*entry) [][]*entry {
	owners := surnameOwners(full)
	at := map[*entry]int{} // by the first entry of a person in full, the index in out of the surnames of that person
	var out [][]*entry
	for _, e := range entries {
		owner := owners[e[0].key]
		i, known := at[owner]
		switch {
		case owner == nil || e[0].name().Body || e[0].name().Acronym:
			out = append(out, e)
		case known:
			out[i] = append(out[i], e...)
		default:
			at[owner] = len(out)
			out = append(out, e)
		}
	}
	return out
}

// surnameOwners returns for each surname the first entry of the only person who has it; nil if several have.
func surnameOwners(full [][]*entry) map[string]*entry {
	owners := map[string]*entry{}
	for _, g := range full {
		for _, e := range g {
			surname := strings.Join(e.name().Surname(), " ")
			if owner, known := owners[surname]; known && owner != g[0] {
				owners[surname] = nil
			} else {
				owners[surname] = g[0]
			}
		}
	}
	return owners
}

// mostAlike is how many names that differ in the middle are compared at most.
const mostAlike = 40

// joinMiddles groups entries that differ in their middle names. A name without a middle name goes with the others only
// if they are one person, since otherwise it may be any of them, and only if their roles do not clash: a senator is not
// the president of the same name with an initial.
func joinMiddles(entries []*entry) [][]*entry {
	if len(entries) == 1 || len(entries) > mostAlike {
		return slices.Collect(slices.Chunk(entries, 1))
	}
	// The longest come first, so that spelled middle names precede the initials that may be theirs.
	slices.SortFunc(entries, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(len(b.key), len(a.key)), cmp.Compare(a.key, b.key))
	})
	var plain []*entry
	var groups [][]*entry
	for _, e := range entries {
		if len(e.name().Middle()) == 0 {
			plain = append(plain, e)
		} else if i := onlyGroup(groups, e); i >= 0 {
			groups[i] = append(groups[i], e)
		} else {
			groups = append(groups, []*entry{e})
		}
	}
	switch {
	case len(plain) == 0:
	case len(groups) == 1 && !newOffices(groups[0]).clash(newOffices(plain)):
		groups[0] = append(groups[0], plain...)
	default:
		groups = append(groups, plain)
	}
	return groups
}

// onlyGroup returns the index of the only group whose middle names all agree with those of e, or -1.
func onlyGroup(groups [][]*entry, e *entry) int {
	found := -1
	for i, g := range groups {
		differs := func(o *entry) bool { return !names.SameMiddle(o.name().Middle(), e.name().Middle()) }
		if slices.ContainsFunc(g, differs) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// joinSpellings joins the groups that are one person whose name is spelled in several ways. A group joins the most
// common one of the same person. It joins none if it may be either of two people.
func joinSpellings(groups [][]*entry) [][]*entry {
	all := make([]*candidate, len(groups))
	for i, g := range groups {
		all[i] = newCandidate(g)
	}
	slices.SortFunc(all, func(a, b *candidate) int { return compareEntries(&a.best, &b.best) })
	findOthers(all)
	heads := map[*candidate]bool{}
	for _, c := range all {
		if head := c.onlyHead(heads); head != nil {
			head.joined = append(head.joined, c.entries...)
			continue
		}
		heads[c], c.joined = true, slices.Clone(c.entries)
	}
	var out [][]*entry
	for _, c := range all {
		if heads[c] {
			out = append(out, c.joined)
		}
	}
	return out
}

// onlyHead returns the only one of heads that is the same person as c. It returns nil if there is none or more than
// one, or if c or that head may be either of two people.
func (c *candidate) onlyHead(heads map[*candidate]bool) (only *candidate) {
	for _, o := range c.others {
		if heads[o] && only != nil {
			return nil
		}
		if heads[o] {
			only = o
		}
	}
	if only == nil || c.mayBeTwo() || only.mayBeTwo() {
		return nil
	}
	return only
}

// mayBeTwo reports whether c may be either of two people: two of its others have different middle names, or different
// forenames for which that of c may stand.
func (c *candidate) mayBeTwo() bool {
	for i, o := range c.others {
		if slices.ContainsFunc(c.others[:i], func(p *candidate) bool {
			return !o.fitsMiddle(p) || c.sharesForename(o) && c.sharesForename(p) && !o.sharesForename(p)
		}) {
			return true
		}
	}
	return false
}

func (c *candidate) sharesForename(o *candidate) bool {
	return likeness.ShareName(c.forename, o.forename)
}
