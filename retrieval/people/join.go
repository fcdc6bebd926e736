package people

import (
	"cmp"
	"slices"
	"strings"
)

// joinEntries groups the entries that are one person.
func joinEntries(entries []*entry) [][]*entry {
	groups := make([][]*entry, 0, len(entries))
	alike := make(map[string][]*entry, len(entries))
	for _, e := range entries {
		if ends := e.name.ends(); ends != "" {
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

// ends are the forename, surname and suffix of a person's full name, in which names that
// may be one agree; "" for bodies and single names.
func (n name) ends() string {
	if n.body || n.given == 0 {
		return ""
	}
	return strings.Join(n.words[:n.given], " ") + "|" + strings.Join(n.surname(), " ") + "|" + n.suffix
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
		if len(e.name.middle()) == 0 {
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
		if slices.ContainsFunc(g, func(o *entry) bool { return !sameMiddle(o.name.middle(), e.name.middle()) }) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// sameMiddle reports whether middle names agree: they are equal, or one side is the
// other's initials. "W." and "H. W." do not.
func sameMiddle(a, b []string) bool {
	return slices.Equal(a, b) || initials(a) == strings.Join(b, "") || initials(b) == strings.Join(a, "")
}

// initials are the first letters of words.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}
