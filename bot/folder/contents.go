package folder

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quoth/bot/backup"
	"quoth/bot/report"
	"quoth/retrieval"
)

// The files of a data folder.
const (
	ArchiveFile  = backup.ArchiveFile
	FeedsFile    = backup.FeedsFile
	SettingsFile = backup.SettingsFile
	// contentsFile lists the files that the folder has had, one name a line: so a file that was
	// deleted differs from one that never existed. To go on without a file, delete its line.
	contentsFile = backup.ContentsFile
)

// Contents is the list of the files that a data folder has had. Both fields must be set.
type Contents struct {
	Dir string // the data folder
	Log *slog.Logger
}

// Path returns the path of a file in the folder.
func (c Contents) Path(name string) string { return filepath.Join(c.Dir, name) }

// Names returns the names in the list, none when there is no list.
func (c Contents) Names() []string {
	data, err := os.ReadFile(c.Path(contentsFile))
	if err != nil {
		return nil
	}
	return strings.Fields(string(data))
}

// Note adds a name to the list. It only logs an error: a name that is not in the list costs no more
// than a later message when the file is lost.
func (c Contents) Note(name string) {
	names := c.Names()
	if slices.Contains(names, name) {
		return
	}
	path := c.Path(contentsFile)
	err := os.WriteFile(path+".new", []byte(strings.Join(append(names, name), "\n")+"\n"), 0o600)
	if err == nil {
		err = os.Rename(path+".new", path)
	}
	if err != nil {
		c.Log.Debug("list what the data folder holds", "err", err)
	}
}

// LostError reports that a file that the folder has had is missing or empty.
type LostError struct {
	path    string
	list    string // the path of the contentsFile
	without string // what going on without it means
}

// Error says what is missing and what to do.
func (l *LostError) Error() string {
	return l.path + " is missing or empty, and was not before: " + l.Hint()
}

// Hint says what to do.
func (l *LostError) Hint() string {
	return fmt.Sprintf("put a backup in its place or, to %s, delete its line from %s", l.without, l.list)
}

// Check returns a *LostError when a file is in the list and is missing or empty. Without says what
// going on without it means: "begin with no feeds".
func (c Contents) Check(name, without string) error {
	if !c.IsMissing(name) || !slices.Contains(c.Names(), name) {
		return nil
	}
	return &LostError{c.Path(name), c.Path(contentsFile), without}
}

// CheckArchive returns an error when the archive is missing though the folder has had one, or has
// its index.
func (c Contents) CheckArchive() error {
	if retrieval.Exists(c.Dir) {
		return nil
	}
	if err := c.Check(ArchiveFile, "start again without articles"); err != nil {
		return err
	}
	for _, name := range []string{"index", "words.db"} {
		if !c.IsMissing(name) {
			return report.WithHint(
				fmt.Errorf("%s is missing or empty, though %s is there", c.Path(ArchiveFile), name),
				"put a backup in its place or, to start again without articles, delete "+c.Path(name))
		}
	}
	return nil
}

// IsMissing reports whether a file is not there, or empty.
func (c Contents) IsMissing(name string) bool {
	info, err := os.Stat(c.Path(name))
	return err != nil || info.Mode().IsRegular() && info.Size() == 0
}
