package store

import (
	"errors"
	"fmt"
	"os"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch"
	"quoth/retrieval/vocabulary"
)

// Open opens a data folder and creates it where it is missing. An index that is behind the archive
// catches up in the background, and one that cannot be used is rebuilt there; meanwhile questions
// are answered from what is indexed.
func Open(o Options) (*Store, error) {
	if o.Dir != "" && !o.ReadOnly {
		if err := os.MkdirAll(o.Dir, 0o700); err != nil {
			return nil, fmt.Errorf("open data folder: %w", err)
		}
	}
	a, err := archive.Open(archive.Options{Path: o.path(archiveFile), ReadOnly: o.ReadOnly, Salvage: o.Salvage})
	if err != nil {
		return nil, err
	}
	s := newStore(o, a)
	if err := s.start(); err != nil {
		a.Close()
		return nil, err
	}
	return s, nil
}

// start opens what is derived from the archive, and begins the work in the background.
func (s *Store) start() error {
	opened := s.openIndex()
	if s.index == nil {
		return opened
	}
	s.noteReadiness()
	s.openVocabulary()
	s.logDamage()
	_ = s.noteWrite(opened) // even on a full disk there is an index, in memory
	if !s.options.ReadOnly && (s.isBehind() || s.isErasing()) {
		s.inBackground("catch up", func() error { return s.CatchUp(s.closing, nil) })
	}
	s.watching.Go(s.verifyDaily)
	s.watching.Go(s.watchIndex)
	return nil
}

// openVocabulary opens the table of words, or an empty one if it cannot be read. Questions are then
// answered without corrections.
func (s *Store) openVocabulary() {
	var err error
	if s.vocabulary, err = vocabulary.Open(s.wordsOptions); err != nil {
		s.log.Info("the table of words cannot be read: misspelt words are answered as they stand "+
			"until it is rebuilt", "err", err)
		s.vocabulary = vocabulary.Empty()
	}
}

// logDamage logs what was saved of a damaged archive, and how many articles cannot be read.
func (s *Store) logDamage() {
	if saved := s.archive.Saved(); saved != nil {
		s.log.Warn("the archive was damaged, and saved into a new one: import what is lost again, "+
			"or put a backup in place",
			"saved", saved.Revisions, "lost", saved.Lost, "damaged", saved.Damaged)
	}
	if m := s.archive.Migrated(); m != nil {
		s.log.Info("the archive of an older version was brought up to date: importing a file again keeps its article",
			"files", m.Unplaced, "separated", m.Split)
	}
	s.logDamaged()
}

// logDamaged logs how many articles cannot be read.
func (s *Store) logDamaged() {
	if n := s.archive.Damaged(); n > 0 {
		s.log.Warn("articles are damaged and left out: import them again, or put a backup in the archive's place",
			"articles", n)
	}
}

// openIndex sets s.index, to an empty one if it must be rebuilt. The error is ErrFull if the index is in
// memory for want of room on the disk.
func (s *Store) openIndex() error {
	if why := s.options.Rebuild; why != nil {
		return s.createIndex(why)
	}
	x, err := s.place.open()
	if err == nil && x.Cursor() > s.archive.Head() {
		x.Close()
		err = fmt.Errorf("%w: it is ahead of the archive", index.ErrStale)
	}
	if err == nil {
		s.index = x
		return nil
	}
	if !errors.Is(err, index.ErrStale) || s.options.ReadOnly {
		return err
	}
	return s.createIndex(err)
}

// createIndex sets s.index to an empty one, to be filled, and logs why.
func (s *Store) createIndex(why error) error {
	switch {
	case s.archive.Len() == 0:
	case errors.Is(why, opensearch.ErrMissing):
		s.log.Info("the index is made from the stored articles: the cluster has none yet")
	default:
		s.log.Warn("the index is rebuilt from the stored articles", "why", why)
	}
	err := s.emptyIndex()
	s.isNew.Store(err == nil && s.archive.Len() > 0)
	if err != nil && !errors.Is(err, ErrFull) {
		s.index = nil
	}
	return err
}

// Close ends the work in the background and closes the folder once all Views are released.
func (s *Store) Close() error {
	s.stop()
	s.watching.Wait()
	s.background.Wait()
	s.rebuilding.wait()
	defer s.rebuilding.end()
	s.updating.wait()
	defer s.updating.end()
	s.mu.Lock()
	defer s.mu.Unlock()
	return errors.Join(s.index.Close(), s.vocabulary.Close(), s.archive.Close())
}
