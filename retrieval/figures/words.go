package figures

import (
	"strings"

	"quoth/retrieval/prose"
)

// The lists are our own. They hold folded words.

// classes are the roles of words that say the same of those who are counted, by term.
var classes = terms(map[string]string{
	"die":     "kill killed killing die died dying dead deaths death perish perished",
	"hurt":    "injure injured injuring injury wound wounded wounding hurt",
	"leave":   "leave left leaving flee fled evacuate evacuated evacuation displace displaced homeless uprooted",
	"missing": "missing unaccounted",
	"arrest":  "arrest arrested arresting detain detained detention custody",
	"rescue":  "rescue rescued rescuing",
	"trap":    "trap trapped strand stranded stuck",
	"destroy": "destroy destroyed raze razed flatten flattened gut gutted wreck wrecked",
	"burn":    "burn burned burnt burning scorch scorched char charred",
	"cancel":  "cancel cancelled canceled scrap scrapped",
	"close":   "close closed closing shut shuttered",
	"aboard":  "aboard carry carried carrying",
	"damage":  "damage damaged",
	"cut":     "axe axed shed slash slashed cut cutting eliminate eliminated",
	"march":   "march marched marching demonstrate demonstrated protest protested rally rallied",
	"attend":  "attend attended attending gather gathered",
	"infect":  "infect infected sicken sickened",
	"free":    "free freed release released",
})

// bodily are the roles that only people have, by term: a number alone with one of them counts people.
var bodily = pick("die", "hurt", "leave", "missing", "arrest", "rescue")

// harms are the roles of those who came to harm, endangers those of people who may: "12 ships left".
var harms, endangers = prose.Set(`die hurt missing`), prose.Set(`leave trap`)

// harmStems are in the words of harms and endangers, folded.
var harmStems = strings.Fields(`kill dead death die dying perish fatalit injur wound hurt miss unaccount trap strand
	stuck stick flee fled evacu displac home house uproot left leav lost`)

func terms(lists map[string]string) map[string]string {
	var s prose.Stemmer
	out := make(map[string]string)
	for role, words := range lists {
		for _, w := range strings.Fields(words) {
			out[s.Term(w)] = role
		}
	}
	return out
}

func pick(roles ...string) map[string]string {
	out := make(map[string]string)
	for term, role := range classes {
		for _, r := range roles {
			if role == r {
				out[term] = role
			}
		}
	}
	return out
}

