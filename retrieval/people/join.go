package people

import (
	"cmp"
	"slices"

	"quoth/retrieval/names"
)

// joinEntries groups the entries that are one person.
func joinEntries(entries []*entry) [][]*entry {
	groups := make([][]*entry, 0, len(entries))
	alike := make(map[string][]*entry, len(entries))
	for _, e := range entries {
		if ends := e.name.Ends(); ends != "" {
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

// mostAlike bounds how many names that differ in the middle are compared.
const mostAlike = 40

// joinMiddles groups entries that differ in their middle names. A name without any goes
// with the others only if those are one person: else it may be either.
func joinMiddles(entries []*entry) [][]*entry {
	if len(entries) == 1 || len(entries) > mostAlike {
		return each(entries)
	}
	var plain []*entry
	var groups [][]*entry
	entries = slices.SortedFunc(slices.Values(entries), longestFirst)
	for _, e := range entries {
		if len(e.name.Middle()) == 0 {
			plain = append(plain, e)
			continue
		}
		if i := onlyGroup(groups, e); i >= 0 {
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

// longestFirst puts spelled middle names before the initials that may be theirs.
func longestFirst(a, b *entry) int {
	return cmp.Or(cmp.Compare(len(b.key), len(a.key)), cmp.Compare(a.key, b.key))
}

func each(entries []*entry) [][]*entry {
	out := make([][]*entry, len(entries))
	for i := range entries {
		out[i] = entries[i : i+1 : i+1]
	}
	return out
}

// onlyGroup is the index of the one group with all of whose middle names e's agree, or -1.
func onlyGroup(groups [][]*entry, e *entry) int {
	found := -1
	for i, g := range groups {
		if slices.ContainsFunc(g, func(o *entry) bool { return !names.SameMiddle(o.name.Middle(), e.name.Middle()) }) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}
