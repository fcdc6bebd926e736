package store

import (
	"context"
	"fmt"
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
