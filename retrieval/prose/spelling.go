package prose

import "strings"

// respell returns the American spelling of a folded word in British spelling, or the word itself.
// It respells the families of words that a rule describes; the table spelling has the rest. All
// that matters is that two spellings become one, so a name that looks like a verb ("Annalise") may
// change as long as no other word becomes the same.
func respell(w string) string {
	if len(w) < 5 {
		return w
	}
	w = unligature(w)
	if i := strings.Index(w, "our"); i > 1 && ourRoots[w[:i]] {
		return w[:i] + "or" + w[i+3:] // "colourful"
	}
	if i := verbal(w, "is"); i >= 4 && takesIze(w[:i]) {
		return w[:i] + "iz" + w[i+2:]
	}
	if i := verbal(w, "yz"); i > 1 && w[i-1] == 'l' {
		return w[:i] + "ys" + w[i+2:] // "analyze": this way round it also meets "analyses"
	}
	return w
}

// ourRoots are the beginnings of the words that Americans write with -or, after the list in
// Wikipedia's "American and British English spelling differences" (2025). Other words keep
// their -our: "hour", "contour", "Balfour".
var ourRoots = Set(`arb ard arm behavi cand clam col colab demean disc discol dishon dol enam
	endeav fav ferv flav glam harb hon hum lab
	misbehavi misdemean multicol neighb od parl ranc rig rum sav savi splend succ tricol tum unfav unsav val vap vig
	watercol`)

// verbal returns where ending starts in w if -e, -es, -ed, -ing, -er, -able or -ation follows it,
// else -1.
func verbal(w, ending string) int {
	i := strings.LastIndex(w, ending)
	if i < 0 {
		return -1
	}
	switch w[i+len(ending):] {
	case "e", "es", "ed", "ing", "er", "ers", "able", "ation", "ations", "ational":
		return i
	}
	return -1
}

// takesIze reports whether the verb that starts with root can be written with -ize. Roots that end
// in a vowel ("praise") or "w" ("wise"), and verbs that come from other endings, cannot.
func takesIze(root string) bool {
	return strings.IndexByte("aeiouw", root[len(root)-1]) < 0 && !iseRoots[root]
}

// iseRoots are the beginnings of the words in -ise that are never written with -ize, after
// the list in Fowler's Modern English Usage (1926, "-ise, -ize"), with nouns added. Those of
// up to three letters ("advise", "revise", "arise") need no entry.
var iseRoots = Set(`advert appr chast circumc compr comprom conc desp disenfranch enfranch enterpr
	exerc expert franch imprec
	improv merchand misadv parad pract prec prem prom repr superv surm surpr telev treat uncomprom unprom unsurpr`)

// unligature returns w with e for the ae and oe of those words from Greek and Latin that Americans
// write so. Others keep them: "aerial", "Michael", "phoenix".
func unligature(w string) string {
	if !strings.Contains(w, "ae") && !strings.Contains(w, "oe") {
		return w
	}
	for _, r := range ligatures {
		if i := strings.Index(w, r.british); i == 0 || i > 0 && !r.opens {
			return w[:i] + r.american + w[i+len(r.british):]
		}
	}
	return w
}

// ligatures are parts of words with ae and oe, by the same source as ourRoots.
var ligatures = []struct {
	british, american string
	opens             bool // only at the beginning of a word
}{
	{"haem", "hem", true}, {"faec", "fec", true}, {"foet", "fet", true},
	{"aemi", "emi", false}, {"ischaem", "ischem", false}, {"paed", "ped", false}, {"anaesth", "anesth", false},
	{"archaeo", "archeo", false}, {"palaeo", "paleo", false}, {"gynaec", "gynec", false}, {"mediaev", "mediev", false},
	{"caesarea", "cesarea", true}, {"oestr", "estr", false}, {"oesoph", "esoph", true}, {"oedema", "edema", true},
	{"rrhoea", "rrhea", false}, {"coeliac", "celiac", true}, {"homoeo", "homeo", true}, {"amoeb", "ameb", false},
	{"manoeuv", "maneuv", true}, {"aeroplane", "airplane", true},
}

// spellingPairs are words with two spellings, the American one last, which no rule above
// joins; after the same source as ourRoots. A line also serves the forms that stemming
// joins with its words. Left out are words where one spelling is as often another word: "tyre" and
// "tire", "cheque" and "check", "storey" and "story", "kerb" and "curb", "draught" and "draft".
// Covid stands here because the disease is printed "Covid-19", which is two words.
const spellingPairs = `
centre center
epicentre epicenter
theatre theater
amphitheatre amphitheater
metre meter
kilometre kilometer
centimetre centimeter
millimetre millimeter
litre liter
millilitre milliliter
fibre fiber
sabre saber
lustre luster
meagre meager
sombre somber
spectre specter
maneuvre maneuver
defence defense
offence offense
licence license
pretence pretense
practise practice
programme program
kilogramme kilogram
catalogue catalog
dialogue dialog
analogue analog
judgement judgment
fuelled fueled
dialled dialed
duelled dueled
trialled trialed
counsellor counselor
councillor councilor
woollen woolen
skilful skillful
wilful willful
jewellery jewelry
grey gray
aluminium aluminum
plough plow
moustache mustache
pyjamas pajamas
mould mold
smoulder smolder
sceptic skeptic
eurosceptic euroskeptic
sulphur sulfur
sulphate sulfate
artefact artifact
cosy cozy
tsar czar
yoghurt yogurt
whisky whiskey
doughnut donut
omelette omelet
caesium cesium
enquiry inquiry
likeable likable
sizeable sizable
advisor adviser
protestor protester
covid19 covid
`

// spelling holds the terms of American spellings by those of British ones.
var spelling = func() map[string]string {
	terms := make(map[string]string)
	for line := range strings.Lines(spellingPairs) {
		if f := strings.Fields(line); len(f) == 2 {
			terms[stem(f[0])] = stem(f[1])
		}
	}
	return terms
}()

// american returns the term of the American spelling of a word with the term t.
func american(t string) string {
	if other, ok := spelling[t]; ok {
		return other
	}
	return t
}

// ligatured returns the beginnings of British words with the term t that start with other letters
// than it: "haemorrhag" for "hemorrhag".
func ligatured(t string) (out []string) {
	for _, l := range ligatures {
		if rest, ok := strings.CutPrefix(t, l.american); ok {
			out = append(out, l.british+rest)
		}
	}
	return out
}
