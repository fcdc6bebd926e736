// Package spellcheck matches the words of a question with the words of the articles. A word that
// hardly any article has may be misspelt. The alternatives to it are the words near it, the two words
// that it may be typed together from, and the word that it makes with its neighbour. An alternative is
// likely if some article has it together with the other words of the question.
//
//	c := spellcheck.Checker{Index: index, Vocabulary: vocabulary, Articles: 6000}
//	r, err := c.Check(ctx, "What did Zelensky say?", question.Known{}, spellcheck.Unknown)
//	fmt.Println(r.Text)        // What did Zelenskyy say?
//	fmt.Println(r.Corrections) // [{Zelensky Zelenskyy}]
package spellcheck

import (
	"context"

	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/vocabulary"
)

// mostChecked bounds the words of one text that are looked up near others.
const mostChecked = 6

// Check matches the words of text with those of the articles. Words that enough articles have cost
// next to nothing. Check corrects each word by itself, as if the others were spelt correctly.
func (c Checker) Check(ctx context.Context, text string, known question.Known, s Suspects) (Result, error) {
	t, err := c.count(ctx, text, known, s)
	if err != nil {
		return Result{}, err
	}
	out := Result{Question: t.question, Variants: make(map[string][]string)}
	checked := 0
	for i, term := range t.question.Terms {
		switch {
		case t.isSuspect(i) && !t.isJoined(i) && checked < mostChecked:
			checked++
			if err := t.correct(ctx, &out, i); err != nil {
				return Result{}, err
			}
		case t.counts[i] == 0 && term.Weight == 1:
			out.Missing = append(out.Missing, term.Span.Of(text))
		}
	}
	out.dropBesideUnknown(text)
	for _, j := range t.joins {
		t.addJoined(&out, j)
	}
	out.Text = rewrite(text, out.edits)
	return out, nil
}

// correct puts the likeliest alternative in the place of term i. If some articles have the word that was
// typed, it stays a variant, so that these articles are found as well.
func (t *typed) correct(ctx context.Context, out *Result, i int) error {
	term := t.question.Terms[i]
	word := term.Span.Of(t.text)
	best, ok, err := t.best(ctx, i)
	switch {
	case err != nil:
		return err
	case !ok && t.counts[i] == 0 && !t.isCompound(word):
		out.Unknown, out.Missing = append(out.Unknown, word), append(out.Missing, word)
	case ok:
		out.edits = append(out.edits, edit{best.span, best.printed})
		out.Corrections = append(out.Corrections, Correction{best.span.Of(t.text), best.printed})
		if t.counts[i] > 0 && i != t.rarest {
			out.vary(best.terms, term.Text)
		}
	}
	return nil
}

// joinedTimes is how many times as common as the rarer of its parts a joined word must be to be
// reported as a correction.
const joinedTimes = 3

// addJoined adds a word that two terms make as a variant of both.
func (t *typed) addJoined(out *Result, j join) {
	first, second := t.question.Terms[j.first], t.question.Terms[j.first+1]
	out.vary([]string{first.Text, second.Text}, j.term)
	if j.articles >= joinedTimes*min(t.counts[j.first], t.counts[j.first+1]) {
		apart := prose.Span{Start: first.Span.Start, End: second.Span.End}.Of(t.text)
		printed := t.Vocabulary.Printed(vocabulary.Word(j.word))
		out.Corrections = append(out.Corrections, Correction{apart, printed})
	}
}
