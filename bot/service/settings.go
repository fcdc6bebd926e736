package service

import (
	"sync"

	"quoth/bot/folder"
	"quoth/bot/guild"
	"quoth/retrieval/bolt"
)

// settings is the file of what servers set. It is open while the bot runs.
type settings struct {
	contents folder.Contents
	mu       sync.Mutex
	store    *guild.Store // nil: not open
}

// OpenSettings opens the file of what servers set, and creates it if need be. Close closes it.
func (s *Service) OpenSettings() (*guild.Store, error) {
	s.settings.mu.Lock()
	defer s.settings.mu.Unlock()
	if err := s.settings.check(); err != nil {
		return nil, err
	}
	store, err := guild.Open(s.Contents.Path(folder.SettingsFile))
	if err != nil {
		return nil, err
	}
	s.settings.store = store
	s.Contents.Note(folder.SettingsFile)
	return store, nil
}

// check returns an error when the file is lost.
func (s *settings) check() error {
	return s.contents.Check(folder.SettingsFile, "begin with no server set up")
}

// freeze returns a Snapshot of the file, which it opens if nobody has. The caller holds the lock.
func (s *settings) freeze() (*bolt.Snapshot, error) {
	if s.store != nil {
		return s.store.Freeze()
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	return bolt.FreezeFile(s.contents.Path(folder.SettingsFile))
}

// checkFile checks the file, which it opens if nobody has.
func (s *settings) checkFile() (guild.Checked, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.store != nil {
		return s.store.Check()
	}
	return guild.CheckFile(s.contents.Path(folder.SettingsFile))
}

func (s *settings) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.store == nil {
		return nil
	}
	return s.store.Close()
}
