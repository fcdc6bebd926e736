// Package names is the grammar of names: how people and bodies are named in print, and which words before or beside a
// name say what somebody is.
//
// It reads names in two places. In a running text, Runs finds the runs of capitalised words in
// the tokens of a sentence, and where a name starts in each. Parse reads a name that is printed
// alone.
//
//	names.Parse("UK Prime Minister Keir Starmer’s").Key() // "keir starmer"
//
// A Lexicon gives each word its Class; its lists are the text files of this package. The package
// knows names and no people: its callers decide who is meant by a name.
package names

import (
	"embed"
	"maps"
	"slices"
	"strings"
)

// Class is a set of the classes of a word, one bit for each class.
type Class uint64

// The classes of words. The text files of this package list the words of each.
const (
	Short        Class = 1 << iota // "mr": an abbreviation before a name, whose point ends no sentence
	Title                          // may stand before a surname that is printed alone
	Style                          // "sir": no part of a name and no role
	Courtesy                       // "mr": a title that names no office
	Role                           // "minister", "mr": ends the words before a name
	Office                         // "minister": a phrase that ends in one names nobody
	Masthead                       // "leader": an office that ends the names of newspapers as well
	Rank                           // "judge": stands before a name as an office does, and is a surname as well
	Elect                          // "designate": follows an office, most often after a hyphen
	Occupation                     // "geologist": names what somebody is or does
	Regnal                         // "king": stands before a forename alone
	Kin                            // "husband": a relative
	Speaker                        // "officials": a noun for people who speak, or for what they wrote
	Half                           // "former": qualifies an office and is none
	Modifier                       // "deputy": makes another office of an office
	Male                           // a title or a role of a man
	Female                         // a title or a role of a woman
	HeName                         // a forename of men
	SheName                        // a forename of women
	EitherName                     // a forename in -a that may be a man's
	Particle                       // "von": inside a name in small letters
	AlsoForename                   // a particle that is a forename as well
	Suffix                         // "jr"
	PostNominal                    // "kc": letters after a full name
	Body                           // "council": a word in the names of bodies
	Place                          // "street": a word in the names of bodies that a person may bear as well
	BodyJoin                       // "of": joins the words in the name of a body
	Connector                      // "for": in the names of bodies and never in a person's
	Quantity                       // "hundreds": stands before "of" and a name, and is no part of the name
	Lead                           // "while": has a capital where a sentence starts, and is no name
	Invitation                     // "follow": a headline's verb before a name
	Weekday                        // ends a run of capitals that is a name
	Day                            // a time after a cue: a weekday, a month, "today"
	Determiner
	Preposition
	OfficeJoin // a preposition inside a role: "Secretary of State"
	Stopper    // opens another clause
	Auxiliary  // stands between a subject and its verb
	Pronoun    // can speak
	Function   // "of": does not count in the words of a role
	Verb       // given by callers, who know verbs: words that hold one are more than a phrase
	Break      // given by callers: no role starts to the left of it
	Own        // the first class that a caller defines itself
)

// classNames are the names of the classes in the lists, in order.
const classNames = `Short Title Style Courtesy Role Office Masthead Rank Elect Occupation Regnal Kin
	Speaker Half Modifier Male Female HeName SheName EitherName Particle AlsoForename Suffix PostNominal
	Body Place BodyJoin Connector Quantity Lead Invitation Weekday Day
	Determiner Preposition OfficeJoin Stopper Auxiliary Pronoun Function Verb Break`

// Head is the classes of a word that ends a role before a full name.
const Head = Office | Rank | Elect

// Is reports whether c and d share a class.
func (c Class) Is(d Class) bool { return c&d != 0 }

// IsOffice reports whether a word names an office, and is no surname.
func (c Class) IsOffice() bool { return c.Is(Office) && !c.Is(Rank) }

// Lexicon holds the classes of folded words.
type Lexicon map[string]Class

//go:embed *.txt
var lists embed.FS

// words is the lexicon of the lists of this package.
var words = func() Lexicon {
	l := Lexicon{}
	files, _ := lists.ReadDir(".")
	for _, f := range files {
		text, _ := lists.ReadFile(f.Name())
		l.read(string(text), strings.Fields(classNames))
	}
	return l
}()

// read adds the words of lists. A line such as "Rank Title:" names known classes. The words on the
// indented lines after it belong to them.
func (l Lexicon) read(lists string, known []string) {
	var class Class
	for line := range strings.Lines(lists) {
		fields := strings.Fields(strings.TrimSuffix(line, ":\n"))
		switch {
		case len(fields) == 0 || fields[0] == "#":
		case line[0] == ' ':
			for _, w := range fields {
				l[w] |= class
			}
		default:
			class = 0
			for i, name := range known {
				if slices.Contains(fields, name) {
					class |= 1 << i
				}
			}
		}
	}
}

// With returns the lexicon of this package with the words of more lists, which may also name the
// classes own: those from Own on, in their order.
func With(lists, own string) Lexicon {
	l := maps.Clone(words)
	l.read(lists, strings.Fields(classNames+" "+own))
	return l
}

// Of returns the classes of a folded word. A word with a hyphen has those of its last part, too, that
// say what somebody is ("then-governor").
func (l Lexicon) Of(word string) Class {
	c := l[word]
	if i := strings.LastIndexByte(word, '-'); i >= 0 {
		last := l[word[i+1:]]
		c |= last & (Role | Office | Rank | Occupation | Speaker)
		if last.Is(Elect) {
			c |= Role | Office
		}
	}
	return c
}

// Of returns the classes of a folded word in the lexicon of this package.
func Of(word string) Class { return words.Of(word) }
