package store

import (
	"context"
	"fmt"
	"time"
)

// Reindex rebuilds the index from the archive, in the data folder or in a cluster, wherever it was before. Until the
// new one is complete, questions are answered from the old one, which also indexes what is added meanwhile. When
// Reindex is interrupted, the old one stays.
func (s *Store) Reindex(ctx context.Context, to *Cluster, progress Progress) error {
	if s.options.ReadOnly {
		return fmt.Errorf("reindex: %w", errReadOnly)
	}
	if err := s.rebuilding.take(ctx); err != nil {
		return err
	}
	defer s.rebuilding.end()
	defer s.meter.Beside()()
	options := s.options
	options.Cluster = to
	target := placeOf(options, s.archive.ID())
	s.mu.RLock()
	isHere := target.is(s.place)
	s.mu.RUnlock()
	if isHere && s.isNew.Load() {
		return s.finish(ctx, progress)
	}
	fresh, err := target.createBeside()
	if err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	if err := s.fill(ctx, fresh, progress); err != nil {
		target.discard(fresh)
		return fmt.Errorf("reindex: %w", err)
	}
	if err := s.updating.take(ctx); err != nil {
		target.discard(fresh)
		return err
	}
	defer s.updating.end()
	if err := s.fill(ctx, fresh, nil); err != nil { // what was added since
		target.discard(fresh)
		return fmt.Errorf("reindex: %w", err)
	}
	if err := s.replaceIndex(fresh, target); err != nil {
		return err
	}
	s.noteAnswer(nil)
	return nil
}

// finish waits until an index that was made when the Store was opened has seen the whole archive. To make another one
// would be the same work again.
func (s *Store) finish(ctx context.Context, progress Progress) error {
	done := make(chan error, 1)
	go func() { done <- s.CatchUp(ctx, nil) }()
	ticker := time.NewTicker(200 * time.Millisecond)
	defer ticker.Stop()
	for {
		select {
		case err := <-done:
			return err
		case <-ticker.C:
			if progress != nil {
				progress(s.seen())
			}
		}
	}
}

// seen returns the number of revisions that the index has seen, and that of all.
func (s *Store) seen() (done, total int) {
	view := s.View()
	defer view.Release()
	return int(view.Indexed()), int(view.Head())
}

// ReindexHere rebuilds the index where it is.
func (s *Store) ReindexHere(ctx context.Context, progress Progress) error {
	s.mu.RLock()
	c, _ := s.place.(cluster)
	s.mu.RUnlock()
	if c.Prefix == "" {
		return s.Reindex(ctx, nil, progress)
	}
	return s.Reindex(ctx, &c.Options, progress)
}
