package people

import (
	"cmp"
	"slices"

	"quoth/retrieval/names"
)

// joinEntries groups the entries that are one person.
func joinEntries(entries []*entry) [][]*entry {
	var groups [][]*entry
	alike := make(map[string][]*entry, len(entries))
	for _, e := range entries {
		if ends := e.name().Ends(); ends != "" {
			alike[ends] = append(alike[ends], e)
		} else {
			groups = append(groups, []*entry{e})
		}
	}
	for _, a := range alike {
		groups = append(groups, joinMiddles(a)...)
	}
	return groups
}

// mostAlike is how many names that differ in the middle are compared at most.
const mostAlike = 40

// joinMiddles groups entries that differ in their middle names. A name without any goes with the
// others only if those are one person; otherwise it may be either.
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
	case len(groups) == 1:
		groups[0] = append(groups[0], plain...)
	default:
		groups = append(groups, plain)
	}
	return groups
}

// onlyGroup returns the index of the one group whose middle names all agree with those of e, or -1.
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
