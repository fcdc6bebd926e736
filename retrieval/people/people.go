// Package people knows the speakers of all articles together: which printed names are one
// person, how often each is quoted, and whom somebody means who asks for a speaker.
//
// Two names are one person when Key folds them to the same, or when they differ only in
// middle names that agree ("Donald J. Trump"). Nothing else joins: other forenames, "Jr"
// and another spelling are other people, and a bare surname stands for itself.
//
//	d := people.Gather([]people.Form{{"Keir Starmer", "UK Prime Minister", 12}, {"Starmer", "", 3}})
//	found := d.Find("Starmer")  // Keir Starmer, and found.Bare is "Starmer"
//	d.Complete("starm", 25)     // Keir Starmer, Starmer
package people

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"quoth/retrieval/names"
)

// Key is the folded name under which the index holds a speaker: equal for the printings
// of one name. Small letters, accents off, letters that have no accent to lose spelled in
// ASCII (ł, ø, đ, ı, ß, æ, þ); hyphens part words, apostrophes and points go; initials in
// a row make one word. "The", titles ("Sir"), letters after the name ("KC"), a possessive
// ending, and a role before a full name are off. It is empty when no letter is left.
//
//	Key("UK Prime Minister Keir Starmer’s") == "keir starmer"
//	Key("N.A.T.O.") == Key("NATO")
func Key(name string) string { return names.Parse(name).Key() }

// Form is a name with a role as they were printed together. Role may be empty.
type Form struct {
	Name, Role string
	Articles   int // that hold it
}

// Person is a speaker: somebody, or a body ("the White House"). Persons are shared: treat
// them as read-only.
type Person struct {
	Name     string   // the fullest common form, without title and role
	Forms    []string // every printed name, most common first
	Roles    []string // every printed role, most common first
	Articles int      // sum over the forms

	keys    []string
	names   []names.Name // one for each of keys, of its most common form
	roleIDs []int32
}

// Keys are the names under which the index holds p, as Key folds them, most common first.
func (p *Person) Keys() []string { return slices.Clone(p.keys) }

// bare reports whether p is known by a surname or one single name only.
func (p *Person) bare() bool { return p.names[0].Given == 0 }

// entry is what was printed under one key.
type entry struct {
	key      string
	most     Form       // the most common one
	name     names.Name // of it
	forms    []printing
	articles int
}

// printing is a form and what Person shows of it.
type printing struct {
	Form
	shown, role string // role: what stood before the name in Form.Name
}

// readEntries puts forms under their keys, in no order. A form without a letter has none.
func readEntries(forms []Form) []*entry {
	entries := make(map[string]*entry, len(forms))
	for _, f := range forms {
		n := names.Parse(f.Name)
		key := n.Key()
		if key == "" {
			continue
		}
		e := entries[key]
		if e == nil {
			e = &entry{key: key}
			entries[key] = e
		}
		e.add(f, n)
	}
	return slices.Collect(maps.Values(entries))
}

// add enters form f, which reads n.
func (e *entry) add(f Form, n names.Name) {
	if len(e.forms) == 0 || byArticles(f, e.most) < 0 {
		e.most, e.name = f, n
	}
	e.articles += f.Articles
	e.forms = append(e.forms, printing{f, n.Shown, n.Role})
}

func byArticles(a, b Form) int {
	return cmp.Or(cmp.Compare(b.Articles, a.Articles), strings.Compare(a.Name, b.Name), strings.Compare(a.Role, b.Role))
}

// newPerson is the person of entries, one at least.
func newPerson(entries []*entry) *Person {
	slices.SortFunc(entries, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(b.articles, a.articles), strings.Compare(a.key, b.key))
	})
	p := &Person{}
	var names, roles counts
	for _, e := range entries {
		p.keys = append(p.keys, e.key)
		p.names = append(p.names, e.name)
		p.Articles += e.articles
		for _, f := range e.forms {
			names.add(f.Name, f.Articles)
			roles.add(f.Role, f.Articles)
			roles.add(f.role, f.Articles)
		}
	}
	p.Forms, p.Roles = names.common(), roles.common()
	p.Name = displayName(entries)
	return p
}

// counts are how often texts were printed.
type counts []count

type count struct {
	text string
	n    int
}

func (c *counts) add(text string, n int) {
	if text != "" {
		*c = append(*c, count{text, n})
	}
}

// common is the texts of c, each once, most common first.
func (c counts) common() []string {
	slices.SortFunc(c, func(a, b count) int { return strings.Compare(a.text, b.text) })
	sums := c[:0]
	for _, t := range c {
		if last := len(sums) - 1; last >= 0 && sums[last].text == t.text {
			sums[last].n += t.n
			continue
		}
		sums = append(sums, t)
	}
	slices.SortStableFunc(sums, func(a, b count) int { return cmp.Compare(b.n, a.n) })
	out := make([]string, len(sums))
	for i, t := range sums {
		out[i] = t.text
	}
	return out
}

// displayName is the name with the most words among those common enough, in the spelling
// printed most.
func displayName(entries []*entry) string {
	best := entries[0]
	for _, e := range entries[1:] {
		common := e.articles*commonShare >= entries[0].articles
		if common && len(e.name.Words) > len(best.name.Words) {
			best = e
		}
	}
	return best.spelling()
}

// commonShare is the part of the most common form's articles, one in so many, that makes
// a fuller form common.
const commonShare = 4

// spelling is the most common spelling of e; of several words, one that is not all in
// capitals, if there is.
func (e *entry) spelling() string {
	var shown counts
	for _, f := range e.forms {
		shown.add(f.shown, f.Articles)
	}
	spellings := shown.common()
	if i := slices.IndexFunc(spellings, func(s string) bool { return s != strings.ToUpper(s) }); i >= 0 &&
		len(e.name.Words) > 1 {
		return spellings[i]
	}
	return spellings[0]
}
