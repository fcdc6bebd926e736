package people

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/names"
	"quoth/retrieval/prose"
)

// Suggest returns at most n people as Complete does, without those whose name would tell a reader nothing; see
// isClear. IsName reports whether a printed word may be a name; it may be nil. If nobody fits, Suggest returns the
// people who would fit but for one typing slip.
func (d *Directory) Suggest(prefix string, n int, isName func(word string) bool) []*Person {
	found := d.clear(d.Complete(prefix, wider*n), n, isName)
	key := prefixKey(prefix)
	if len(found) > 0 || utf8.RuneCountInString(key) < shortestNear {
		return found
	}
	return d.clear(d.nearly(key), n, isName)
}

const (
	wider        = 6 // times as many people are looked at as are wanted, because some names are not clear
	shortestNear = 4 // letters from which a slip is forgiven
)

// nearly returns the people with a word in their name at which a text starts but for one slip.
func (d *Directory) nearly(key string) []*Person {
	var ids []int32
	for _, s := range d.starts {
		if prose.StartsNearly(s.text, key) {
			ids = append(ids, s.id)
		}
	}
	return d.withIDs(distinct(ids))
}

// clear returns the first n of some people whose names are clear.
func (d *Directory) clear(all []*Person, n int, isName func(word string) bool) []*Person {
	var out []*Person
	for _, p := range all {
		if len(out) == n {
			break
		}
		if d.isClear(p) && (isName == nil || startsAsName(p, isName)) {
			out = append(out, p)
		}
	}
	return out
}

// isClear reports whether the name of p, shown alone, says who it is. It does not if it is a word for some people
// ("Officials", "Republicans"), a letter, a surname that somebody bears who is quoted more and has a forename, or a
// name with something before it that is none ("Tavel Mayor-elect Rosa Vane").
func (d *Directory) isClear(p *Person) bool {
	n, id := p.names[0], d.byKey[p.keys[0]]
	last := n.Words[len(n.Words)-1]
	switch {
	case len(n.Words) == 1:
		return !NamesNobody(last) && !isDescribed(p.Name) && (n.Body || !d.hasNamesake(last, id))
	case IsGroup(last) && !n.Body, isDescribed(p.Name):
		return false
	}
	return !d.endsInName(n.Words, id) && !d.isPair(n.Words, id)
}

// startsAsName reports whether the name of p may start with its first word. That of a body of several words may be
// any word, and a forename is a name in any case.
func startsAsName(p *Person, isName func(word string) bool) bool {
	n := p.names[0]
	first, _, more := strings.Cut(p.Name, " ")
	isFree := more && (n.Body || names.IsForename(n.Words[0]))
	return isFree || strings.Contains(first, "-") || isName(first)
}

// NamesNobody reports whether a folded word, shown alone, names nobody: "officials", "republicans", "q".
func NamesNobody(word string) bool {
	return IsGroup(word) || names.Of(word).Is(noName) || utf8.RuneCountInString(word) < 2
}

// IsGroup reports whether a folded word is one for people of a country, a faith or a party.
func IsGroup(word string) bool { return groups[word] || groups[strings.TrimSuffix(word, "s")] }

// noName are the classes of words that name nobody alone.
const noName = names.Role | names.Office | names.Occupation | names.Speaker | names.Half | names.Modifier | names.Kin |
	names.Lead | names.Quantity | names.Day | names.Determiner | names.Pronoun | names.Suffix | names.Title

//go:embed groups.txt
var groupList string

// groups holds the words of groupList.
var groups = func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(groupList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			m[w] = true
		}
	}
	return m
}()

// hasNamesake reports whether somebody with a forename has a surname, and is quoted at least as much as id.
func (d *Directory) hasNamesake(surname string, id int32) bool {
	return slices.ContainsFunc(d.between(surname), func(s start) bool {
		return s.text == surname && s.part == familyPart && s.id < id
	})
}

// endsInName reports whether words end in a forename and the rest of the name of somebody who is quoted more
// than id.
func (d *Directory) endsInName(words []string, id int32) bool {
	for i := 1; i+2 <= len(words); i++ {
		other, ok := d.byKey[strings.Join(words[i:], " ")]
		if ok && other < id && names.IsForename(words[i]) {
			return true
		}
	}
	return false
}

// isPair reports whether words are two names of speakers who are quoted more than id: "Tavel and Quenby".
func (d *Directory) isPair(words []string, id int32) bool {
	i := slices.Index(words, "and")
	if i < 1 {
		return false
	}
	a, isFirst := d.byKey[strings.Join(words[:i], " ")]
	b, isSecond := d.byKey[strings.Join(words[i+1:], " ")]
	return isFirst && isSecond && a < id && b < id
}

// isDescribed reports whether a word of a name only describes: "Tavel-based", "Republican-led".
func isDescribed(name string) bool {
	for word := range strings.FieldsSeq(name) {
		if _, last, ok := strings.Cut(word, "-"); ok && describing[last] {
			return true
		}
	}
	return false
}

var describing = prose.Set("backed based born goer led made owned run winning")
