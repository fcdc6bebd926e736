package report

import (
	"errors"
	"io/fs"

	"quoth/retrieval"
	"quoth/retrieval/bolt"
)

// Advise returns err with what to do about it, where err is an error of the operating system about
// the data folder.
func Advise(err error) error {
	switch {
	case bolt.IsFull(err):
		return WithHint(errors.New("the disk is full"),
			"free some space, then run it again; what was stored before stays")
	case IsReadOnly(err):
		return WithHint(err, "name a folder that can be written with --data or QUOTH_DATA")
	case errors.Is(err, fs.ErrPermission) && !errors.Is(err, retrieval.ErrLocked):
		return WithHint(err, "run it as the user who owns the folder, or name another with --data or QUOTH_DATA")
	}
	return err
}

// IsReadOnly reports whether err means that the data folder is on a disk that nobody can write to.
func IsReadOnly(err error) bool { return bolt.IsReadOnly(err) }

// Unreadable returns what went wrong with a file to read, without its name, and what to do. It
// wraps nothing, since Advise's advice is for the data folder.
func Unreadable(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return WithHint(errors.New("no such file or folder"), "check its name and the current folder")
	case errors.Is(err, fs.ErrPermission):
		return WithHint(errors.New("permission denied"), "give the user who runs quoth permission to read it")
	}
	return errors.New(Cause(err).Error())
}

// Cause returns what went wrong with a file, without the file's name.
func Cause(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	return err
}
