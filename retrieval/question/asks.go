package question

import (
	"strings"

	"quoth/retrieval/prose"
)

// Asks reports whether text asks a question or gives an order in its own grammar: a word that
// asks opens it or one of its sentences, or stands in it ("was found on which island"), or it ends with
// "?" after more than the name of a thing. Bare words ("Ukraine", "ferry strike?") do not ask.
func Asks(text string) bool {
	t := newTyped(text, Known{})
	if t.isLong() {
		t.words = t.words[:min(len(t.words), maxReadWords)]
	}
	first := true
	for i := t.start(); i < len(t.words); i++ {
		if first && t.opensQuestion(i) || t.asksInside(i) {
			return true
		}
		// "To whom", "in which state" open a question as well.
		first = first && prepositions[t.words[i].norm] || t.endsClause(i)
	}
	marked := strings.HasSuffix(strings.TrimRight(strings.TrimSpace(text), "!\"”»’' "), "?")
	return marked && len(t.words) > 0 && !t.isNounPhrase(t.all())
}

// start is where a text begins after greetings.
func (t typed) start() int {
	l := t.line(func(typedWord) bool { return true })
	from, _ := trimPolite(l.text)
	return len(l.in(0, from))
}

// all lists the words of t.
func (t typed) all() []int {
	out := make([]int, len(t.words))
	for i := range out {
		out[i] = i
	}
	return t.topicOf(out)
}

// opensQuestion reports whether a question or an order starts at i.
func (t typed) opensQuestion(i int) bool {
	w := t.words[i]
	lead, _, _ := strings.Cut(w.norm, " ")
	rest := len(t.words) - i
	name := w.capital && !t.flat && (w.span.Of(t.text) == "WHO" || givenVerbs[lead])
	switch {
	case questionWords[lead]:
		return !name
	case auxiliaries[lead] || lead == "may" || lead == "might" || lead == "shall" || lead == "am":
		return rest > 2 && !(name && rest < 4 && t.allCapital(i))
	}
	return askVerbs[lead] && rest > 1 && !(nounToo[lead] && !t.is(i+1, "me", "us", "the", "a", "all", "any", "every"))
}

// asksInside reports whether the word at i asks wherever it stands.
func (t typed) asksInside(i int) bool {
	w := t.words[i]
	switch w.norm {
	case "which", "whose", "what is", "what are":
		return true
	case "what":
		return !w.capital || t.flat
	case "how":
		return t.is(i+1, "many", "much", "old", "long", "far", "often", "big", "tall", "high", "heavy", "soon")
	case "where", "when", "why":
		return i+1 < len(t.words) && auxiliaries[t.words[i+1].norm]
	case "where is", "when is", "why is":
		return true
	case "who", "whom":
		return t.is(i-1, "by", "with", "from", "to", "of", "for")
	}
	return false
}

// endsClause reports whether a mark after the word at i lets a question start behind it.
func (t typed) endsClause(i int) bool {
	if i+1 >= len(t.words) {
		return false
	}
	gap := t.text[t.words[i].span.End:t.words[i+1].span.Start]
	return strings.ContainsAny(gap, ".!?;:,—–\n") && strings.ContainsAny(gap, " \n")
}

func (t typed) allCapital(i int) bool {
	for _, w := range t.words[i:] {
		if !w.capital {
			return false
		}
	}
	return true
}

var (
	questionWords = prose.Set("who whom whose which what when where why how whatever")
	// askVerbs open an order to answer.
	askVerbs = prose.Set(`tell give show find explain list name describe summarize recap compare define catch
		update fill bring get fetch
		search look read remind brief quote display let help`)
	// givenVerbs are auxiliaries that are names as well.
	givenVerbs = prose.Set("will may can")
	// nounToo are nouns as well, so that they open an order only before an object.
	nounToo = prose.Set("name list show read search look quote help brief update display get let catch find")
)
