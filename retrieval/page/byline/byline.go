// Package byline reads the names in by-lines and tells people from outlets, desks and agencies.
//
//	by := byline.Parse("By Ann Orlo, Staff Writer | Harbour Desk")
//	fmt.Println(by.Text, by.Kind == byline.Person) // Ann Orlo true
//
// A by-line may hold the marks of node.Marked at the borders of elements. Without them a name that runs
// into a role or a date is cut where a word begins that is in no name.
package byline

import (
	"regexp"
	"slices"
	"strings"
)

// Kind says whom a by-line names. A greater kind is a better author.
type Kind int

// The kinds. The names of a by-line are all of one kind.
const (
	Nobody Kind = iota
	Group       // an outlet, a desk or an agency
	Word        // one word: a nickname, a handle or half a name
	Person      // a forename and a surname
)

// Byline is what a by-line says.
type Byline struct {
	Names []string
	Text  string // the names as they are printed: "Ann Orlo and Ben Tarn"
	Kind  Kind
	By    bool // the by-line begins with "by" or the like
}

// Outlets holds the names of outlets, in the form of squeeze.
type Outlets map[string]bool

// OutletsOf returns the outlets of the given names.
func OutletsOf(names ...string) Outlets {
	o := make(Outlets)
	for _, name := range names {
		o[squeeze(name)] = true
	}
	delete(o, "")
	return o
}

// Has reports whether a name is that of one of the outlets, however it is written.
func (o Outlets) Has(name string) bool { return o[squeeze(name)] }

// Parse reads a by-line. The names of outlets are those of groups.
func Parse(s string, outlets Outlets) Byline {
	const maxBytes = 400
	if len(s) > maxBytes {
		return Byline{}
	}
	if outlets.Has(s) {
		name := strings.Join(strings.Fields(s), " ")
		return Byline{Names: []string{name}, Text: name, Kind: Group}
	}
	ts, by, ok := cutLead(tokens(unglue(nickname.ReplaceAllString(spelledAt.Replace(s), "$1 "))))
	if !ok {
		return Byline{}
	}
	ps, ended := split(ts)
	if ended == lowerCase && !by {
		return Byline{}
	}
	out := choose(ps, outlets)
	out.By = by
	return out
}

// nickname matches what stands in brackets after the first of several names.
var nickname = regexp.MustCompile(`^(\pL+) \([^()]{1,40}\) \b`)

// spelledAt replaces what some pages write for the mark of an address.
var spelledAt = strings.NewReplacer("[at]", "@", "(at)", "@", " [at] ", "@", " (at) ", "@")

// Merge returns the names of several by-lines of one place, each once: only those of the best kind.
func Merge(list []string, outlets Outlets) Byline {
	var out Byline
	for _, s := range list {
		if b := Parse(s, outlets); b.Kind > out.Kind {
			out = b
		} else if b.Kind == out.Kind {
			out = out.with(b)
		}
	}
	return out
}

// with adds the names of another by-line of the same kind.
func (b Byline) with(more Byline) Byline {
	before := len(b.Names)
	for _, name := range more.Names {
		if !b.Has(name) {
			b.Names = append(b.Names, name)
		}
	}
	if len(b.Names) > before {
		b.Text = strings.Join(b.Names, ", ")
	}
	return b
}

// Has reports whether a name is among the names, in whatever case.
func (b Byline) Has(name string) bool {
	return slices.ContainsFunc(b.Names, func(n string) bool { return strings.EqualFold(n, name) })
}

// Extends reports whether a by-line names all that another does.
func (b Byline) Extends(o Byline) bool {
	return !slices.ContainsFunc(o.Names, func(n string) bool { return !b.Has(n) })
}

// Shares reports whether two by-lines have a surname in common.
func (b Byline) Shares(o Byline) bool {
	return slices.ContainsFunc(o.Names, func(n string) bool {
		return slices.ContainsFunc(b.Names, func(m string) bool { return strings.EqualFold(lastWord(n), lastWord(m)) })
	})
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// MayBegin reports whether a line holds one of the words that begin a by-line.
func MayBegin(line string) bool {
	line = strings.ToLower(line)
	for _, words := range [...]map[string]bool{{"by": true}, foreignBy, authorWords} {
		for w := range words {
			if strings.Contains(line, w) {
				return true
			}
		}
	}
	return false
}

// cutLead removes what stands before the names: "By", "Written by", "2 March 2026 by". It reports whether
// there was such a word, and is not ok if the names are those of others than the authors, as in "Photos by".
func cutLead(ts []token) (rest []token, by, ok bool) {
	const maxLead = 14 // tokens
	for i, t := range ts[:min(len(ts), maxLead)] {
		switch {
		case credits[t.folded]:
			return nil, false, !beforeBy(ts[i+1:])
		case t.folded == "by", foreignBy[t.folded], authorWords[t.folded] && isFirstWord(ts, i):
			rest, more, ok := cutLead(ts[i+1:])
			if !more {
				rest, ok = ts[i+1:], true
			}
			return rest, true, ok
		case !t.isMark() && !leads[t.folded] && !t.startsInDigit() && !beginsDate(ts, i):
			return ts, false, true
		}
	}
	return ts, false, true
}

// beforeBy reports whether "by" is among the next words.
func beforeBy(ts []token) bool {
	const maxWords = 6
	return slices.ContainsFunc(ts[:min(len(ts), maxWords)], func(t token) bool { return t.folded == "by" })
}

// isFirstWord reports whether only marks stand before a word, and no role is meant.
func isFirstWord(ts []token, i int) bool {
	return !slices.ContainsFunc(ts[:i], func(t token) bool { return !t.isMark() })
}