var (
	deathWords  = prose.Set(`deaths fatalities`)
	peopleWords = prose.Set(`people persons person residents inhabitants individuals`)
	plurals     = prose.Set(`people children men women person firemen policemen fishermen gunmen cattle sheep`)
	noPlurals   = prose.Set(`
		this thus less across perhaps always towards afterwards besides news says does goes whereas yes
		plus times versus gas series`)
	// units are nouns that measure and do not count, or count what says nothing alone.
	units = prose.Set(`
		year years month months week weeks day days hour hours minute minutes second seconds night
		nights weekend weekends decade decades century centuries morning percent percentage cent cents
		point points dollar dollars euro euros pound pounds crown crowns yen rupees francs pence mile
		miles kilometre kilometres kilometer kilometers km metre metres meter meters m feet foot inch
		inches yard yards knots degrees mph kmh kg kilos times pm am o'clock odds seats goals runs
		wickets years-old aged ways things reasons consecutive straight million billion`)
	plainAdjectives = prose.Set(`local different nearby separate individual`)
	rest            = prose.Set(`more other others additional extra further`)
	// partLinks stand between a share and its whole, rangeLinks between the ends of a range.
	partLinks, rangeLinks = prose.Set(`of in to and`), prose.Set(`in to or and`)
	whichTime             = prose.Set(`last past this a next`)
	// partWords stand before a number of a part or a rest, or before one that is a name: "the last 12", "Flight 12".
	partWords = prose.Set(`
		including include includes included among amongst another other others further additional extra
		last first remaining final only next these those its their his her whom them no top number
		numbers channel route highway flight section article chapter age aged page`)
	shareWords = prose.Set(`most some all many half each none several few any every both neither either`)

	// after reads what stands behind a noun with these: auxiliaries of its verb, words that make it only possible or
	// deny it, and words that say nothing of what befell the things.
	auxiliaries = prose.Set(`is are was were be been being has have had having do did will`)
	modals      = prose.Set(`
		could may might would should can cannot can't must not never no n't won't weren't aren't haven't
		hadn't didn't don't isn't wasn't if`)
	fillers = prose.Set(`
		now also already still then all later since who that which both reported feared believed
		presumed confirmed thought known listed pronounced declared officially to began begun started
		have just so far either up there`)
	possessive   = prose.Set(`their his her its the a an`)
	prepositions = prose.Set(`
		in at on near from of below above around across outside inside with for by between along within
		under over through throughout behind beyond after before during as to`)
	// Verbs that make others do something.
	forcing  = prose.Set(`force forced forces forcing drove driving driven compelled prompted prompting sent sending`)
	ordering = prose.Set(`order ordered ordering told asked urged advised warned instructed invited offered`)
	leaving  = prose.Set(`left leave leaves leaving`)
	// Verbs that say nothing without their object.
	carrying = prose.Set(`
		taken took taking rushed brought admitted hospitalised hospitalized treated transported
		airlifted`)
	vague = prose.Set(`
		made make took take given gave got getting received put went go gone came come had became held
		used using needed need wanted want began started face faced facing`)
	// recording is what befalls cases and deaths: "212 cases were confirmed".
	recording = prose.Set(`reported confirmed recorded registered`)
	states    = prose.Set(`dead injured wounded hurt homeless stranded trapped missing`)
	pasts     = prose.Set(`
		fled left died hurt went came took spent slept lost won shot burned burnt sold built bought fell
		sank drowned met sent fought live work vote voted`)

	// arriving stands before the number that a toll has, rising before the one that it had.
	arriving = prose.Set(`to at of is was are were stands stood reached reaching hit topped passed exceeded
		surpassed as`)
	rising      = prose.Set(`up down rise rising risen rose increase increased revised climbed fell grew jumped`)
	formerWords = prose.Set(`earlier previously initially originally initial previous`)
	// Words of a sentence that compares or gives a rate.
	otherTimes = prose.Set(`
		since ago annual annually yearly average averages usually normally typically daily every each
		per capacity history ever decades anniversary worst deadliest former if estimates could`)
	longTimes = prose.Set(`
		year years month months week weeks decade decades century summer winter spring autumn fall
		season day hour minute second`)

	placePrepositions = prose.Set(`in at near from of below above around across outside inside along throughout on to`)

	// localWords are the nouns that stand for a place named before.
	localWords = prose.Set(`
		area region city county town village district neighbourhood neighborhood state province country
		suburb valley`)

	dayNames = prose.Set(`
		monday tuesday wednesday thursday friday saturday sunday january february march april may june
		july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec`)
	monthNames = prose.Set(`
		january february march april may june july august september october november december jan feb
		mar apr jun jul aug sept sep oct nov dec`)

	// telling are words about who says something, and how it is known.
	telling = prose.Set(`
		say said says saying tell told report reported reports reporting announce announced announcing
		confirm confirmed confirming count counted counting estimate estimated estimating put puts
		according official officials police authorities authority spokesman spokeswoman spokesperson
		minister ministry mayor governor service agency government state media news statement number
		figure total toll time people least about now believe believed think thought show showed shows
		found know knew known claim claimed claims note noted saw seen see add added adding stand stands
		stood reach reached rise rose risen climb climbed new early late night morning evening afternoon
		today`)
)

// smallNumbers are the numbers that are printed in words.
var smallNumbers = numbered(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
	sixteen seventeen eighteen nineteen`)

func numbered(words string) map[string]float64 {
	out := make(map[string]float64)
	for i, w := range strings.Fields(words) {
		out[w] = float64(i + 1)
	}
	for i, w := range strings.Fields(`twenty thirty forty fifty sixty seventy eighty ninety`) {
		out[w] = float64(10 * (i + 2))
	}
	return out
}

var scales = map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9}

// hedges are the words before a number that say how exact it is, the longest first.
var hedges = hedged(map[hedge]string{
	floor: `at least/more than/over/well over/upwards of/in excess of/a minimum of/no fewer than/not fewer than
		no less than/		greater than/just over`,
	ceiling: `no more than/not more than/up to/as many as/fewer than/less than/at most/a maximum of`,
	roughly: `about/around/some/roughly/approximately/an estimated/estimated/close to/circa/as few as`,
	nearly:  `nearly/almost/just under`,
})

type hedging struct {
	words []string
	hedge hedge
}

func hedged(lists map[hedge]string) []hedging {
	var out []hedging
	for words := 3; words > 0; words-- {
		for h := plain; h <= nearly; h++ {
			for _, p := range prose.Phrases(lists[h]) {
				if w := strings.Fields(p); len(w) == words {
					out = append(out, hedging{w, h})
				}
			}
		}
	}
	return out
}

// hedgeWords are the words in hedges: one may be capitalized at the start of a sentence.
var hedgeWords = prose.Set(`least than over of about around some roughly approximately estimated to nearly almost
	under`)
