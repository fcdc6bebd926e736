package quote

import "strings"

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// union is a set of the words of all sets.
func union(sets ...map[string]bool) map[string]bool {
	m := make(map[string]bool)
	for _, s := range sets {
		for w := range s {
			m[w] = true
		}
	}
	return m
}

// clippings start with an apostrophe that opens nothing.
var clippings = set(`tis twas em til till cause round bout n`)

// shortTitles are abbreviations that stand before a name or after one.
var shortTitles = set(`mr mrs ms dr sen gov rep reps sens gen col lt capt sgt maj prof rev hon st jr sr adm cmdr supt insp messrs u.s u.n d.c`)

// maleTitles and femaleTitles tell the sex of who bears them.
var maleTitles = set(`mr sir lord king prince chairman spokesman congressman businessman duke father brother baron`)
var femaleTitles = set(`mrs ms miss dame lady queen princess chairwoman spokeswoman congresswoman businesswoman duchess sister baroness madam`)

// roleWords end what stands before a person's name.
var roleWords = union(shortTitles, maleTitles, femaleTitles, set(`president senator governor secretary minister premier chancellor speaker leader
	representative general colonel captain sergeant major lieutenant admiral commander commissioner superintendent inspector constable
	judge justice mayor attorney professor doctor reverend ambassador envoy director chair chairperson chief manager spokesperson
	strategist adviser advisor analyst host anchor editor reporter correspondent columnist writer author nominee candidate
	frontrunner front-runner republican democrat democratic conservative labour liberal gop whip sheriff detective officer agent councillor councilman
	councilwoman lawmaker pollster economist rabbi pope cardinal archbishop bishop imam sheikh pastor ceo cfo cto coach actor actress singer rapper
	comedian star activist veteran founder co-founder executive treasurer deputy assistant senior former vice ex-president ex-governor
	president-elect vice-president mp msp professor-emeritus historian scholar fellow expert prosecutor lawyer counsel aide operative
	billionaire businesswoman mogul rival moderator contributor commentator entertainer master celebrity pundit legend
	taoiseach first majority minority house senate tory magistrate meteorologist forecaster administrator undersecretary undersheriff
	assemblyman assemblywoman assemblymember lawmaker principal superintendent solicitor marshal curator economist pathologist coroner
	physicist engineer scientist researcher surgeon psychologist astronomer biologist chemist geologist physician nurse
	secretary-general secretary-treasurer vice-chair vice-chairman vice-chancellor striker midfielder goalkeeper defender winger quarterback
	novelist poet playwright filmmaker director-general trustee consultant investigator ombudsman peer landlady landlord`))

// offices end a role: a run of capitals that ends in one names who holds it, and nobody.
var offices = set(`president secretary minister premier chancellor governor senator mayor ambassador envoy ceo cfo coo cto chairman chairwoman
	chairperson chair director commissioner administrator superintendent spokesman spokeswoman spokesperson officer adviser advisor
	deputy treasurer manager agent inspector sergeant lieutenant colonel professor president-elect attorney candidate nominee analyst
	strategist economist correspondent reporter editor prosecutor taoiseach speaker secretary-general director-general coach chief`)

// occupations name what somebody is or does, and end no run of a name.
var occupations = set(`head boss chief member leader founder co-founder owner master general major captain admiral commander sheriff judge
	justice lawmaker representative councillor councilman councilwoman congressman congresswoman whip host anchor columnist writer author
	pollster rabbi pope cardinal archbishop bishop imam pastor actor actress singer rapper comedian activist veteran executive fellow
	expert historian scholar lawyer counsel aide assistant operative contributor commentator moderator billionaire businessman businesswoman
	detective constable engineer scientist researcher surgeon doctor nurse physician psychologist astronomer biologist chemist
	geologist physicist meteorologist forecaster coroner pathologist principal curator solicitor magistrate striker midfielder goalkeeper
	defender winger quarterback novelist poet playwright filmmaker trustee consultant investigator ombudsman peer landlady landlord
	teacher driver farmer baker student fisherman builder plumber shopkeeper mediator mp msp fellow organiser organizer campaigner
	firefighter chef designer developer partner critic keeper undersecretary president mayor envoy negotiator trader broker
	photographer musician composer conductor player manager publisher producer regulator conservationist climatologist virologist`)

// titles stand before a surname that is printed alone ("Mr Vane", "Captain Vane").
var titles = union(shortTitles, maleTitles, femaleTitles, offices, occupations)

