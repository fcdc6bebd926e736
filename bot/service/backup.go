package service

import (
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"quoth/bot/backup"
	"quoth/bot/folder"
	"quoth/bot/report"
	"quoth/retrieval/bolt"
)

// backup writes a backup of the folder.
func (s *Service) backup(ctx context.Context, out io.Writer) error {
	parts, err := s.freeze()
	if err != nil {
		return err
	}
	defer parts.articles.Close()
	err = backup.Write(ctx, out, time.Now(), parts.all)
	if errors.Is(err, backup.ErrSlow) {
		err = report.WithHint(err, "write it to a file on a faster disk, and copy that")
	}
	return err
}

// frozen are the files of a backup.
type frozen struct {
	all      []backup.Part
	articles *bolt.Snapshot
}

// freeze returns the files as they are at one moment, at which none of them is being written. So what a
// backup has was true at that moment: an item that a feed remembers is stored, and a post that was made is in
// the ledger. The articles come first, as a write of theirs may take long. From the end of freeze, only
// articles wait to be stored.
func (s *Service) freeze() (f frozen, err error) {
	s.settings.mu.Lock()
	defer s.settings.mu.Unlock()
	if f.articles, err = s.Library.Freeze(); err != nil {
		return f, err
	}
	feeds, err1 := s.freezeFile(folder.FeedsFile, s.Feeds.Freeze)
	servers, err2 := s.freezeFile(folder.SettingsFile, s.settings.freeze)
	err = errors.Join(err1, err2, f.load(folder.SettingsFile, servers), f.load(folder.FeedsFile, feeds))
	if err != nil {
		return f, errors.Join(err, f.articles.Close())
	}
	f.all = append(f.all, backup.Stream(folder.ArchiveFile, f.articles))
	return f, nil
}

// freezeFile freezes a file that the folder has or has had; nil for another one.
func (s *Service) freezeFile(name string, freeze func() (*bolt.Snapshot, error)) (*bolt.Snapshot, error) {
	if s.IsMissing(name) && !slices.Contains(s.Names(), name) {
		return nil, nil
	}
	return freeze()
}

// load reads a frozen file, which may be nil.
func (f *frozen) load(name string, s *bolt.Snapshot) error {
	if s == nil {
		return nil
	}
	part, err := backup.Load(name, s)
	f.all = append(f.all, part)
	return err
}
