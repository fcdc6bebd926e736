package byline

import "strings"

func set(words string) map[string]bool {
	s := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

// Word lists of by-lines, collected by hand from the pages of news sites, 2026-11.
var (
	// roles are nouns that say what somebody does for an outlet.
	roles = set(`reporter reporters correspondent correspondents editor editors writer writers columnist columnists
		contributor contributors journalist journalists producer producers photographer photographers photojournalist
		photojournalists videographer critic critics analyst analysts intern interns anchor anchors meteorologist
		meteorologists blogger bloggers freelancer freelancers reviewer presenter presenters broadcaster cartoonist
		essayist commentator author authors fellow editor-at-large editor-in-chief redakteur redakteurin redaktor
		engineer manager director professor scientist researcher
		president ceo founder co-founder developer attorney economist strategist specialist expert consultant designer
		officer lecturer autor autorin autoren journaliste rédacteur rédactrice periodista redactor giornalista`)

	// attributes stand before such a noun, or for one.
	attributes = set(`staff senior chief special lead political politics sports sport business national
		international foreign local deputy associate assistant managing executive contributing guest digital data
		investigative investigations health science technology tech crime courts education culture arts
		entertainment features opinion diplomatic economics economic environment climate metro county
		freelance multimedia breaking general assignment world royal travel food lifestyle money finance
		transport housing religion military defence defense security global regional community audience
		engagement web online video photo weather night junior principal`)

	// bodies are words in the names of outlets, agencies and desks, and not in those of people.
	bodies = set(`staff newsroom newsdesk desk holdings nast team bureau agency agencies group media news newspaper
		newspapers press reuters afp ap bbc cnn upi pti ani dpa ians xinhua bloomberg network networks magazine times
		journal gazette herald tribune chronicle telegraph observer examiner dispatch weekly daily monthly review radio
		television tv studios productions publishing publications publisher publishers ltd limited inc llc gmbh corp
		corporation company foundation institute university college association society council committee office
		ministry department service services wire wires newswire reports report reporting editorial editors
		redaktion redaktionsteam contributors correspondents reporters writers partners brands content
		communications information admin administrator webmaster online digital website blog club union party
		government commission centre center museum library community sources channel project program programme
		initiative`)

	// agencies end a name that they follow: "Ann Dune CNN".
	agencies = set("reuters afp ap bbc cnn upi pti ani dpa ians xinhua bloomberg")

	// connectors join two names.
	connectors = set("and & + und et with och og")

	// letters join two full names in Spanish, Portuguese, Catalan and Italian.
	letters = set("y e i")

	// particles are small words inside names.
	particles = set(`de del della der den van von vom zu zur la le da di do dos das du des ten ter te bin ibn al el
		ap mac mc st ben abu y e af av 't`)

	// prefixes begin a surname that has a capital inside.
	prefixes = set("mc mac de di da du la le van von fitz o st des del by")

	// suffixes belong to a name, even after a comma.
	suffixes = set("jr sr ii iii iv")

	// abbreviations end in a point that is part of them.
	abbreviations = set("jr sr st dr wm chas geo jos thos")

	// dating begins what follows a name: a date, or a button.
	dating = set(`published posted updated modified created added last first publiziert veröffentlicht aktualisiert
		monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun on
		min mins minute minutes read share shares follow email e-mail tweet contact comment comments
		print save listen view profile`)

	// nobody holds words of author fields that name nobody.
	nobody = set(`admin administrator root user webmaster unknown anonymous none null undefined n.a na tba guest by
		author authors editor written posted published false true test wordpress default superuser article story
		our about meet guest more full bio view all posts sponsored advertisement advertorial promoted partner`)

	// leads stand before the "by" of a by-line.
	leads = set(`written words story stories text posted published reported report reports reporting article articles
		analysis opinion column commentary review interview contributed authored on the and a an exclusive special
		feature essay editorial guest letter obituary diary notebook investigation sketch profile blog post dispatch
		update dated added submitted filed created last first updated uploaded at am pm
		publié écrit rédigé publicado escrito geschrieben veröffentlicht verfasst erstellt scritto pubblicato`)

	// credits stand before the "by" of those who did not write the text.
	credits = set(`photo photos photograph photographs photography picture pictures image images illustration
		illustrations illustrated video videos graphic graphics edited editing reviewed checked translated translation
		produced sponsored powered presented designed design medically directed music audio copyright owned supported
		brought hosted provided curated approved read inspired followed`)

	// authorWords mean "by" in front of a name, without a by: "Author: Ann Dune".
	authorWords = set("author authors autor autorin autoren auteur auteurs writer reporter text words byline")

	// foreignBy are words for "by" in other languages. They are particles inside names.
	foreignBy = set("von par por")
)
