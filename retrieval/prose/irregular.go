package prose

import "strings"

// irregularForms are forms that no rule of stemming joins with their word: pasts and
// participles of strong verbs, and plurals, as school grammars list them. A line is a word
// and its other forms. Forms that are as often another word's are left out: "saw", "lay",
// "bound", "wound", "leaves", "lives", "bit", "Fed", "Lent".
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
shoot shot
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
think thought
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
calf calves
child children
crisis crises
foot feet
goose geese
half halves
knife knives
loaf loaves
man men
mouse mice
shelf shelves
thief thieves
tooth teeth
wife wives
wolf wolves
woman women
`

// irregular tells of such a form its word, and irregularOf of a word's term the forms.
var irregular, irregularOf = func() (words map[string]string, forms map[string][]string) {
	words, forms = make(map[string]string), make(map[string][]string)
	for line := range strings.Lines(irregularForms) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		for _, form := range f[1:] {
			words[form] = f[0]
		}
		forms[stem(f[0])] = f[1:]
	}
	return words, forms
}()

// IrregularForms are the folded words besides its regular forms that have the term t, such
// as "fled" for "flee". A matcher that passes over words by their first letters needs them.
func IrregularForms(t string) []string { return irregularOf[t] }
