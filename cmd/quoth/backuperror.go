package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"quoth/bot/backup"
	"quoth/bot/report"
	"quoth/retrieval/bolt"
)

// backupError returns why a backup was not made, with what to do.
func backupError(file string, err error) error {
	dir := filepath.Dir(file)
	hinted := func(hint, format string, args ...any) error {
		return report.WithHint(fmt.Errorf("backup: "+format, args...), hint)
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

// restoreError returns why a backup was not restored, with what to do.
func (a *app) restoreError(file string, err error) error {
	hinted := func(hint, format string, args ...any) error {
		return report.WithHint(fmt.Errorf("restore: "+format, args...), hint)
	}
	const again = "copy it once more from where it was made, or take another backup"
	const elsewhere = "free some space, or name a folder on another disk with --data"
	room, isRoom := errors.AsType[*backup.RoomError](err)
	switch {
	case errors.Is(err, backup.ErrForeign):
		return hinted("name a file that quoth backup has written", "%s is no backup of quoth", file)
	case errors.Is(err, backup.ErrCut):
		return hinted(again, "%s is cut short", file)
	case errors.Is(err, backup.ErrDamaged):
		return hinted(again, "%s: %w", file, err)
	case errors.Is(err, backup.ErrNewer):
		return hinted("install that version", "%s was made by a newer version of quoth", file)
	case errors.Is(err, backup.ErrNotEmpty):
		return hinted("end the quoth that uses it, if one does, and move it away; or name another with --data",
			"%w, in %s", err, a.folder())
	case errors.Is(err, backup.ErrRestoring):
		return hinted("wait until it is done", "another quoth is restoring into %s", a.folder())
	case isRoom:
		room.Dir = a.folder()
		return hinted(elsewhere, "%v", room)
	case bolt.IsFull(err):
		return hinted(elsewhere, "the disk of %s is full", a.folder())
	}
	return fmt.Errorf("restore: %w", err)
}
