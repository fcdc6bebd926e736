package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"quoth/retrieval/news"
)

// Add stores articles and indexes them. What it returns without an error is on the disk and can be
// found. If it returns outcomes and an error, the articles are stored and will be indexed later; so they
// are without an error as long as the index cannot be reached, which Stats says.
func (s *Store) Add(ctx context.Context, articles []*news.Article) ([]news.Outcome, error) {
	outcomes, err := s.archive.Put(articles)
	if err != nil {
		return nil, s.noteWrite(err)
	}
	return outcomes, s.indexNow(ctx)
}

// Withdraw takes articles out of the search, and returns how many. Their words stay in the archive; adding an
// article again puts it back. If it returns an error with a number, the index learns of them later.
func (s *Store) Withdraw(ctx context.Context, keys []news.Key, at time.Time) (int, error) {
	n, err := s.archive.Withdraw(keys, at)
	if err != nil {
		return 0, s.noteWrite(err)
	}
	return n, s.indexNow(ctx)
}

// Tidy merges the parts of an index in the data folder, so that it takes less room and answers faster. An open index
// also merges them ten seconds after the last step. A cluster needs no Tidy. It can be interrupted at any point.
func (s *Store) Tidy(ctx context.Context) error {
	s.mu.RLock() // not held meanwhile: a replacement of the index, and with it all questions, would wait
	x, ok := s.index.(interface{ Tidy(context.Context) error })
	s.mu.RUnlock()
	if ok {
		return x.Tidy(ctx)
	}
	return nil
}

// indexNow catches up, unless the index cannot be reached: then it catches up by itself when it can.
func (s *Store) indexNow(ctx context.Context) error {
	if s.isAway() {
		return nil
	}
	if err := s.CatchUp(ctx, nil); !errors.Is(err, ErrAway) {
		return err
	}
	return nil
}

// CatchUp brings the index and the table of words up to the archive's newest revision. It can be
// interrupted at any point, and goes on from there the next time. While a damaged index is being
// rebuilt, CatchUp leaves the rest to that.
func (s *Store) CatchUp(ctx context.Context, progress Progress) error {
	if s.options.ReadOnly {
		return fmt.Errorf("catch up: %w", errReadOnly)
	}
	if s.repairing.Load() {
		return nil
	}
	if err := s.updating.take(ctx); err != nil {
		return err
	}
	defer s.updating.end()
	defer s.meter.Beside()()
	if !s.isInMemory && !s.isBehind() && !s.isErasing() {
		s.isNew.Store(false)
		return ctx.Err()
	}
	err := s.update(ctx, progress)
	if err == nil {
		s.isNew.Store(false)
	}
	s.noteAnswer(err)
	return s.noteWrite(err)
}

// update counts words and fills the index, which it rebuilds if it turns out to be damaged. It fills the
// index even if the words cannot be written. Then it corrects what was learnt too late, and erases what was
// forgotten. The caller must have the turn to update.
func (s *Store) update(ctx context.Context, progress Progress) error {
	counted := s.countWords(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	created := s.moveToDisk()
	indexed := s.index.Cursor()
	filled := s.fill(ctx, s.index, progress)
	if errors.Is(filled, ErrDamagedIndex) {
		created, indexed = s.startOver(filled), 0
		filled = s.fill(ctx, s.index, progress)
	}
	if err := errors.Join(counted, created, filled); err != nil {
		return err
	}
	if err := s.correct(ctx, indexed); err != nil {
		return err
	}
	return s.erase(ctx)
}
