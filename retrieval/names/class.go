package names

import (
	_ "embed"
	"strings"
)

// Class is a set of classes that a word belongs to, a bit each.
type Class uint64

// The classes of words. Their lists, with comments, are in the text files of this package.
const (
	Short        Class = 1 << iota // "mr": an abbreviation before a name, whose point ends no sentence
	Title                          // may stand before a surname that is printed alone
	Style                          // says nothing of what somebody does, and is no part of a name
	Courtesy                       // tells no office
	Role                           // ends what stands before a name
	Office                         // "minister": a phrase that ends in one names nobody
	Masthead                       // "leader": an office that ends the names of newspapers as well
	Rank                           // "judge": stands before a name, and is a surname as well
	Elect                          // "designate": follows an office, most often after a hyphen
	Occupation                     // "geologist": names what somebody is or does
	Regnal                         // "king": goes with a forename alone
	Kin                            // "husband": somebody of no office
	Speaker                        // "officials": a common noun for those who speak, or for what they wrote
	Half                           // "former": qualifies an office and is none
	Modifier                       // "deputy": makes another office of an office
	Male                           // a title or a role of a man
	Female                         // and of a woman
	Body                           // "council": a word in the names of bodies
	Place                          // "street": one that a person's name may hold as well
	BodyJoin                       // joins the words in the name of a body
	Connector                      // is in the names of bodies and never in a person's
	Quantity                       // "hundreds": stands before "of" and a name, outside it
	HeName                         // a forename of men
	SheName                        // and of women
	EitherName                     // a forename whose ending tells nothing
	Particle                       // "von": stands inside a name in small letters
	AlsoForename                   // a particle that is a forename as well
	Suffix                         // "jr"
	PostNominal                    // "kc": letters after a full name
	Lead                           // has a capital at the start of a sentence, and is no name
	Invitation                     // "follow": a headline's verb before a name
	Weekday
	Day // a time after a cue: a weekday, a month, "today"
	Determiner
	Preposition
	OfficeJoin // a preposition inside a role: "Secretary of State"
	Stopper    // opens another clause
	Auxiliary  // stands between a subject and its verb
	Pronoun    // can speak

	// Verb and Break are for the caller, who knows verbs: a Verb makes more of words than a
	// phrase, and before a Break no role goes on to the left.
	Verb
	Break
)

// Head is the classes of words that a role before a full name ends in.
const Head = Office | Rank | Elect

// classes are the classes by their names in the lists. A word that names what somebody is may
// stand before a surname, and all but trades end what stands before a name.
var classes = map[string]Class{
	"short": Short | Title | Role, "title": Title | Role, "style": Style, "courtesy": Courtesy, "role": Role,
	"office": Office | Title | Role, "rank": Rank | Title | Role, "occupation": Occupation | Title | Role, "trade": Occupation | Title,
	"elect": Elect, "masthead": Masthead, "regnal": Regnal, "kin": Kin, "speaker": Speaker, "half": Half, "modifier": Modifier, "male": Male, "female": Female,
	"body": Body, "place": Place, "bodyjoin": BodyJoin, "connector": Connector, "quantity": Quantity,
	"he": HeName, "she": SheName, "either": EitherName, "particle": Particle, "forenameparticle": AlsoForename,
	"suffix": Suffix, "postnominal": PostNominal, "lead": Lead, "invitation": Invitation, "weekday": Weekday, "day": Day,
	"determiner": Determiner, "preposition": Preposition, "officejoin": OfficeJoin, "stopper": Stopper, "auxiliary": Auxiliary, "pronoun": Pronoun,
}

// Is reports whether c and d share a class.
func (c Class) Is(d Class) bool { return c&d != 0 }

// IsOffice reports whether a word names an office, and is no surname.
func (c Class) IsOffice() bool { return c.Is(Office) && !c.Is(Rank) }

// Lexicon gives the classes of folded words.
type Lexicon map[string]Class

//go:embed roles.txt
var roleLists string

//go:embed bodies.txt
var bodyLists string

//go:embed forenames.txt
var nameLists string

//go:embed small.txt
var smallLists string

// words is the lexicon of this package.
var words = func() Lexicon {
	l := Lexicon{}
	for _, lists := range []string{roleLists, bodyLists, nameLists, smallLists} {
		l.read(lists)
	}
	return l
}()

// read adds the words of lists: of each line "rank regnal:" the lines after it.
func (l Lexicon) read(lists string) {
	var class Class
	for line := range strings.Lines(lists) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || fields[0] == "#":
		case line[0] == ' ':
			for _, w := range fields {
				l[w] |= class
			}
		default:
			class = 0
			for name := range strings.FieldsSeq(strings.TrimSuffix(strings.TrimSpace(line), ":")) {
				class |= classes[name]
			}
		}
	}
}

// With is the lexicon of this package and more words of classes.
func With(more map[Class]map[string]bool) Lexicon {
	l := make(Lexicon, len(words))
	for w, c := range words {
		l[w] = c
	}
	for c, set := range more {
		for w := range set {
			l[w] |= c
		}
	}
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
