package followup

import (
	"regexp"
	"strings"
)

// The patterns of texts that lean on the previous question. Those without (?i) read a whole text as
// coreOf returns it.
var (
	// leads open such a text; a lead that starts with another one stands before it.
	leads = strings.Split("and what about|and how about|what about|how about|and then|and also|and about|"+
		"but about|and|or|but|also|ok|okay|so|i meant|i mean", "|")

	// remark finds the question behind what is only remarked: "thanks, and in December?".
	remark = regexp.MustCompile(`(?i)^(?:thanks|thank you|great|cool|yes|no|right|hm+|well|i see|interesting|wow|oh|` +
		`ok|okay)(?:[,.!–-]+ *| +)` +
		`((?:and|but|what about|how about|about|i meant?) .*|(?:why|when|where|who|how|more)\b.*)$`)

	// wrapped finds the question inside another one: "do you know why?".
	wrapped = regexp.MustCompile(`(?i)^(?:please )?(?:(?:do|does) (?:you|we|they|anyone|anybody) (?:happen to )?know|` +
		`(?:can|could|would) you tell me|tell me|(?:do you have )?any idea|i wonder|i would like to know|` +
		`(?:do|did) they say|does it say|is it known) ((?:why|when|where|who|how|what)\b.*)$`)

	// trailing finds what is said behind a new subject and is no part of it.
	trailing = regexp.MustCompile(`(?i),? (?:then|though|please|instead|too|as well)$`)

	// morePattern reads a text that asks for further results.
	morePattern = regexp.MustCompile(`^(?:` +
		`(?:(?:(?:can|could|may) (?:you|i|we) )?(?:please )?` +
		`(?:show|give|tell|get|find|read|see|list|have|want|need|load)(?: me| us)? |` +
		`i (?:want|need|would like)(?: to (?:see|read|hear|know))? |(?:is|are) there |got |` +
		`do you have |have you got )?` +
		`(?:some |any |a few |a bit |even |much |the |once |one )*(?:more|next|rest|others?)` +
		`(?: (?:results?|answers?|stories|articles?|ones?|quotes?|excerpts?|` +
		`news|page|info|information|details?|please|` +
		`of (?:them|these|those|that|it|the same)|like (?:that|this|these|those)|you have|you have got|there|more))*|` +
		`go on|continue|keep going|carry on|next (?:one|page)s?|what else(?: is there| do you have| have you got)?|` +
		`who else|anything else|something else|any others?)$`)

	// aboutThat reads a text that asks for more about what was answered: "tell me more about that".
	aboutThat = regexp.MustCompile(`^(?:(?:(?:can|could) you )?(?:tell|give|show|teach)(?: me| us)? )?` +
		`(?:what|how|some|any|a bit|a little|all|everything|anything|something|more|details?|info|information|news|` +
		`stories|articles|else|the|latest| )*(?:about|on|of) ` +
		`(?:that|this|it|them|these|those|(?:this|that|the) (?:story|one|case|thing|topic|article|news|matter))$`)

	// nextThing reads a text that asks what happened next: "and then?", without its lead.
	nextThing = regexp.MustCompile(`^(?:then|next|afterwards|after that|later|what then|what next)$`)

	// barePattern reads a question word alone, or with a pronoun for all of what was asked.
	barePattern = regexp.MustCompile(`^(?:(?:and|but|or|so|since|until|from|by|to|with|exactly) )*` +
		`(why|when|where|who|whom|how come|how so|how|what for)(?:` +
		`(?: (?:not|though|exactly|so|then|precisely|` +
		`so (?:much|many|late|long|high|low|soon|few|little|early|old|expensive)))?` +
		`(?: (?:is|was|did|does|has|would) (?:that|this|it)(?: (?:be|so|happen|happened|happening|done))?)?|` +
		` (?:did|does|would) (?:he|she|they|it) (?:do|say) (?:that|it|this|so))$`)

	// happenedNext reads a question for what happened, or for what happened next.
	happenedNext = regexp.MustCompile(`^what (?:has |had )?(?:else )?(?:happened|happens|happen)` +
		`(?: (?:next|then|there|after that|afterwards|exactly|after|else|again|later))*$`)

	// anybody finds the opening of a question without an auxiliary: "anyone hurt?".
	anybody = regexp.MustCompile(`^any(?:one|body)? `)

	// personal finds pronouns that show that a question does not lean on a noun.
	personal = regexp.MustCompile(`\b(?:i|you|we|he|she|they|me|us|your|my|our)\b`)

	// saidThat reads a question for who said the words that were shown.
	saidThat = regexp.MustCompile(`^(?:(?:and|but|so) )?(?:who (?:else )?(?:said|says|told (?:you|us|them)) ` +
		`(?:that|this|it|so)(?: (?:one|quote))?|who (?:is|was) (?:that|this|it) (?:from|by)|` +
		`whose words (?:are|were) (?:those|these|they|that))$`)

	// didSay reads a question whether somebody said the words that were shown, or asked about.
	didSay = regexp.MustCompile(`(?i)^(?:did|has|have|does) (\S+(?: \S+){0,4}?)(?: (?:ever|really|actually|also|too))* ` +
		`(?:say|said|says) (?:that|this|it|so|the same)(?: too| as well)?$`)

	// noReferent finds questions whose "it" stands for nothing, or for what the previous question does
	// not name.
	noReferent = regexp.MustCompile(`^(?:what (?:time|day|date|year) is it|` +
		`is it (?:going to )?(?:rain|snow|raining|snowing)|who (?:is|was) it|` +
		`is that so|is (?:that|this|it) (?:it|all))\b`)
)
