package people

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"quoth/retrieval/names"
)

// Directory is the speakers of all articles. It does not change and is safe for concurrent
// use.
type Directory struct {
	people []*Person // most quoted first; an index in it is a person's id
	byKey  map[string]int32
	byEnds map[string][]int32 // name.ends -> ids
	bodies map[string][]int32 // initials of a body's name -> ids
	starts []start            // sorted
	vocabulary
	roles roleTable
}

// start is a place in a name where one of its words starts.
type start struct {
	text string // the folded name from there on
	id   int32
	part part
}

// part tells which part of a name starts at a place.
type part uint8

const (
	otherPart part = iota
	givenPart
	familyPart
	wholeName // a bare surname or single name
)

// Gather makes a directory of forms, in any order; a form that comes twice counts twice.
// A form without a letter in its name is left out.
func Gather(forms []Form) *Directory {
	d := &Directory{byKey: make(map[string]int32, len(forms)), byEnds: make(map[string][]int32, len(forms)), bodies: map[string][]int32{}}
	for _, g := range joinEntries(readEntries(forms)) {
		d.people = append(d.people, newPerson(g))
	}
	slices.SortFunc(d.people, func(a, b *Person) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Name, b.Name), cmp.Compare(a.keys[0], b.keys[0]))
	})
	for id, p := range d.people {
		d.enter(int32(id), p)
	}
	slices.SortFunc(d.starts, func(a, b start) int { return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.id, b.id)) })
	d.vocabulary = newVocabulary(d.starts)
	d.roles = newRoleTable(d.people)
	return d
}

// enter makes the person with an id found by all of its names.
func (d *Directory) enter(id int32, p *Person) {
	for i, n := range p.names {
		d.byKey[p.keys[i]] = id
		d.addStarts(id, n)
		if ends := n.Ends(); ends != "" && !slices.Contains(d.byEnds[ends], id) {
			d.byEnds[ends] = append(d.byEnds[ends], id)
		}
		if n.Body && len(n.Words) > 1 {
			for _, letters := range bodyInitials(n.Words) {
				d.bodies[letters] = append(d.bodies[letters], id)
			}
		}
	}
	if n := p.names[0]; len(p.names) == 1 && n.Ends() != "" && len(n.Middle()) > 0 {
		short := n // without middle names too: "Donald Trump" for "Donald J. Trump"
		short.Words = slices.Concat(n.Words[:n.Given], n.Words[n.Family:])
		short.Family = n.Given
		d.addStarts(id, short)
	}
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
		if i < len(n.Words)-1 {
			key = key[len(w)+1:]
		}
	}
}

// between are the starts whose text begins with prefix.
func (d *Directory) between(prefix string) []start {
	from := sort.Search(len(d.starts), func(i int) bool { return d.starts[i].text >= prefix })
	n := sort.Search(len(d.starts)-from, func(i int) bool { return !strings.HasPrefix(d.starts[from+i].text, prefix) })
	return d.starts[from : from+n]
}

// at are the starts of the words of q, ended by the end of a word.
func (d *Directory) at(q string) [2][]start {
	from := sort.Search(len(d.starts), func(i int) bool { return d.starts[i].text >= q })
	n := 0
	for from+n < len(d.starts) && d.starts[from+n].text == q {
		n++
	}
	return [2][]start{d.starts[from : from+n], d.between(q + " ")}
}

// Complete is at most n people a part of whose name starts with prefix, most quoted first.
// Case, accents and what Key takes off do not count. An empty prefix gives the most quoted.
func (d *Directory) Complete(prefix string, n int) []*Person {
	key := prefixKey(prefix)
	switch {
	case n <= 0 || key == "" && strings.TrimSpace(prefix) != "":
		return nil
	case key == "":
		return slices.Clone(d.people[:min(n, len(d.people))])
	}
	return d.lowest(d.between(key), n)
}

// prefixKey folds the beginning of a name: as Key, but nothing comes off its end, which is
// not reached yet. A "Jr" is the end: then letters such as "KC" before it are off.
func prefixKey(prefix string) string {
	words, suffix := names.Untitled(names.Split(prefix)), ""
	if rest, end := names.CutEnd(words); end.Text != "" {
		words, suffix = rest, " "+end.Text
	}
	_, words = names.CutRole(prefix, words)
	return strings.Join(names.Words(names.Untitled(words)), " ") + suffix
}

// lowest is the n people with the lowest ids, which are the most quoted.
func (d *Directory) lowest(starts []start, n int) []*Person {
	var ids []int32
	for _, s := range starts {
		if len(ids) == n && s.id >= ids[n-1] {
			continue
		}
		at, known := slices.BinarySearch(ids, s.id)
		if known {
			continue
		}
		if ids = slices.Insert(ids, at, s.id); len(ids) > n {
			ids = ids[:n]
		}
	}
	return d.those(ids)
}

func (d *Directory) those(ids []int32) []*Person {
	var out []*Person
	for _, id := range ids {
		out = append(out, d.people[id])
	}
	return out
}
