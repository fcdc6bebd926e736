package question

import (
	"quoth/retrieval/input"
	"quoth/retrieval/prose"
)

// chatter returns where text greets, thanks and says that it asks, rather than what: "hey, does anyone
// know", "lol". It returns nil where no other word carries the question.
func chatter(text string) (out []prose.Span) {
	t := input.Read(text, Known{})
	if t.IsLong() {
		return nil
	}
	inside := coreWords(t)
	carried := false
	for i, w := range t.Words {
		if len(inside) == 0 || i < inside[0] || i > inside[len(inside)-1] {
			out = append(out, w.Span)
		} else {
			carried = carried || Carries(w.Span.Of(text))
		}
	}
	if !carried {
		return nil
	}
	return out
}

// coreWords returns which words of t stand inside all greetings, thanks and layers of asking.
func coreWords(t input.Text) []int {
	l := t.Whole()
	from, to := l.Core()
	for from < to {
		n := input.Wrapping(l.Text[from:to])
		if n == 0 {
			break
		}
		from += n
	}
	return l.WordsIn(from, to)
}

// Passing reports whether an article that lacks a term may answer as well as one that has the term.
// Articles seldom print order and degree in the words of the question, and pleasantries never.
func Passing(term string) bool { return passing[term] }

// passing holds these terms, and verbs that mean little without their object.
var passing = func() map[string]bool {
	var stemmer prose.Stemmer
	terms := make(map[string]bool)
	for w := range prose.Set(`first last before after more most new still back up long due send move
		bring rise become begin start come put ok okay bot lol hey hi pls`) {
		terms[stemmer.Term(w)] = true
	}
	return terms
}()
