package input

import "strings"

// Class is a kind of word that readers of a text treat alike. A word can be of several classes.
type Class uint32

// The classes. Their words are folded and in their common spelling; see [Word].
const (
	// Asking words put a question or an order rather than say what it is about. They follow the
	// stop list of the SMART system, cut down to what stands in questions.
	Asking Class = 1 << iota
	// Faint words say how an answer is given rather than what it is about.
	Faint
	// QuestionWord opens a question.
	QuestionWord
	// Auxiliary verbs open a question that is answered by yes or no.
	Auxiliary
	// Order verbs open an order to answer.
	Order
	// OrderOrNoun words are orders that are nouns as well, so that they open an order only before
	// an object: "list", "name".
	OrderOrNoun
	// Saying verbs ask for somebody's words.
	Saying
	// Determiner starts a noun phrase.
	Determiner
	// Preposition leads to a noun phrase.
	Preposition
	// ClauseWord shows that a text goes on as a clause, or that it leans on the one before.
	ClauseWord
	// PastVerb is an irregular verb of the news in the past tense.
	PastVerb
	// EndsInEd words end in "-ed" without being verbs.
	EndsInEd
	// News words name what outlets print. Behind the name of an outlet they are no part of it:
	// "Courier News".
	News
	// LeadsTopic words are prepositions that lead to a topic.
	LeadsTopic
)

// Has reports whether a folded word is of one of the classes c.
func (c Class) Has(word string) bool { return classOf[word]&c != 0 }

var classOf = classify(map[Class]string{
	Asking: `a about am an and any anyone anything are as at be been being by can could did do does
		doing done else ever for from give had has have having he her here hers him his how i if in into
		is it its just know let me might mine must my of off on onto or our ours out please shall she
		should show so some somebody someone something tell than that the their them then there these
		they this those thing to too us very was we were what whatever when where whether which who
		whoever whom whose why will with would yes you your yours many much also between both latest
		news recent recently happen happened happening happens today yesterday tonight don't doesn't
		didn't isn't wasn't`,
	Faint: `actually again already article articles according call called come comes currently day days
		describe described exactly explain following finally found get gets go going got guy guys like
		made make makes mention mentioned month months name named new now one part people piece report
		reported reports reporting said say saying says state states still story take takes think time
		told took two use used way week weeks went year years`,
	QuestionWord: "who whom whose which what when where why how whatever",
	Auxiliary:    "did does do is are was were will would can could has have had should",
	Order: `tell give show find explain list name describe summarize recap compare define catch update
		fill bring get fetch search look read remind brief quote display let help`,
	OrderOrNoun: "name list show read search look quote help brief update display get let catch find",
	Saying:      "say said says tell told call called describe",
	Determiner: `the a an his her their its our my this that these those some two three four five six
		all every no half`,
	Preposition: `of in on at for to and or with from by as over near into off up down out under about
		against`,
	ClauseWord: `who whom whose which that what when where why how while because if whether although
		though since until after before unless is are was were be been being am has have had do does did
		will would can could should shall might must may he she they it we i you him her them me his
		their its your my our this these those said says say not there here please thanks`,
	PastVerb: `made gave took went got came saw won lost sent told bought sold wrote spoke fell broke
		chose drove flew grew kept knew met paid ran rose stole struck taught threw wore began became
		built caught held sank shot stood brought found thought fought sought hid rode swore tore woke
		wound`,
	EndsInEd: `united hundred sacred kindred infrared naked wicked rugged crooked aged limited allied
		unmanned ragged`,
	News: `news headlines headline stories story articles article coverage reports report updates
		update`,
	LeadsTopic: "on about with regarding concerning to of for around over re",
})

func classify(words map[Class]string) map[string]Class {
	out := make(map[string]Class)
	for class, list := range words {
		for _, w := range strings.Fields(list) {
			out[w] |= class
		}
	}
	return out
}
