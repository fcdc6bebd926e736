package request

import (
	"context"

	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/spellcheck"
	"quoth/retrieval/store"
	"quoth/retrieval/topic"
)

// Reader reads what questions ask for. It is used as long as its View.
type Reader struct {
	view   *store.View
	scope  search.Scope
	known  question.Known
	topics topic.Finder
}

// In returns a Reader for questions to the articles of a View in a scope.
func In(view *store.View, s search.Scope, known question.Known) Reader {
	return Reader{view, s, known, topic.In(view, known.Now, known.Zone)}
}

// correct matches the words of a question with those of the articles.
func (r Reader) correct(ctx context.Context, q *Request) error {
	s, err := r.spell(ctx, q.Text, spellcheck.Unknown)
	if err != nil {
		return err
	}
	q.Question, q.Unknown, q.Missing = s.Question, s.Unknown, s.Missing
	if s.Text != q.Text {
		q.setText(s.Text, r.known)
	}
	for _, c := range s.Corrections {
		if question.Carries(c.Taken) {
			q.Corrections = append(q.Corrections, c)
		}
		q.because("“%s” is hardly in the articles; taken for “%s”", c.Typed, c.Taken)
	}
	for _, w := range s.Unknown {
		q.because("no article has “%s”, nor a word near it", w)
	}
	for term, variants := range s.Variants {
		q.Question.Vary(term, variants...)
	}
	q.SetDays(q.Intent.Days)
	q.Outlets = q.Intent.Sources
	return nil
}

// spell checks the spelling of a text. While articles are still to be indexed it reports no word as
// unknown or missing, since they may have it.
func (r Reader) spell(ctx context.Context, text string, s spellcheck.Suspects) (spellcheck.Result, error) {
	checker := spellcheck.Checker{Index: r.view, Vocabulary: r.view.Words(), Articles: r.view.Len()}
	out, err := checker.Check(ctx, text, r.known, s)
	if r.view.IsBehind() {
		out.Unknown, out.Missing = nil, nil
	}
	return out, err
}
