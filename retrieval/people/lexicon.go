package people

import "strings"

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// functionWords say nothing of a role.
var functionWords = set(`the a an of for and in on at to from with by his her their its our who is was s`)

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
