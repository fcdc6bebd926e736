package backup

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"quoth/bot/guild"
	"quoth/retrieval"
	"quoth/retrieval/ingest/book"
)

// Made is what a backup holds.
type Made struct {
	At                                  time.Time
	Bytes                               int64 // of its files
	Articles, Revisions, Servers, Feeds int
	// Damaged counts the articles and records that were damaged in the data folder already.
	Damaged int
	// Kept is what was forgotten elsewhere and stays out; see Restore.
	Kept retrieval.Taken
}

// check opens the unpacked files of a backup and reads all of them. The error is bolt.ErrDamaged or
// bolt.ErrNewer.
func check(ctx context.Context, dir string, m manifest) (Made, error) {
	made := Made{At: m.Made, Bytes: m.size()}
	for _, f := range m.Files {
		if err := made.add(ctx, f.Name, filepath.Join(dir, f.Name)); err != nil {
			return made, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return made, nil
}

// add checks a file, and counts what is in it.
func (m *Made) add(ctx context.Context, name, path string) error {
	switch name {
	case ArchiveFile:
		c, err := retrieval.CheckArchive(ctx, path, nil)
		m.Articles, m.Revisions = c.Articles, c.Revisions
		m.Damaged += c.Damaged.Count + c.Lost.Count + c.Listed.Count + c.Receipts.Count + c.Forgotten.Count
		return err
	case SettingsFile:
		c, err := guild.CheckFile(path)
		m.Servers = c.Servers
		m.Damaged += c.Damaged.Count
		return err
	case FeedsFile:
		c, err := book.CheckFile(path)
		m.Feeds = c.Sources
		m.Damaged += c.Damaged.Count
		return err
	}
	return nil
}