// maleKin, femaleKin and kin are words for people of no office.
var maleKin = set(`husband father son brother man boy grandfather uncle widower landlord councilman actor`)
var femaleKin = set(`wife mother daughter sister woman girl grandmother aunt widow landlady councilwoman actress`)
var kin = union(maleKin, femaleKin, set(`friend neighbour neighbor cousin partner witness resident passer-by customer passenger`))

// courtesies are titles that tell no office.
var courtesies = set(`mr mrs ms miss dr sir dame lord lady old young late dear`)

// notNames are capitalised words that start sentences or name no person or body.
var notNames = set(`the a an this that these those but and or nor yet so then while when where why how what which who whom whose if as at in on of
	for from by with without to into onto after before during since until under over about against between among through despite though
	although because whether once unless like unlike also however meanwhile moreover still later earlier now here there it he she they we you
	i his her their our my your its him them me not no yes some many most more much few several all both each every any one two three four
	five six seven eight nine ten even just only asked according instead indeed perhaps maybe additionally finally first second last
	next another other such than too very was is are were be been being has have had do does did will would could should can may might must
	monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
	today yesterday tomorrow tonight mr mrs ms throughout rather needless previous previously neither oh yes yeah ok okay well
	everything anything something nothing recent recently following apart`)

// invitations are verbs that a headline or a link puts before a name ("Follow Rosa Vane").
var invitations = set(`follow read see watch click get imagine meet photo video listen`)

// weekdays end a run of capitals that is a name ("Rosa Vane Thursday said").
var weekdays = set(`monday tuesday wednesday thursday friday saturday sunday`)

// days and months make the time after a cue: "said Monday".
var days = set(`monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march april may june july august
	september october november december jan feb aug sept oct nov dec morning afternoon evening night week month year last this earlier late recently`)

// bodyWords name a body rather than a person when a capitalised run holds one.
var bodyWords = set(`department ministry office party court house university college committee commission council congress parliament senate
	agency bureau association institute foundation centre center group company corp inc ltd plc bank union league club times post journal news press
	network radio television tv magazine campaign government administration police army navy force forces guard board authority service services
	fund organisation organization nations states kingdom street hall tower school church international national federal american european
	new york washington london city county state island islands north south east west coast river lake park avenue road airport day week
	summit conference act bill law project program programme initiative coalition alliance front movement society trust partners media
	reuters ap afp cnn nbc abc cbs msnbc fox bbc pbs npr facebook twitter google amazon microsoft daily weekly morning tonight americans republicans
	democrats super pac security intelligence treasury pentagon kremlin vatican nato eu un iraq iran syria russia china america britain france germany
	mexico texas iowa florida ohio california virginia carolina hampshire nevada wisconsin michigan pennsylvania israel states united jersey
	award awards dinner show book globe herald tribune today guardian wall journalism studies school hospital airlines
	water ferries rovers athletic wanderers energy airways railway railways industries holdings motors systems technologies
	pharmaceuticals insurance studios entertainment stores brewery hotel hotels museum theatre theater orchestra choir festival prize assembly
	tribunal inspectorate embassy federation confederation chamber guild
	war era democracy iraqi syrian cup league debate convention primary caucus caucuses constitution amendment christmas easter
	rule theory street square plaza room bridge mount fort air lines motors bay beach hill capitol islamic muslim christian jewish african black white latino hispanic asian chinese russian french british german english`)

// particles stand inside a name in lower case.
var particles = set(`de del della di da van von der den la le al bin ibn ben el dos du ter`)

// nameSuffixes tell a son from his father.
var nameSuffixes = set(`jr sr ii iii iv`)

// determiners open a noun phrase.
var determiners = set(`the a an this that these those his her its their our my your one two three four some many most several both another
	other any each every no all few more critics`)

// articles never stand alone.
var articles = set(`the a an its his their our my your no every`)

// prepositions end the head of a noun phrase.
var prepositions = set(`of for at in on from with to by about under over after before during near between among against as into since like
	including through within without outside inside around across behind amid per via than until beyond despite besides above below beneath toward towards upon throughout along onto`)

// stoppers end a noun phrase to the left of a cue: what follows is another clause.
var stoppers = set(`that when while because if but although though unless whether where why how what since until so than then once yet
	which who whom whose is are was were be been has have had do does did will would could should can may might must says said`)

// auxiliaries and adverbs may stand between a subject and its cue.
var auxiliaries = set(`has have had is are was were be been being did does do will would could should can may might must to not never
	also later then once recently repeatedly often even still just again already now always previously since first only further long
	sometimes reportedly earlier ever famously instead simply soon merely himself herself themselves itself both all too
	quickly openly publicly privately seemed appeared continued went on began started kept keeps wants wanted tried sought likes liked`)

// pronouns that can speak.
var pronouns = set(`he she they we i it you who`)
