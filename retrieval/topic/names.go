package topic

import (
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/store"
	"quoth/retrieval/vocabulary"
)

// Names returns the names in a question as they were typed: the runs of words with a capital that is not due
// to their place. If there are none, Names returns the runs of words that the articles print with a capital.
func Names(q question.Question, view *store.View) []string {
	names := runs(q, func(t question.Term) bool { return t.Name })
	if len(names) == 0 {
		names = runs(q, func(t question.Term) bool {
			return prose.Capitalized(view.Words().Printed(vocabulary.Word(t.Span.Of(q.Text))))
		})
	}
	return names
}

// shortestName is the number of runes that a word of a name must have.
const shortestName = 3

// runs returns the runs of words that carry a question and for which keep reports true.
func runs(q question.Question, keep func(question.Term) bool) []string {
	var out []string
	last := prose.Span{}
	for _, t := range q.Terms {
		if t.Weight < 1 || !keep(t) || utf8.RuneCountInString(t.Span.Of(q.Text)) < shortestName {
			continue
		}
		if n := len(out); n > 0 && q.Text[last.End:max(last.End, t.Span.Start)] == " " {
			last.End = t.Span.End
			out[n-1] = last.Of(q.Text)
			continue
		}
		last = t.Span
		out = append(out, last.Of(q.Text))
	}
	return out
}
