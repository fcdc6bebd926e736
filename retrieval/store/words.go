package store

import (
	"context"
	"errors"
	"fmt"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/spelling"
	"quoth/retrieval/vocabulary"
)

// Words answers which words the articles have. It is used as long as its View. All words are in the form
// that vocabulary.Word returns.
type Words struct{ store *Store }

// Articles returns how many articles have a word.
func (w Words) Articles(word string) (int, error) { return w.store.vocabulary.Articles(word) }

// Capitals returns the share, from 0 to 1, of the articles with a word that print it with a capital.
func (w Words) Capitals(word string) float64 { return w.store.vocabulary.Capitals(word) }

// Printed returns a word as most articles print it inside a sentence.
func (w Words) Printed(word string) string { return w.store.vocabulary.Printed(word) }

// Near returns the n words that are most likely meant by a misspelt one. If the table of words is damaged,
// Near starts to rebuild it and returns an error. A question is then answered as it stands.
func (w Words) Near(word string, n int) ([]spelling.Candidate, error) {
	near, err := w.store.vocabulary.Near(word, n)
	if err != nil {
		w.store.recount(err)
	}
	return near, err
}

// shownName is the share of the articles with a word that must print it with a capital for the word to be shown at
// the start of a name. In print "Guardian" has 0.96, "Times" 0.29, "Layoffs" 0.11 and "Staff" 0.06.
const shownName = 0.15

// isName reports whether a word is printed as a name, which holds for a word that is not counted.
func (w Words) isName(printed string) bool {
	word := vocabulary.Word(printed)
	n, err := w.Articles(word)
	return err != nil || n == 0 || w.Capitals(word) >= shownName
}

// The bounds of one step of the table of words.
const (
	stepArticles = 1000
	stepBytes    = 4 << 20 // of text
)

// countWords brings the table of words up to the archive's newest revision. It can be interrupted at
// any point. It runs before the index is filled, so that the words of all indexed articles are counted.
func (s *Store) countWords(ctx context.Context) error {
	start := s.vocabulary.Cursor()
	var b vocabulary.Batch
	bytes := 0 // of text in b
	flush := func() error {
		if err := s.vocabulary.Update(b); err != nil {
			return err
		}
		b, bytes = vocabulary.Batch{}, 0
		return ctx.Err()
	}
	for e, err := range s.archive.Since(start) {
		if err == nil {
			err = s.addWords(&b, e, start)
		}
		if bytes += e.Size(); err == nil && (len(b.Add) >= stepArticles || bytes >= stepBytes) {
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

// addWords adds a revision to a batch, and drops the one that it replaces. If a revision only corrects the
// citation, the replaced one is not stored any more, and has the same words. These were counted already if
// its serial is not after start.
func (s *Store) addWords(b *vocabulary.Batch, e archive.Entry, start news.Serial) error {
	b.Upto = e.Serial
	if e.Replaces != 0 {
		old, err := s.archive.Article(e.Replaces)
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
		b.Add, b.Serials = append(b.Add, e.Article), append(b.Serials, e.Serial)
	}
	return nil
}

// recount starts to rebuild a damaged table of words in the background, unless that is going on.
func (s *Store) recount(damage error) {
	if s.options.ReadOnly || s.closing.Err() != nil || !s.recounting.CompareAndSwap(false, true) {
		return
	}
	s.log.Warn("the words are counted again", "why", damage)
	s.inBackground("count words", func() error {
		defer s.recounting.Store(false)
		return s.Recount(s.closing)
	})
}

// Recount counts the words of all articles again.
func (s *Store) Recount(ctx context.Context) error {
	if err := s.updating.take(ctx); err != nil {
		return err
	}
	defer s.updating.end()
	defer s.meter.Beside()()
	if err := s.vocabulary.Reset(); err != nil {
		return err
	}
	return s.countWords(ctx)
}
