package store

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"

	"quoth/retrieval/bolt"
)

// Compacted says how many bytes the articles and what is derived from them took before and after Compact.
type Compacted struct{ Before, After int64 }

// Compact rewrites the archive and the table of words without their free parts, which still have words of what
// was forgotten. If anything was, it also rebuilds the index, whose files keep the words of dropped articles until
// they are merged. Questions are answered meanwhile, and writes wait. When it is interrupted, or on a full disk,
// each file is still whole: the old one or the new one.
func (s *Store) Compact(ctx context.Context, progress Progress) (c Compacted, err error) {
	if s.options.ReadOnly {
		return c, fmt.Errorf("compact: %w", errReadOnly)
	}
	if err := s.CatchUp(ctx, nil); err != nil {
		return c, fmt.Errorf("compact: %w", err)
	}
	if s.isErasing() {
		return c, fmt.Errorf("compact: %w", ErrUnerased)
	}
	c.Before = s.bytes()
	if err := s.compactFiles(ctx); err != nil {
		return c, fmt.Errorf("compact: %w", err)
	}
	unclean, err := s.archive.IsUnclean()
	if err == nil && unclean {
		err = s.ReindexHere(ctx, progress)
	}
	if err == nil && unclean {
		err = s.archive.SetClean()
	}
	if err != nil {
		return c, fmt.Errorf("compact: %w", bolt.AsFull(err))
	}
	c.After = s.bytes()
	return c, nil
}

// compactFiles rewrites the archive and the table of words.
func (s *Store) compactFiles(ctx context.Context) error {
	if err := s.archive.Compact(); err != nil {
		return err
	}
	if err := s.updating.take(ctx); err != nil {
		return err
	}
	defer s.updating.end()
	return s.vocabulary.Compact()
}

// bytes returns how many bytes the files of the Store have.
func (s *Store) bytes() (n int64) {
	if s.options.Dir == "" {
		return 0
	}
	for _, name := range []string{archiveFile, wordsFile, indexDir} {
		_ = filepath.WalkDir(s.options.path(name), func(_ string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil // a file that was merged away meanwhile
			}
			if info, err := d.Info(); err == nil {
				n += info.Size()
			}
			return nil
		})
	}
	return n
}
