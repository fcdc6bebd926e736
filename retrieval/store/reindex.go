package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"quoth/retrieval/index/bleve"
)

// Reindex rebuilds the index from the archive. Until the new one is whole, questions are answered from
// the old one, which also indexes what is added meanwhile. When Reindex is interrupted, the old one stays.
func (s *Store) Reindex(ctx context.Context, progress Progress) error {
	if s.options.ReadOnly {
		return fmt.Errorf("reindex: %w", errReadOnly)
	}
	if err := s.rebuilding.take(ctx); err != nil {
		return err
	}
	defer s.rebuilding.end()
	defer s.meter.Beside()()
	options := s.indexOptions
	if options.Path != "" {
		options.Path += ".new"
		defer os.RemoveAll(options.Path)
	}
	fresh, err := bleve.Create(options)
	if err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	if err := s.fill(ctx, fresh, progress); err != nil {
		return errors.Join(fmt.Errorf("reindex: %w", err), fresh.Close())
	}
	if err := s.updating.take(ctx); err != nil {
		return errors.Join(err, fresh.Close())
	}
	defer s.updating.end()
	if err := s.fill(ctx, fresh, nil); err != nil { // what was added since
		return errors.Join(fmt.Errorf("reindex: %w", err), fresh.Close())
	}
	return s.replaceIndex(fresh, options.Path)
}
