package question

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"quoth/retrieval/prose"
)

// maxTopicWords is how many words a topic has at the most besides "the", "of" and their like;
// maxTopicLength counts those too.
const (
	maxTopicWords  = 5
	maxTopicLength = 9
)

// topicOf takes off the words that lead to a topic or trail behind it without being of it: "the
// latest news on", "right now".
func (t typed) topicOf(words []int) []int {
	for len(words) > 0 && (beforeTopic[t.words[words[0]].norm] || t.isNewsLead(words)) && !t.isNameThe(words) {
		words = words[1:]
	}
	for len(words) > 1 && behindTopic[t.words[words[len(words)-1]].norm] {
		words = words[:len(words)-1]
	}
	return words
}

// isNewsLead reports whether words start with a word of news and a preposition: "news on the dam".
func (t typed) isNewsLead(words []int) bool {
	if len(words) < 3 {
		return false
	}
	first, second := t.words[words[0]].norm, t.words[words[1]].norm
	return newsWords[first] && topicPrepositions[second] || first == "on" || first == "about"
}

// isNameThe reports whether words start with an article that is a part of a name: "The Hague".
func (t typed) isNameThe(words []int) bool {
	first := t.words[words[0]]
	return first.norm == "the" && len(words) > 1 && t.isNameAt(words[0]) && t.words[words[1]].capital
}

var (
	beforeTopic = prose.Set("the a an any some all this that these those my our your latest newest recent breaking")
	behindTopic = prose.Set(`news latest updates update headlines now currently lately recently please again
		today's so far exactly yet still`)
)

// isTopic reports whether words can be what news are about: a noun phrase of a few words, and
// not a clause, a pronoun or the news itself.
func (t typed) isTopic(words []int) bool {
	content, ok := t.nounPhrase(words)
	return ok && 0 < content && !t.isAboutWords(words) && !t.isClock(words)
}

// isClock reports whether words are a time of the day: "5pm".
func (t typed) isClock(words []int) bool {
	first, last := t.words[words[0]].norm, t.words[words[len(words)-1]].norm
	hour := strings.TrimRight(first, "apm")
	_, err := strconv.Atoi(hour)
	return err == nil && (last == "am" || last == "pm" || len(words) == 1 && first != hour)
}

// isNounPhrase reports whether words are a noun phrase of a few words, even one that tells nothing.
func (t typed) isNounPhrase(words []int) bool {
	_, ok := t.nounPhrase(words)
	return ok
}

// nounPhrase counts the words of a noun phrase that carry it, and reports false for a clause.
func (t typed) nounPhrase(words []int) (content int, ok bool) {
	for at, i := range words {
		w := t.words[i]
		name := t.isNameAt(i)
		switch {
		case clauseWords[w.norm] && !name && !t.isGivenName(words, at):
			return 0, false
		case !name && t.isVerb(words, at):
			return 0, false
		case numeral.MatchString(w.norm):
		case !hollow[w.norm] || name:
			content++
		}
	}
	return content, content <= maxTopicWords && len(words) <= maxTopicLength
}

// numeral is a number or a time of the day, which is no topic alone.
var numeral = regexp.MustCompile(`^[0-9.,:]+(?:am|pm)?$`)

// startsOrder reports whether words start with an order, a preposition or the like, so that what
// leads to the topic has not been taken off: "list Crake" in "list Crake news".
func (t typed) startsOrder(words []int) bool {
	w := t.words[words[0]]
	return !t.isNameAt(words[0]) && len(words) > 1 && (askVerbs[w.norm] || orderLeads[w.norm]) ||
		len(words) == 1 && (newsBrands[w.norm] || prepositions[w.norm] || askVerbs[w.norm] && !nounToo[w.norm])
}

// isNameAt reports whether the word at i is a name by its capital, or by its capitals where a text
// starts with it: "WHO news".
func (t typed) isNameAt(i int) bool {
	word := t.words[i].span.Of(t.text)
	return !t.flat && t.words[i].capital && (i > 0 || len(word) > 1 && allUpper(word))
}

// isGivenName reports whether the word at is "Will" or "May" in front of one more word, or alone.
func (t typed) isGivenName(words []int, at int) bool {
	w := t.words[words[at]].norm
	return at == 0 && len(words) <= 2 && (w == "will" || w == "may")
}

// isVerb reports whether the word at is a verb in the past that makes a clause: "the call Bask
// made", "the man arrested in Quill", but not "the injured skipper", "the half built pier".
func (t typed) isVerb(words []int, at int) bool {
	w := t.words[words[at]].norm
	regular := len(w) > 4 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && !endsInEd[w]
	if !regular && !pastVerbs[w] || at == 0 {
		return false
	}
	before := at - 1
	for before >= 0 && strings.HasSuffix(t.words[words[before]].norm, "ly") {
		before--
	}
	if before < 0 || determiners[t.words[words[before]].norm] {
		return false
	}
	if at+1 == len(words) {
		return true
	}
	next := t.words[words[at+1]].norm
	return determiners[next] || prepositions[next]
}

// isAboutWords reports whether a topic is what somebody said, which is a question about speech.
func (t typed) isAboutWords(words []int) bool {
	if len(words) < 2 || !spokenWords[t.words[words[0]].norm] {
		return false
	}
	return slices.ContainsFunc(words[1:], func(i int) bool { return t.is(i, "by", "from", "of") })
}

var (
	// newsBrands are names that "news" belongs to, so that "Fox News" is not the news about a fox.
	newsBrands = prose.Set("bbc fox sky cbs abc nbc itv")
	// orderLeads stand before a topic and are not of it.
	orderLeads = prose.Set(`looking searching need needs want wants wondering curious interested
		asking hear heard know love
		of in on at for to and or with from by as about more talk lets let's`)
	// clauseWords show that a text goes on as a clause, or that it leans on the one before.
	clauseWords = prose.Set(`who whom whose which that what when where why how while because if whether although
	though since until
		after before unless is are was were be been being am has have had do does did will would can could
		should shall might must may
		he she they it we i you him her them me his their its your my our this these those said says say not
		there here
		please thanks`)
	// hollow are words that a topic has besides those that carry it.
	hollow = prose.Set(`the a an of in on at for to and or with from by as s near over news latest update
		updates headlines headline stories story things thing everything anything something nothing everyone
		everybody anyone somebody someone people more world day today one ones yourself myself lot much
		other others new situation stuff happening happened going info
		information next first then afterwards later last`)
	determiners = prose.Set(`the a an his her their its our my this that these those some two three four five
	six all every no half`)
	prepositions = prose.Set(`of in on at for to and or with from by as over near into off up down out
		under about against`)
	// endsInEd are words in "-ed" that are no verbs.
	endsInEd = prose.Set(`united hundred sacred kindred infrared naked wicked rugged crooked aged limited allied
		unmanned ragged`)
	// pastVerbs are the irregular ones of the news.
	pastVerbs = prose.Set(`made gave took went got came saw won lost sent told bought sold wrote spoke fell
	broke chose drove flew grew
		kept knew met paid ran rose stole struck taught threw wore began became built caught held sank shot
		stood brought found
		thought fought sought hid rode swore tore woke wound`)
	spokenWords = prose.Set(`comment comments quote quotes quotation quotations remark remarks statement
		statements words reaction reactions
		response responses opinion opinions view views stance`)
)
