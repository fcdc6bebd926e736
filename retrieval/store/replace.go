package store

import (
	"errors"
	"fmt"
	"os"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve"
)

// replaceIndex replaces the index in use by one that was made at path. If that fails, it replaces it by an
// empty one, to be filled.
func (s *Store) replaceIndex(fresh index.Index, path string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.index
	s.index = fresh
	if err := old.Close(); err != nil {
		s.log.Warn("close the old index", "err", err) // it is deleted all the same
	}
	if path == "" {
		return nil
	}
	err := errors.Join(fresh.Close(), os.RemoveAll(s.indexOptions.Path), os.Rename(path, s.indexOptions.Path))
	var x index.Index
	if err == nil {
		x, err = bleve.Open(s.indexOptions)
	}
	if err != nil {
		return fmt.Errorf("reindex: %w", errors.Join(err, s.emptyIndex()))
	}
	s.index, s.isInMemory = x, false
	return nil
}

// startOver replaces a damaged index by an empty one. If the disk has no room even for that, the empty one
// is in memory until the disk has, and the error says so. The caller must have the turn to update.
func (s *Store) startOver(damage error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log.Warn("the index is damaged: it is being rebuilt from the stored articles", "why", damage)
	if err := s.index.Close(); err != nil {
		s.log.Debug("close the damaged index", "err", err) // it is deleted all the same
	}
	return s.emptyIndex()
}

// emptyIndex sets s.index, which is closed or nil, to an empty one. The caller must have locked s.mu,
// unless the Store is being opened.
func (s *Store) emptyIndex() error {
	fresh, err := bleve.Create(s.indexOptions)
	s.isInMemory = err != nil
	if err == nil {
		s.index = fresh
		return nil
	}
	inMemory, failed := bleve.Create(bleve.Options{Archive: s.indexOptions.Archive})
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
	fresh, err := bleve.Create(s.indexOptions)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.index
	s.index, s.isInMemory = fresh, false
	return old.Close()
}
