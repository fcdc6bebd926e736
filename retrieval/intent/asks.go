package intent

import (
	"strings"

	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// Asks reports whether text asks a question or gives an order in its own grammar: a word of asking
// opens it or one of its sentences, or stands in it ("was found on which island"), or it ends with
// "?" and is more than the name of a thing. Bare words ("Ukraine", "ferry strike?") do not ask.
func Asks(text string) bool {
	t := typed{input.Read(text, input.Known{}).Clipped()}
	first := true
	for i := t.start(); i < len(t.Words); i++ {
		if first && t.opensQuestion(i) || t.asksInside(i) {
			return true
		}
		// "To whom", "in which state" open a question as well.
		first = first && input.Preposition.Has(t.Words[i].Norm) || t.endsClause(i)
	}
	marked := strings.HasSuffix(strings.TrimRight(strings.TrimSpace(text), "!\"”»’' "), "?")
	return marked && len(t.Words) > 0 && !t.isNounPhrase(t.all())
}

// start returns the first word of t behind greetings.
func (t typed) start() int {
	l := t.Whole()
	from, _ := l.Core()
	return len(l.WordsIn(0, from))
}

// all returns the words of t without those that only lead to a topic.
func (t typed) all() []int {
	out := make([]int, len(t.Words))
	for i := range out {
		out[i] = i
	}
	return t.trimTopic(out)
}

// opensQuestion reports whether a question or an order starts with word i.
func (t typed) opensQuestion(i int) bool {
	w := t.Words[i]
	lead, _, _ := strings.Cut(w.Norm, " ")
	rest := len(t.Words) - i
	name := w.Capital && !t.Flat && (w.Span.Of(t.Raw) == "WHO" || givenVerbs[lead])
	switch {
	case input.QuestionWord.Has(lead):
		return !name
	case input.Auxiliary.Has(lead) || lead == "may" || lead == "might" || lead == "shall" || lead == "am":
		return rest > 2 && !(name && rest < 4 && t.allCapital(i))
	}
	hasObject := t.Is(i+1, "me", "us", "the", "a", "all", "any", "every")
	return input.Order.Has(lead) && rest > 1 && (hasObject || !input.OrderOrNoun.Has(lead))
}

// asksInside reports whether word i asks wherever it stands.
func (t typed) asksInside(i int) bool {
	w := t.Words[i]
	switch w.Norm {
	case "which", "whose", "what is", "what are":
		return true
	case "what":
		return !w.Capital || t.Flat
	case "how":
		return t.Is(i+1, "many", "much", "old", "long", "far", "often", "big", "tall", "high", "heavy", "soon")
	case "where", "when", "why":
		return i+1 < len(t.Words) && input.Auxiliary.Has(t.Words[i+1].Norm)
	case "where is", "when is", "why is":
		return true
	case "who", "whom":
		return t.Is(i-1, "by", "with", "from", "to", "of", "for")
	}
	return false
}

// endsClause reports whether a mark behind word i lets a question start there.
func (t typed) endsClause(i int) bool {
	if i+1 >= len(t.Words) {
		return false
	}
	gap := t.Raw[t.Words[i].Span.End:t.Words[i+1].Span.Start]
	return strings.ContainsAny(gap, ".!?;:,—–\n") && strings.ContainsAny(gap, " \n")
}

// allCapital reports whether all words from word i on have a capital.
func (t typed) allCapital(i int) bool {
	for _, w := range t.Words[i:] {
		if !w.Capital {
			return false
		}
	}
	return true
}

// givenVerbs are auxiliaries that are names as well.
var givenVerbs = prose.Set("will may can")
