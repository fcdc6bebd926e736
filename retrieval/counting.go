package retrieval

import (
	"context"
	"errors"
	"fmt"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/vocabulary"
)

// countArticles is how many articles go into one step of the vocabulary.
const countArticles = 200

// countBytes is how much text goes into one step.
const countBytes = 4 << 20

// countWords brings the vocabulary up to the archive's newest revision. It can be interrupted
// at any point. It comes before the index, which takes longer, so that what is indexed is counted.
func (l *Library) countWords(ctx context.Context) error {
	start := l.vocabulary.Cursor()
	var b vocabulary.Batch
	bytes := 0 // of text in b
	flush := func() error {
		if err := l.vocabulary.Update(b); err != nil {
			return err
		}
		b, bytes = vocabulary.Batch{}, 0
		return ctx.Err()
	}
	for e, err := range l.archive.Since(start) {
		if err == nil {
			err = l.addWords(&b, e, start)
		}
		if bytes += e.Size(); err == nil && (len(b.Add) >= countArticles || bytes >= countBytes) {
			err = flush()
		}
		if err != nil {
			return fmt.Errorf("count words: %w", err)
		}
	}
	if b.Upto == 0 {
		return ctx.Err()
	}
	return flush()
}

// addWords adds a revision to a batch, and takes away the one that it replaces. Where only the
// citation of that one was corrected, it has the same words and is not stored any more: then
// they were counted if that was before start.
func (l *Library) addWords(b *vocabulary.Batch, e archive.Entry, start news.Serial) error {
	b.Upto = e.Serial
	if e.Replaces != 0 {
		old, err := l.archive.Article(e.Replaces)
		switch {
		case err == nil:
			b.Drop = append(b.Drop, old)
		case errors.Is(err, archive.ErrReplaced) && e.Replaces <= start && e.Article != nil:
			b.Drop = append(b.Drop, e.Article)
		case !errors.Is(err, archive.ErrReplaced) && !errors.Is(err, archive.ErrDamaged):
			return err
		}
	}
	if e.Article != nil {
		b.Add = append(b.Add, e.Article)
	}
	return nil
}

// recountAll starts to count all words again, once, where their table is damaged.
func (l *Library) recountAll(damage error) {
	if l.options.ReadOnly || l.closing.Err() != nil || !l.recounting.CompareAndSwap(false, true) {
		return
	}
	l.log.Warn("the words are counted again", "why", damage)
	l.background("count words", func() error {
		defer l.recounting.Store(false)
		if err := l.catch(l.closing); err != nil {
			return err
		}
		defer l.caught()
		defer l.meter.beside()()
		if err := l.vocabulary.Reset(); err != nil {
			return err
		}
		return l.countWords(l.closing)
	})
}
