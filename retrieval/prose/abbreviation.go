package prose

// The abbreviations after which a sentence goes on, folded, without their last point.
// They are the titles, ranks, months and Latin that news style guides shorten before a
// name or a number.
var abbreviations = set(`adm amb apr aug bros brig capt cf cmdr col cpl dec det dr ed eds eg esq est etal feb fig ft gen
	gov hon ie insp jan jul jun lt ltd maj mar messrs mme mr mrs ms msgr mt nov oct op pfc pres prof pvt rep reps rev rt
	sen sens sep sept sgt sr st supt treas viz vol vs v approx dept ext gen-lt nos pp al
	ala ariz ark calif colo conn dak del fla ga ill ind kan ky la md mich minn miss mont neb nev okla ore pa penn tenn
	tex vt wash wis wyo ont que`)

// endings are abbreviations that can end a sentence as well: after them one begins only
// with a word that commonly opens sentences.
var endings = set(`inc co corp ltd jr sr bros etc est no us uk eu un ussr usa am pm dc la ny nj nz`)

// openers are words that commonly open a sentence, folded.
var openers = set(`a after all also an and another any as at before both but by despite during each even every few first for
	from he her here his how however i if in instead it its last later many meanwhile more most much my no nor not now of
	on once one only other others our she since so some soon still such that the their then there these they this those
	though three thus to today tomorrow two under until we what when where whether which while who why with without yes
	yesterday yet you your monday tuesday wednesday thursday friday saturday sunday`)
