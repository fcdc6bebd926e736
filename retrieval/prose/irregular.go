package prose

import (
	"slices"
	"strings"
)

// irregularForms are forms that no rule of stemming joins with their word: past tenses and
// participles of strong verbs, and plurals, as school grammars list them. A line is a word and its
// other forms, with the plural of a form that is a noun as well. Forms that are as often another
// word's are left out: "saw", "lay", "bound", "wound", "leaves", "lives", "bit", "Fed", "Lent".
const irregularForms = `
arise arose arisen
awake awoke awoken
bear borne
beat beaten
become became
begin began begun
bend bent
bite bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
cling clung
come came
creep crept
deal dealt
dig dug
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
forbid forbade forbidden
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
leap leapt
learn learnt
leave left
light lit
lose lost
make made
mean meant
meet met
mistake mistook mistaken
outgrow outgrew outgrown
overcome overcame
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
pay paid
prove proven
rebuild rebuilt
retake retook retaken
rewrite rewrote rewritten
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see seen
seek sought
sell sold
send sent
shake shook shaken
shine shone
shoot shot shots
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
speak spoke spoken
speed sped
spend spent
spill spilt
spin spun
spoil spoilt
stand stood
steal stole stolen
spring sprang sprung
stick stuck
sting stung
strike struck stricken
swear swore sworn
sweep swept
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought thoughts
throw threw thrown
undergo underwent undergone
understand understood
undertake undertook undertaken
uphold upheld
wake woke woken
wear wore worn
weave wove woven
weep wept
win won
withdraw withdrew withdrawn
withhold withheld
withstand withstood
write wrote written
analysis analyses
bacterium bacteria
bus buses
calf calves
canvas canvases
child children
crisis crises
criterion criteria
diagnosis diagnoses
foot feet
gas gases
goose geese
half halves
hoof hooves
knife knives
lens lenses
loaf loaves
man men
mouse mice
nucleus nuclei
oasis oases
ox oxen
phenomenon phenomena
quiz quizzes
scarf scarves
shelf shelves
thief thieves
tooth teeth
wharf wharves
wife wives
wolf wolves
woman women
`

// Base returns the word that a folded irregular form belongs to: "go" for "went". It returns any
// other word as it is.
func Base(word string) string {
	if base, ok := irregular[word]; ok {
		return base
	}
	return word
}

// irregular holds the word that each such form belongs to.
var irregular = func() map[string]string {
	words := make(map[string]string)
	for line := range strings.Lines(irregularForms) {
		f := strings.Fields(line)
		for i := 1; i < len(f); i++ {
			words[f[i]] = f[0]
		}
	}
	return words
}()

// formsOf holds, by term, the forms that irregular, spelling and the tables of figures give it. "m"
// is left out, because a word of one letter is found by "million".
var formsOf = func() map[string][]string {
	forms := make(map[string][]string)
	for form, word := range irregular {
		forms[stem(word)] = append(forms[stem(word)], form)
	}
	for _, m := range []map[string]string{spelling, unitTerms, ordinals} {
		for form, term := range m {
			if len(form) > 1 {
				forms[term] = append(forms[term], form)
			}
		}
	}
	for _, f := range forms {
		slices.Sort(f)
	}
	return forms
}()

// IrregularForms returns the folded words besides its regular forms that have the term t, such as
// "fled" for "flee" and "sceptic" for "skeptic", or their beginnings. A matcher that skips words by
// their first letters needs them.
func IrregularForms(t string) []string { return slices.Concat(formsOf[t], ligatured(t)) }
