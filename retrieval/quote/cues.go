package quote

import "strings"

// clauseVerbs report a clause ("said that …", "said …"); regular ones by their base form.
const clauseBases = `add admit acknowledge announce argue assert allege affirm agree answer assure believe boast caution claim clarify comment
	complain concede conclude confess confirm contend counter declare demand deny disclose emphasise emphasize estimate exclaim explain fear
	fume gloat guess hint hope imply indicate inform insist joke lament maintain mention muse note observe opine pledge predict proclaim promise
	propose protest quip recall reckon recommend recount reiterate relate remark remind repeat reply report respond reveal scoff signal
	speculate state stress suggest suspect swear testify tweet urge vow warn wonder advise assess concur conjecture cry decree
	mock grumble holler hypothesise chide contest continue notify post print project quote reaffirm reason rejoin retort scream shout shriek sigh snap snarl
	tell say write think deem yell crow ask bellow marvel mutter whisper read find know understand reassure instruct tease text email echo chant charge press boom interject riff thunder`

var clauseVerbs = inflect(clauseBases,
	`said says say saying told tells telling wrote writes write writing written think thinks thought thinking found finds read reads reading knew
	swore shrieked cried cries replied replies denied denies implied implies testified testifies clarified clarifies forecast forecasts put puts
	understood`)

// objectVerbs report words about somebody or something ("called it “…”").
const objectBases = `call describe accuse criticise criticize praise denounce dismiss condemn blast slam label brand dub portray characterise
	characterize cite credit deride decry hail herald refer reference attack defend reject welcome ridicule lambast lambaste rail tout question
	applaud thank compare liken term use invoke point offer express bemoan endorse encourage discuss warn paint cast mock pan rip brag bash berate blame oppose
	lash highlight issue repeat publish pose lean talk speak depict view consider see regard challenge crack gush
	rant rave rebuke refute scold skewer spell sum tag trumpet underline underscore vent voice mouth coin assail laud`

var objectVerbs = inflect(objectBases,
	`spoke speaks speak speaking spoken decried decries vilified saw seen sees see spelled`)

// cueVerbs are all of them.
var cueVerbs = union(clauseVerbs, objectVerbs)

// nounLike cue forms are nouns as often: they count only right after a subject.
var nounLike = set(`talk talks report reports state states claim claims call calls post posts note notes charge charges comment comments answer answers demand demands
	promise promises project projects reason reasons quote quotes question questions attack attacks issue issues joke jokes estimate estimates
	hope hopes fear fears pledge pledges protest protests signal signals text texts email emails tweet tweets print prints guess hint hints
	label labels brand brands reply replies remark remarks request requests signs voice view views present lead  open point points
	use used offer offers mention credit cast term terms project cry cries response blame reference challenge rant cite snap crack continue continued vow
	vows warning think thinks thought read reads reading find finds found know knows knew see sees saw seen understand put puts chant chants
	express issued spell state believe believes believed speaking talking used using agree agreed agrees consider considered considers
	discuss discussed opened presented published saying cited welcome tag echo`)

// baseForms are the verbs without an ending: in the past-tense prose of news they are
// infinitives or nouns more often than cues, and count after a plural or a pronoun only.
var baseForms = union(set(clauseBases), set(objectBases))

// actVerbs tell what a speaker does with words, and to what.
var actVerbs = inflect(`accuse criticise criticize praise dismiss denounce reject describe condemn cite slam blast decry tout bemoan applaud emphasise emphasize`, ``)

// plainVerbs are base forms that are nouns nowhere.
var plainVerbs = set(`say tell argue insist believe add admit acknowledge announce assert allege concede conclude confirm contend declare
	deny explain imply indicate maintain predict proclaim reiterate reveal suggest urge describe`)

// inflect gives the forms of regular verbs, and irregular forms as they stand.
func inflect(regular, irregular string) map[string]bool {
	m := set(irregular)
	for _, v := range strings.Fields(regular) {
		stem := strings.TrimSuffix(v, "e")
		m[v] = true
		switch {
		case strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "s"), strings.HasSuffix(v, "ch"):
			m[v+"es"] = true
		case strings.HasSuffix(v, "ry"), strings.HasSuffix(v, "ly"):
			m[v[:len(v)-1]+"ies"], m[v[:len(v)-1]+"ied"] = true, true
		default:
			m[v+"s"] = true
		}
		m[stem+"ed"], m[stem+"ing"] = true, true
		if doubles[v] {
			last := v[len(v)-1:]
			m[v+last+"ed"], m[v+last+"ing"] = true, true
		}
	}
	return m
}

// doubles are the regular verbs that double their last letter.
var doubles = set(`admit quip slam pan rip brag dub refer snap tag`)
