package bolt

import (
	"os"
	"syscall"
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
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			f.Close()
			return nil, ErrLocked
		}
		if isAt(f, path) {
			return f, nil
		}
		f.Close() // a process that had the lock has moved or deleted the file
	}
}

// isAt reports whether an open file still has its name.
func isAt(f *os.File, path string) bool {
	there, err := os.Stat(path)
	here, err2 := f.Stat()
	return err == nil && err2 == nil && os.SameFile(there, here)
}
