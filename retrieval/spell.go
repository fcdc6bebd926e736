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
func (l *Library) spell(
	ctx context.Context, text string, known question.Known, s spellcheck.Suspects,
) (spellcheck.Result, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	checker := spellcheck.Checker{Index: l.index, Vocabulary: l.vocabulary, Articles: l.archive.Len()}
	out, err := checker.Check(ctx, text, known, s)
	if out.VocabularyErr != nil {
		l.recountAll(out.VocabularyErr)
	}
	if l.lags() {
		out.Unknown, out.Missing = nil, nil
	}
	return out, err
}
