package names

import (
	"embed"
	"maps"
	"slices"
	"strings"
)

// Class is a set of classes that a word belongs to, a bit each.
type Class uint64

// The classes of words. Their lists are the text files of this package.
const (
	Short        Class = 1 << iota // "mr": an abbreviation before a name, whose point ends no sentence
	Title                          // may stand before a surname that is printed alone
	Style                          // "sir": no part of a name, and says nothing of what somebody does
	Courtesy                       // tells no office
	Role                           // ends what stands before a name
	Office                         // "minister": a phrase that ends in one names nobody
	Masthead                       // "leader": an office that ends the names of newspapers as well
	Rank                           // "judge": stands before a name as an office does, and is a surname as well
	Elect                          // "designate": follows an office, most often after a hyphen
	Occupation                     // "geologist": names what somebody is or does
	Regnal                         // "king": goes with a forename alone
	Kin                            // "husband": somebody of no office
	Speaker                        // "officials": a noun for those who speak, or for what they wrote
	Half                           // "former": qualifies an office and is none
	Modifier                       // "deputy": makes another office of an office
	Male                           // a title or a role of a man
	Female                         // and of a woman
	HeName                         // a forename of men
	SheName                        // and of women
	EitherName                     // a forename whose ending tells nothing
	Particle                       // "von": inside a name in small letters
	AlsoForename                   // a particle that is a forename as well
	Suffix                         // "jr"
	PostNominal                    // "kc": letters after a full name
	Body                           // "council": a word in the names of bodies
	Place                          // "street": one that a person's name may hold as well
	BodyJoin                       // joins the words in the name of a body
	Connector                      // is in the names of bodies and never in a person's
	Quantity                       // "hundreds": stands before "of" and a name, outside it
	Lead                           // has a capital where a sentence starts, and is no name
	Invitation                     // "follow": a headline's verb before a name
	Weekday                        // ends a run of capitals that is a name
	Day                            // a time after a cue: a weekday, a month, "today"
	Determiner
	Preposition
	OfficeJoin // a preposition inside a role: "Secretary of State"
	Stopper    // opens another clause
	Auxiliary  // stands between a subject and its verb
	Pronoun    // can speak
	Function   // "of": says nothing of a role
	Verb       // for the caller, who knows verbs: makes more of words than a phrase
	Break      // for the caller, too: to its left no role goes on
	Own        // the first class of the caller's own
)

// classNames are the classes in order, as the lists call them.
const classNames = `Short Title Style Courtesy Role Office Masthead Rank Elect Occupation Regnal Kin
	Speaker Half Modifier Male Female HeName SheName EitherName Particle AlsoForename Suffix PostNominal
	Body Place BodyJoin Connector Quantity Lead Invitation Weekday Day
	Determiner Preposition OfficeJoin Stopper Auxiliary Pronoun Function Verb Break`

// Head is the classes of words that a role before a full name ends in.
const Head = Office | Rank | Elect

// Is reports whether c and d share a class.
func (c Class) Is(d Class) bool { return c&d != 0 }

// IsOffice reports whether a word names an office, and is no surname.
func (c Class) IsOffice() bool { return c.Is(Office) && !c.Is(Rank) }

// Lexicon gives the classes of folded words.
type Lexicon map[string]Class

//go:embed *.txt
var lists embed.FS

// words is the lexicon of this package.
var words = func() Lexicon {
	l := Lexicon{}
	files, _ := lists.ReadDir(".")
	for _, f := range files {
		text, _ := lists.ReadFile(f.Name())
		l.read(string(text), strings.Fields(classNames))
	}
	return l
}()

// read adds the words of lists: of each line of classes, "Rank Title:", the lines after it.
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

// With is the lexicon of this package and the words of more lists, which may also name the
// classes own: those from Own on.
func With(lists, own string) Lexicon {
	l := maps.Clone(words)
	l.read(lists, strings.Fields(classNames+" "+own))
	return l
}

// Of gives the classes of a folded word. One with a hyphen is also what its last part
// says somebody is: "then-governor".
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

// Of gives the classes of a folded word in the lexicon of this package.
func Of(word string) Class { return words.Of(word) }
