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

// Key returns the folded name under which the index holds a speaker. It is equal for the printings
// of one name: small letters without accents; letters that have no accent to lose are spelled in
// ASCII (ł, ø, đ, ı, ß, æ, þ); hyphens separate words; apostrophes and points are left out; initials
// in a row make one word. "The", titles ("Sir"), letters after the name ("KC"), a possessive ending,
// and a role before a full name are left out. It is empty when no letter is left.
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
	Articles int      // the sum over the forms

	keys    []string
	names   []names.Name // one for each of keys, of its most common form
	roleIDs []int32
}

// Keys returns the names under which the index holds p, as Key folds them, most common first.
func (p *Person) Keys() []string { return slices.Clone(p.keys) }

// bare reports whether p is known by a surname or a single name only.
func (p *Person) bare() bool { return p.names[0].Given == 0 }

// entry is the forms of one key, most common first.
type entry struct {
	key      string
	forms    []parsedForm
	articles int
}

type parsedForm struct {
	Form
	parsed names.Name
}

// name returns what the most common form of e reads.
func (e *entry) name() names.Name { return e.forms[0].parsed }

// readEntries returns the entries of forms, in no order. A form without a letter is left out.
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
		e.articles += f.Articles
		e.forms = append(e.forms, parsedForm{f, n})
	}
	for _, e := range entries {
		slices.SortFunc(e.forms, func(a, b parsedForm) int {
			return cmp.Or(b.Articles-a.Articles, strings.Compare(a.Name, b.Name), strings.Compare(a.Role, b.Role))
		})
	}
	return slices.Collect(maps.Values(entries))
}

// newPerson returns the person of at least one entry.
func newPerson(entries []*entry) *Person {
	slices.SortFunc(entries, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(b.articles, a.articles), strings.Compare(a.key, b.key))
	})
	p := &Person{Name: displayName(entries)}
	forms, roles := counts{}, counts{}
	for _, e := range entries {
		p.keys = append(p.keys, e.key)
		p.names = append(p.names, e.name())
		p.Articles += e.articles
		for _, f := range e.forms {
			forms.add(f.Name, f.Articles)
			roles.add(f.Role, f.Articles)
			roles.add(f.parsed.Role, f.Articles)
		}
	}
	p.Forms, p.Roles = forms.common(), roles.common()
	return p
}

// counts is how often texts were printed.
type counts map[string]int

func (c counts) add(text string, n int) {
	if text != "" {
		c[text] += n
	}
}

// common returns the texts of c, most common first.
func (c counts) common() []string {
	return slices.SortedFunc(maps.Keys(c), func(a, b string) int {
		return cmp.Or(cmp.Compare(c[b], c[a]), strings.Compare(a, b))
	})
}

// commonShare makes a fuller form common when it is in at least one of so many articles as the
// most common form.
const commonShare = 4

// displayName returns the name with the most words among the common ones, in its most common spelling.
func displayName(entries []*entry) string {
	best := entries[0]
	for _, e := range entries[1:] {
		if e.articles*commonShare >= entries[0].articles && len(e.name().Words) > len(best.name().Words) {
			best = e
		}
	}
	return best.spelling()
}

// spelling returns the most common spelling of e. Of several words, it is one that is not all in
// capitals if there is any.
func (e *entry) spelling() string {
	if len(e.forms) == 1 {
		return e.forms[0].parsed.Shown
	}
	shown := counts{}
	for _, f := range e.forms {
		shown.add(f.parsed.Shown, f.Articles)
	}
	spellings := shown.common()
	if len(e.name().Words) == 1 {
		return spellings[0]
	}
	mixed := slices.IndexFunc(spellings, func(s string) bool { return s != strings.ToUpper(s) })
	return spellings[max(mixed, 0)]
}
