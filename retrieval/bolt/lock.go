package bolt

import (
	"errors"
	"os"
	"runtime"
)

// OpenLocked opens a file for this process alone, and creates it if need be. The lock lasts until the file
// is closed. The error is ErrLocked while another process has it. It serves for files that are no
// databases, which lock themselves.
func OpenLocked(path string) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, err
		}
		if lock(f) != nil {
			f.Close()
			return nil, ErrLocked
		}
		if isAt(f, path) {
			return f, nil
		}
		f.Close() // a process that had the lock has moved or deleted the file
	}
}

// Rename gives a file of OpenLocked another name, and closes it.
func Rename(f *os.File, path string) error {
	return closing(f, func() error { return os.Rename(f.Name(), path) })
}

// Remove deletes a file of OpenLocked, and closes it.
func Remove(f *os.File) error { return closing(f, func() error { return os.Remove(f.Name()) }) }

// closing changes the name of a locked file, and closes it: afterwards, so that nobody else gets the lock in between,
// or before on Windows, which renames and deletes no open file.
func closing(f *os.File, change func() error) error {
	if runtime.GOOS == "windows" {
		return errors.Join(f.Close(), change())
	}
	return errors.Join(change(), f.Close())
}

// isAt reports whether an open file still has its name.
func isAt(f *os.File, path string) bool {
	there, err := os.Stat(path)
	here, err2 := f.Stat()
	return err == nil && err2 == nil && os.SameFile(there, here)
}
