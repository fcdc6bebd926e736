package people

import "strings"

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// titles stand before a name and say nothing of what somebody does.
var titles = set(`mr mrs ms miss mx messrs mme mlle dr prof professor sir dame lord lady baroness baron viscount rev reverend
	fr hon honourable honorable rt right`)

// postNominals stand after a full name.
var postNominals = set(`kc qc mp msp mep mla phd md obe cbe mbe kbe esq`)

// suffixes tell a son from his father and a king from his forebears.
var suffixes = set(`jr sr ii iii iv`)

// particles belong to the surname after them.
var particles = set(`de del della di da van von der den la le al el bin ibn ben dos das du ter ten zu`)

var forenameParticles = set(`al ben el della`)

// connectors are inside the names of bodies ("Bank of England"), and between a speaker and
// whom he speaks for ("a spokesman for"): never inside a person's.
var connectors = set(`of for and in on at to from with by about against`)

// offices end a role that stands before a name ("Prime Minister"), and a phrase that ends
// in one is no name of a person.
var offices = set(`president minister premier chancellor secretary governor gov senator sen congressman congresswoman representative rep
	mp msp mep leader chairman chairwoman chairperson chair executive ceo director commissioner administrator ambassador envoy
	admiral colonel col captain capt sergeant sgt lieutenant lt superintendent inspector detective attorney prosecutor
	lawyer solicitor barrister spokesman spokeswoman spokesperson adviser advisor aide analyst economist historian scientist professor
	doctor surgeon founder manager midfielder goalkeeper actor actress singer editor reporter correspondent journalist
	councillor coroner treasurer taoiseach`)

// ranks do so too, but are surnames as well.
var ranks = set(`mayor speaker chief general gen commander constable sheriff marshal judge justice king queen prince princess pope
	archbishop bishop cardinal rabbi imam sheikh owner coach striker author presenter host veteran activist resident farmer elect designate`)

// regnal are the ranks of those who go by a forename alone.
var regnal = set(`king queen prince princess pope emperor empress sultan patriarch`)

// bodyWords are in the names of bodies, places and works rather than of people.
var bodyWords = set(`academy administration african agency airlines airport airways alliance ambulance american army asian assembly
	associates association authority bank board boards brigade british bureau cabinet campaign center centre chamber
	charity city clinic club coalition coastguard college commission committee company confederation conference congress
	consortium corp corporation council county court courts department district embassy european exchange federal
	federation fire force forces forum foundation front fund gazette government group guard guild herald holdings hospital
	house inc inquiry institute institution international journal kingdom laboratory league library limited llc ltd
	magazine media ministry movement museum national nations navy network news newspaper newswire observatory office
	officials organisation organization palace panel parliament partners party plc police port post press program
	programme project radio report republic school senate service services society sources spokesman spokesperson
	spokeswoman stadium statement states station street studios syndicate team television theatre times tribunal tribune
	trust tv union united university watchdog world`)

// functionWords say nothing of a role.
var functionWords = set(`the a an of for and in on at to from with by his her their its our who is was s`)

// modifiers make another office of an office: the former president is not the president.
var modifiers = set(`former ex vice deputy assistant acting shadow elect associate interim incoming late`)

// roleShort are the short forms of words in roles.
var roleShort = map[string]string{
	"gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "sec": "secretary", "pm": "prime minister",
	"lt": "lieutenant", "col": "colonel", "sgt": "sergeant", "capt": "captain", "prof": "professor", "dr": "doctor",
	"spokeswoman": "spokesperson", "spokesman": "spokesperson", "chairman": "chairperson", "chairwoman": "chairperson", "chair": "chairperson",
	"advisor": "adviser", "dep": "deputy", "fm": "first minister",
}

// united are the short names of countries by the word after "united".
var united = map[string]string{"state": "us", "kingdom": "uk"}

// countries name the country for its people, so that "French" and "of France" meet; folded,
// plural endings off.
var countries = demonyms(`british uk britain uk american us america us french france german germany spanish spain italian italy dutch netherlands
	irish ireland scottish scotland welsh wales english england polish poland danish denmark swedish sweden finnish finland norwegian norway
	swiss switzerland belgian belgium portuguese portugal greek greece turkish turkey turkiye turkey ukrainian ukraine russian russia
	hungarian hungary czech czechia romanian romania bulgarian bulgaria serbian serbia croatian croatia austrian austria
	icelandic iceland israeli israel palestinian palestine iranian iran iraqi iraq syrian syria lebanese lebanon jordanian jordan
	egyptian egypt saudi saudi qatari qatar emirati emirates yemeni yemen afghan afghanistan pakistani pakistan indian india
	bangladeshi bangladesh chinese china japanese japan korean korea taiwanese taiwan vietnamese vietnam thai thailand filipino philippine
	indonesian indonesia malaysian malaysia australian australia canadian canada mexican mexico brazilian brazil argentine argentina
	argentinian argentina chilean chile colombian colombia venezuelan venezuela peruvian peru cuban cuba nigerian nigeria kenyan kenya
	ethiopian ethiopia sudanese sudan libyan libya tunisian tunisia moroccan morocco algerian algeria ghanaian ghana african africa
	european europe`)

func demonyms(pairs string) map[string]string {
	m := make(map[string]string)
	words := strings.Fields(pairs)
	for i := 0; i+1 < len(words); i += 2 {
		m[words[i]] = words[i+1]
	}
	return m
}
