// Package backup copies what cannot be rebuilt of a data folder into one file, and restores a folder from it.
//
//	f, err := backup.Create("quoth.tar", size, false)
//	err = backup.Write(ctx, f, time.Now(), parts) // the process that holds the folder
//	made, err := f.Finish(ctx)                    // it is read back, and has its name from now on
//
//	made, err := backup.Restore(ctx, in, "data", "")
//
// A backup is a tar archive, which other programs can unpack: a manifest, the files of the folder, and a list
// of checksums that the program sha256sum can check. The unpacked files are a data folder. The index and the
// table of words are not in it: quoth rebuilds them from the articles.
package backup

import (
	"errors"
	"time"
)

// The files of a data folder that a backup has.
const (
	ArchiveFile  = "archive.db"  // the articles
	FeedsFile    = "sources.db"  // the list of feeds
	SettingsFile = "settings.db" // what servers set, and what was posted there
	ContentsFile = "contents"    // the names of the others, one a line
)

// The other members of a backup: the first, and the last, without which it is cut short.
const (
	manifestFile = "quoth-backup.json"
	sumsFile     = "SHA256SUMS"
)

// format is the version of the layout of a backup.
const format = 1

// manifest is the first member.
type manifest struct {
	Format int       `json:"quoth_backup"`
	Made   time.Time `json:"made"`
	Files  []file    `json:"files"` // in the order in which they follow
}

type file struct {
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
}

// size returns how many bytes the files have.
func (m manifest) size() (bytes int64) {
	for _, f := range m.Files {
		bytes += f.Bytes
	}
	return bytes
}

// What can be wrong with a backup; test with errors.Is.
var (
	ErrForeign = errors.New("it is no backup of quoth")
	ErrCut     = errors.New("it is cut short")
	ErrDamaged = errors.New("it is damaged")
	ErrNewer   = errors.New("it was made by a newer version of quoth")
)

// ErrFolderDamaged means that the data folder is damaged so that no sound backup can be made of it.
var ErrFolderDamaged = errors.New("the data folder is damaged")

// ErrSlow means that a backup was given up, because whoever took it was too slow: what is to be stored in
// the data folder waits meanwhile.
var ErrSlow = errors.New("the backup was taken too slowly, and given up")
