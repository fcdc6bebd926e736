package retrieval

import (
	"context"

	"quoth/retrieval/question"
	"quoth/retrieval/spellcheck"
)

// Correction is a word that was typed, and the word of the articles that it was taken for.
type Correction = spellcheck.Correction

// spell matches the words of a text with those of the articles. While articles are still to be
// indexed, it reports no word as unknown or missing, since they may have it.
func (c *call) spell(
	ctx context.Context, text string, known question.Known, s spellcheck.Suspects,
) (spellcheck.Result, error) {
	checker := spellcheck.Checker{Index: c.view, Vocabulary: c.view.Words(), Articles: c.view.Len()}
	out, err := checker.Check(ctx, text, known, s)
	if c.view.IsBehind() {
		out.Unknown, out.Missing = nil, nil
	}
	return out, err
}
