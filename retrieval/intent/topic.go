package intent

import (
	"slices"
	"strconv"
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// trimTopic returns words without those at their ends that are no part of the topic: "the latest
// news on", "right now".
func (t typed) trimTopic(words []int) []int {
	for len(words) > 0 && (beforeTopic[t.Words[words[0]].Norm] || t.isNewsLead(words)) && !t.isNameThe(words) {
		words = words[1:]
	}
	for len(words) > 1 && behindTopic[t.Words[words[len(words)-1]].Norm] {
		words = words[:len(words)-1]
	}
	return words
}

// isNewsLead reports whether words start with a preposition, or a word of news before one: "news on
// the dam".
func (t typed) isNewsLead(words []int) bool {
	if len(words) < 3 {
		return false
	}
	first, second := t.Words[words[0]].Norm, t.Words[words[1]].Norm
	return input.News.Has(first) && input.LeadsTopic.Has(second) || first == "on" || first == "about"
}

// isNameThe reports whether words start with an article that is part of a name: "The Hague".
func (t typed) isNameThe(words []int) bool {
	first := t.Words[words[0]]
	return first.Norm == "the" && len(words) > 1 && t.IsName(words[0]) && t.Words[words[1]].Capital
}

var (
	beforeTopic = prose.Set("the a an any some all this that these those my our your latest newest recent breaking")
	behindTopic = prose.Set(`news latest updates update headlines now currently lately recently please
		again today's so far exactly yet still`)
)

// isTopic reports whether words can be what news is about: a noun phrase of a few words, and not a
// clause, a pronoun or the news itself.
func (t typed) isTopic(words []int) bool {
	content, ok := t.nounPhrase(words)
	return ok && 0 < content && !t.isAboutWords(words) && !t.isClock(words)
}

// isClock reports whether words are a time of the day: "5pm".
func (t typed) isClock(words []int) bool {
	first, last := t.Words[words[0]].Norm, t.Words[words[len(words)-1]].Norm
	hour := strings.TrimRight(first, "apm")
	_, err := strconv.Atoi(hour)
	return err == nil && (last == "am" || last == "pm" || len(words) == 1 && first != hour)
}

// startsOrder reports whether words start with an order, a preposition or the like, so that they
// are more than a topic: "list Crake" in "list Crake news".
func (t typed) startsOrder(words []int) bool {
	w := t.Words[words[0]].Norm
	if len(words) > 1 {
		return !t.IsName(words[0]) && (input.Order.Has(w) || orderLeads[w])
	}
	return newsBrands[w] || input.Preposition.Has(w) || input.Order.Has(w) && !input.OrderOrNoun.Has(w)
}

// isAboutWords reports whether words ask for what somebody said: "comments by Crake".
func (t typed) isAboutWords(words []int) bool {
	if len(words) < 2 || !spokenWords[t.Words[words[0]].Norm] {
		return false
	}
	return slices.ContainsFunc(words[1:], func(i int) bool { return t.Is(i, "by", "from", "of") })
}

var (
	// newsBrands are words that make a name with "news": "Fox News" is not the news about a fox.
	newsBrands = prose.Set("bbc fox sky cbs abc nbc itv")
	// orderLeads stand before a topic and are no part of it.
	orderLeads = prose.Set(`looking searching need needs want wants wondering curious interested asking
		hear heard know love of in on at for to and or with from by as about more talk lets let's`)
	// spokenWords are nouns for what somebody said.
	spokenWords = prose.Set(`comment comments quote quotes quotation quotations remark remarks statement
		statements words reaction reactions response responses opinion opinions view views stance`)
)

// asTyped returns words as they were typed, without other words between them.
func (t typed) asTyped(words []int) string {
	var pieces []string
	for i := 0; i < len(words); {
		k := i
		for k+1 < len(words) && words[k+1] == words[k]+1 {
			k++
		}
		s := prose.Span{Start: t.Words[words[i]].Span.Start, End: t.Words[words[k]].Span.End}
		pieces = append(pieces, strings.Join(strings.Fields(withPoint(t.Raw, s)), " "))
		i = k + 1
	}
	return strings.Join(pieces, " ")
}
