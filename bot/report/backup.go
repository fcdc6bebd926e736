package report

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"quoth/bot"
	"quoth/bot/backup"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Backup says what is in a backup that was made or restored.
type Backup struct {
	Command, File string
	Forgotten     string // of a restore: the folder or backup whose forgotten articles stay out; empty: none
	backup.Made
	Took time.Duration
}

// Lines returns what was done.
func (b Backup) Lines() []string {
	lines := []string{fmt.Sprintf("%s: %s, %s, %s; %s in %s, all of it checked", b.File, bot.Count(b.Articles, "article"),
		bot.Count(b.Servers, "server"), bot.Count(b.Feeds, "feed"), news.Size(int(b.Bytes)),
		b.Took.Round(100*time.Millisecond))}
	if b.Command == "restore" {
		lines = append(append(lines, b.forgotten()...), "the index is rebuilt when quoth next starts")
	}
	return lines
}

// forgotten says which articles stayed out because they were forgotten, or how to keep them out.
func (b Backup) forgotten() []string {
	if b.Forgotten != "" {
		out := b.Kept.Forgotten
		return append([]string{fmt.Sprintf("%s of the backup stayed out, forgotten in %s", bot.Count(len(out), "article"),
			b.Forgotten)}, headlines(out)...)
	}
	return []string{fmt.Sprintf("articles that were forgotten after %s UTC, if any, are back; to keep them out, restore into an "+
		"empty folder with --forgotten, which names the old folder or a later backup", b.At.Format(time.DateTime))}
}

// Damage says how much of the backup cannot be read, because it was damaged in the data folder already. It is empty if
// all can be read.
func (b Backup) Damage() string {
	if b.Damaged == 0 {
		return ""
	}
	return bot.Count(b.Damaged, "article or record") + " in it cannot be read; quoth doctor says what to do"
}

// Record returns what is written with --json.
func (b Backup) Record() any {
	return struct {
		Command   string    `json:"command"`
		File      string    `json:"file"`
		Made      time.Time `json:"made"`
		Bytes     int64     `json:"bytes"`
		Articles  int       `json:"articles"`
		Revisions int       `json:"revisions"`
		Servers   int       `json:"servers"`
		Feeds     int       `json:"feeds"`
		Damaged   int       `json:"damaged,omitempty"`
		Seconds   float64   `json:"seconds"`
	}{b.Command, b.File, b.At, b.Bytes, b.Articles, b.Revisions, b.Servers, b.Feeds, b.Damaged,
		b.Took.Round(time.Millisecond).Seconds()}
}

// BackupError returns why a backup was not written to a file, with what to do.
func BackupError(file string, err error) error {
	dir := filepath.Dir(file)
	hinted := func(hint, format string, args ...any) error {
		return WithHint(fmt.Errorf("backup: "+format, args...), hint)
	}
	room, isRoom := errors.AsType[*backup.RoomError](err)
	switch {
	case errors.Is(err, backup.ErrExists):
		return hinted("name another file, or replace it with --force", "%s exists already", file)
	case errors.Is(err, backup.ErrFolder):
		return hinted("name a file in it, like "+filepath.Join(file, "quoth.tar"), "%s is a folder", file)
	case errors.Is(err, backup.ErrBusy):
		return hinted("wait until it is done", "another quoth is writing %s", file)
	case errors.Is(err, backup.ErrFolderDamaged):
		return hinted("quoth doctor shows what is wrong, and what to do", "%w", err)
	case errors.Is(err, backup.ErrCut), errors.Is(err, backup.ErrDamaged):
		return hinted("the disk may be failing: name a file on another one",
			"%s does not read as it was written: %w", file, err)
	case isRoom:
		return hinted("free some space, or name a file on another disk", "%v", room)
	case bolt.IsFull(err):
		return hinted("free some space, or name a file on another disk", "the disk of %s is full", dir)
	case isAtFile(err, fs.ErrNotExist):
		return hinted("create it, or name another file", "there is no folder %s", dir)
	case isAtFile(err, fs.ErrPermission):
		return hinted("name a file in a folder that you can write", "%s cannot be written", file)
	}
	return err
}

// isAtFile reports whether err is an error of the operating system about the file of a backup.
func isAtFile(err, cause error) bool {
	at, ok := errors.AsType[*fs.PathError](err)
	return ok && errors.Is(at, cause) && filepath.Ext(at.Path) == ".partial"
}

// RestoreError returns why the backup in a file was not restored into the data folder dir, with what to do.
func RestoreError(file, dir string, err error) error {
	hinted := func(hint, format string, args ...any) error {
		return WithHint(fmt.Errorf("restore: "+format, args...), hint)
	}
	const again = "copy it once more from where it was made, or take another backup"
	const elsewhere = "free some space, or name a folder on another disk with --data"
	room, isRoom := errors.AsType[*backup.RoomError](err)
	used, isUsed := errors.AsType[*backup.NotEmptyError](err)
	switch {
	case errors.Is(err, backup.ErrForeign):
		return hinted("name a file that quoth backup has written", "%s is no backup of quoth", file)
	case errors.Is(err, backup.ErrCut):
		return hinted(again, "%s is cut short", file)
	case errors.Is(err, backup.ErrDamaged):
		return hinted(again, "%s: %w", file, err)
	case errors.Is(err, backup.ErrNewer):
		return hinted("install that version", "%s was made by a newer version of quoth", file)
	case isUsed:
		return hinted("end the quoth that uses it, if one does, and move it away; or name another with --data",
			"%w", used)
	case errors.Is(err, backup.ErrRestoring):
		return hinted("wait until it is done", "another quoth is restoring into %s", dir)
	case isRoom:
		room.Dir = dir
		return hinted(elsewhere, "%v", room)
	case bolt.IsFull(err):
		return hinted(elsewhere, "the disk of %s is full", dir)
	}
	return fmt.Errorf("restore: %w", err)
}
