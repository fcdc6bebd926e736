package store

import (
	"errors"
	"fmt"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve"
)

// replaceIndex replaces the index in use by one that was made beside the one at a place. If that leaves none, it
// replaces it by an empty one, to be filled. The caller must have the turn to update.
func (s *Store) replaceIndex(fresh index.Index, to place) error {
	if err := to.register(fresh); err != nil {
		to.discard(fresh)
		return fmt.Errorf("reindex: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.place
	s.place = to
	x, err := to.adopt(fresh, s.index)
	if err != nil {
		return fmt.Errorf("reindex: %w", errors.Join(err, s.emptyIndex()))
	}
	s.index, s.isInMemory = x, false
	s.health.Store(nil) // until it is asked
	if !before.is(to) {
		s.inBackground("delete the old index", before.remove)
	}
	return nil
}

// startOver replaces a damaged index by an empty one. If the disk has no room even for that, the empty one
// is in memory until the disk has, and the error says so. The caller must have the turn to update.
func (s *Store) startOver(damage error) error {
	s.log.Warn("the index is damaged: it is being rebuilt from the stored articles", "why", damage)
	if c, ok := s.place.(cluster); ok {
		if fresh, err := c.create(); err == nil {
			return s.use(fresh)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.index.Close(); err != nil {
		s.log.Debug("close the damaged index", "err", err) // it is deleted all the same
	}
	return s.emptyIndex()
}

// emptyIndex sets s.index, which is closed or nil, to an empty one. The caller must have locked s.mu,
// unless the Store is being opened.
func (s *Store) emptyIndex() error {
	fresh, err := s.place.create()
	s.isInMemory = err != nil
	if err == nil {
		s.index = fresh
		return nil
	}
	inMemory, failed := bleve.Create(bleve.Options{Archive: s.archive.ID()})
	if failed == nil {
		s.index = inMemory
	}
	return errors.Join(err, failed)
}

// moveToDisk replaces an index that is in memory for want of room by an empty one on the disk. The error is
// ErrFull if there is still no room. The caller must have the turn to update.
func (s *Store) moveToDisk() error {
	if !s.isInMemory {
		return nil
	}
	fresh, err := s.place.create()
	if err != nil {
		return err
	}
	return s.use(fresh)
}

// use replaces the index by one that takes no time to open, since questions wait meanwhile.
func (s *Store) use(fresh index.Index) error {
	s.mu.Lock()
	old := s.index
	s.index, s.isInMemory = fresh, false
	s.mu.Unlock()
	return old.Close()
}
