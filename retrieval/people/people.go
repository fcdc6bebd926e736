// Package people knows the speakers of all articles together: which printed names are one
// person, how often each is quoted, and who is meant by the words of a question for a speaker.
//
// Two names are one person when Key folds them to the same, when they differ only in middle names that
// agree ("Donald J. Trump"), and when they are spellings of one name ("Zelensky", "Zelenskyy"; "Bill",
// "William"). The less sure the spelling is, the more their printed roles must agree; if the roles have
// nothing in common, the names are two people. A name with another forename or with "Jr" is somebody else,
// and a bare surname stands for itself.
//
//	d := people.Gather([]people.Form{
//		{Name: "Keir Starmer", Role: "UK Prime Minister", Articles: []int32{1, 2}},
//		{Name: "Starmer", Articles: []int32{3}},
//	})
//	found := d.Find("Starmer")  // Keir Starmer, and found.Bare is "Starmer"
//	d.Complete("starm", 25)     // Keir Starmer, Starmer
package people

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/names"
	"quoth/retrieval/people/likeness"
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

// Family returns the surname of a printed name, folded, in the spelling that stands for all of its spellings.
//
//	Family("Volodymyr Zelenskyy") == Family("Zelensky")
func Family(name string) string {
	n := names.Parse(name)
	if n.Body {
		return n.Key()
	}
	return likeness.Respell(strings.Join(n.Surname(), " "))
}

// Form is a name with a role as they were printed together. Role may be empty.
type Form struct {
	Name, Role string
	Articles   []int32   // numbers of the articles that hold it, ascending
	Newest     time.Time // the date of the newest of them
}

// Person is a speaker: somebody, or a body ("the White House"). Persons are shared: treat
// them as read-only.
type Person struct {
	Name     string   // the form that is printed most, without title and role
	Forms    []string // every printed name, most common first
	Roles    []string // every printed role: see rolesOf
	Articles int      // how many articles hold any of the forms

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

// name returns the name in the most common form of e.
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
		e.forms = append(e.forms, parsedForm{f, n})
	}
	for _, e := range entries {
		e.articles = countArticles(e.forms)
		slices.SortFunc(e.forms, func(a, b parsedForm) int {
			return cmp.Or(len(b.Articles)-len(a.Articles), b.Newest.Compare(a.Newest),
				strings.Compare(a.Name, b.Name), strings.Compare(a.Role, b.Role))
		})
	}
	return slices.Collect(maps.Values(entries))
}

// countArticles returns how many articles hold any of some forms.
func countArticles(forms []parsedForm) int {
	var all []int32
	for _, f := range forms {
		all = append(all, f.Articles...)
	}
	return len(distinct(all))
}

// compareEntries puts the most common entry first.
func compareEntries(a, b *entry) int {
	return cmp.Or(b.articles-a.articles, strings.Compare(a.key, b.key))
}

// newPerson returns the person of at least one entry.
func newPerson(entries []*entry) *Person {
	slices.SortFunc(entries, compareEntries)
	p := &Person{}
	var all []parsedForm
	for _, e := range entries {
		p.keys = append(p.keys, e.key)
		p.names = append(p.names, e.name())
		all = append(all, e.forms...)
	}
	if len(all) == 1 {
		p.setOnly(all[0])
		return p
	}
	p.Articles = countArticles(all)
	p.Name = nameOf(all)
	p.Forms = mostPrinted(all, func(f parsedForm) []string { return []string{f.Name} }).texts()
	p.Roles = rolesOf(all)
	return p
}

// setOnly sets the exported fields of p from its only form. It is a shortcut for nearly everybody, who has just one.
func (p *Person) setOnly(f parsedForm) {
	p.Name, p.Forms, p.Articles = f.parsed.Shown, []string{f.Name}, len(f.Articles)
	for _, role := range []string{f.Role, f.parsed.Role} {
		if role != "" && (len(p.Roles) == 0 || wordsOf(role) != wordsOf(p.Roles[0])) {
			p.Roles = append(p.Roles, role)
		}
	}
}

// nameOf returns the name that is printed most in forms. If that is all in capitals, it returns the same words in
// small letters, if they are ever printed so.
func nameOf(forms []parsedForm) string {
	all := mostPrinted(forms, func(f parsedForm) []string { return []string{f.parsed.Shown} })
	name := all[0].text
	if !strings.Contains(name, " ") || name != strings.ToUpper(name) {
		return name
	}
	key := Key(name)
	mixed := slices.IndexFunc(all, func(p printing) bool {
		return p.text != strings.ToUpper(p.text) && Key(p.text) == key
	})
	return all[max(mixed, 0)].text
}
