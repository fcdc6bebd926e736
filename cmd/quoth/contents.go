package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quoth/retrieval"
)

// contentsFile lists the files that a data folder has held, one name a line: so a file that was
// deleted differs from one that never existed. To go on without a file, delete its line.
const contentsFile = "contents"

// contents is that list of a data folder.
type contents struct {
	dir string
	log *slog.Logger
}

func (a *app) contents() contents { return contents{a.folder(), a.log} }

func (c contents) path(name string) string { return filepath.Join(c.dir, name) }

// names returns the names in the list, none when there is no list.
func (c contents) names() []string {
	data, err := os.ReadFile(c.path(contentsFile))
	if err != nil {
		return nil
	}
	return strings.Fields(string(data))
}

// note adds a name to the list. It only logs an error: a name that is not in the list costs no
// more than a later message when the file is lost.
func (c contents) note(name string) {
	names := c.names()
	if slices.Contains(names, name) {
		return
	}
	path := c.path(contentsFile)
	err := os.WriteFile(path+".new", []byte(strings.Join(append(names, name), "\n")+"\n"), 0o600)
	if err == nil {
		err = os.Rename(path+".new", path)
	}
	if err != nil {
		c.log.Debug("list what the data folder holds", "err", err)
	}
}

// lostFile is the error for a file that is missing or empty, and was not before.
type lostFile struct {
	path    string
	list    string // the path of the contentsFile
	without string // what going on without it means
}

// Error says what is missing and what to do.
func (l *lostFile) Error() string {
	return fmt.Sprintf("%s is missing or empty, and was not before: put a backup in its place or, "+
		"to %s, delete its line from %s",
		l.path, l.without, l.list)
}

// check returns a *lostFile when a file is in the list and is missing or empty. Without says
// what going on without it means.
func (c contents) check(name, without string) error {
	if !isMissing(c.path(name)) || !slices.Contains(c.names(), name) {
		return nil
	}
	return &lostFile{c.path(name), c.path(contentsFile), without}
}

// checkArchive reports an error where the archive is missing though its index is there.
func (c contents) checkArchive() error {
	if retrieval.Holds(c.dir) {
		return nil
	}
	if err := c.check(archiveFile, "start again without articles"); err != nil {
		return err
	}
	for _, name := range []string{"index", "words.db"} {
		if !isMissing(c.path(name)) {
			return fmt.Errorf("%s is missing or empty, though %s is there: "+
				"put a backup in its place or, to start again without articles, delete %s", c.path(archiveFile),
				name, c.path(name))
		}
	}
	return nil
}

// archiveFile is where a data folder keeps the articles.
const archiveFile = "archive.db"

// isMissing reports whether nothing is at path, or an empty file.
func isMissing(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() && info.Size() == 0
}
