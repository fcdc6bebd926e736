package people

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"

	"quoth/retrieval/names"
)

// Directory is the speakers of all articles. It does not change and is safe for concurrent
// use.
type Directory struct {
	people    []*Person // most quoted first; an index in it is a person's id
	byKey     map[string]int32
	byEnds    map[string][]int32        // ids by names.Name.Ends
	spellings func() map[string][]int32 // ids by what the function spellings returns; made at the first call
	bodies    map[string][]int32        // ids by the initials of a body's name
	starts    []start                   // sorted
	vocabulary
	roles roleTable
}

// Gather returns the directory of forms, which may come in any order. A form without a letter in its name is left out.
func Gather(forms []Form) *Directory {
	d := &Directory{byKey: make(map[string]int32, len(forms)), byEnds: make(map[string][]int32, len(forms)),
		bodies: map[string][]int32{}}
	for _, g := range joinEntries(readEntries(forms)) {
		d.people = append(d.people, newPerson(g))
	}
	slices.SortFunc(d.people, func(a, b *Person) int {
		return cmp.Or(b.Articles-a.Articles, cmp.Compare(a.Name, b.Name), cmp.Compare(a.keys[0], b.keys[0]))
	})
	for id, p := range d.people {
		d.enter(int32(id), p)
	}
	slices.SortFunc(d.starts, func(a, b start) int {
		return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.id, b.id))
	})
	d.vocabulary = newVocabulary(d.starts)
	d.roles = newRoleTable(d.people)
	d.spellings = sync.OnceValue(d.readSpellings) // few questions need it: only those for a name in no printed spelling
	return d
}

// enter adds all names of p to the tables of d.
func (d *Directory) enter(id int32, p *Person) {
	for i, n := range p.names {
		d.byKey[p.keys[i]] = id
		d.addStarts(id, n)
		if ends := n.Ends(); ends != "" && !slices.Contains(d.byEnds[ends], id) {
			d.byEnds[ends] = append(d.byEnds[ends], id)
		}
		for _, letters := range bodyInitials(n) {
			d.bodies[letters] = append(d.bodies[letters], id)
		}
		if short := withoutMiddle(n); n.Ends() != "" && len(n.Middle()) > 0 && !slices.Contains(p.keys, short.Key()) {
			d.addStarts(id, short)
		}
	}
}

// withoutMiddle returns a name without its middle names: "Donald Trump" for "Donald J. Trump".
func withoutMiddle(n names.Name) names.Name {
	n.Words = slices.Concat(n.Words[:n.Given], n.Words[n.Family:])
	n.Family = n.Given
	return n
}

// bodyInitials returns the initials of a body's name, with and without its small words. It returns
// none for a person or a single word.
func bodyInitials(n names.Name) []string {
	if !n.Body || len(n.Words) == 1 {
		return nil
	}
	all := names.Initials(n.Words)
	short := names.Initials(slices.DeleteFunc(slices.Clone(n.Words),
		func(w string) bool { return names.Of(w).Is(names.Connector | names.Function) }))
	if short == all || len(short) < 2 {
		return []string{all}
	}
	return []string{all, short}
}

// addStarts enters each word of n as a place where a search may start.
func (d *Directory) addStarts(id int32, n names.Name) {
	key := n.Key()
	for i, w := range n.Words {
		s := start{text: key, id: id}
		switch {
		case n.Body:
		case n.Given == 0 && i == 0:
			s.part = wholeName
		case i == 0:
			s.part = givenPart
		case n.Given > 0 && i >= n.Family:
			s.part = familyPart
		}
		d.starts = append(d.starts, s)
		key = strings.TrimPrefix(key[len(w):], " ")
	}
}

// between returns the starts whose text begins with prefix.
func (d *Directory) between(prefix string) []start {
	from := sort.Search(len(d.starts), func(i int) bool { return d.starts[i].text >= prefix })
	n := sort.Search(len(d.starts)-from, func(i int) bool { return !strings.HasPrefix(d.starts[from+i].text, prefix) })
	return d.starts[from : from+n]
}

// Canonical returns the key that stands for all keys of a person: the most common one. It returns a key that nobody
// has as it is.
func (d *Directory) Canonical(key string) string {
	if id, ok := d.byKey[key]; ok {
		return d.people[id].keys[0]
	}
	return key
}

// Complete returns at most n people with a word in their name at which prefix starts, most quoted first.
// Case, accents and what Key leaves out do not count. For an empty prefix it returns the most quoted people.
func (d *Directory) Complete(prefix string, n int) []*Person {
	key := prefixKey(prefix)
	switch {
	case n <= 0 || key == "" && strings.TrimSpace(prefix) != "":
		return nil
	case key == "":
		return slices.Clone(d.people[:min(n, len(d.people))])
	}
	var ids []int32 // the n lowest
	for _, s := range d.between(key) {
		if len(ids) == n && s.id >= ids[n-1] {
			continue
		}
		if at, known := slices.BinarySearch(ids, s.id); !known {
			ids = slices.Insert(ids, at, s.id)
			ids = ids[:min(n, len(ids))]
		}
	}
	return d.withIDs(ids)
}

// prefixKey folds the beginning of a name as Key does, but keeps letters such as "KC" at its end, since they may be
// the start of a longer word. Nothing follows a "Jr", so it leaves out such letters before one.
func prefixKey(prefix string) string {
	words, suffix := names.Untitled(names.Split(prefix)), ""
	if rest, end := names.CutEnd(words); end.Text != "" {
		words, suffix = rest, " "+end.Text
	}
	_, words = names.CutRole(prefix, words)
	return strings.Join(names.Untitled(words).Words(), " ") + suffix
}

// distinct returns ids in ascending order, each once. It changes the slice it is given.
func distinct(ids []int32) []int32 {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// withIDs returns the people with ids, in their order.
func (d *Directory) withIDs(ids []int32) []*Person {
	var out []*Person
	for _, id := range ids {
		out = append(out, d.people[id])
	}
	return out
}
