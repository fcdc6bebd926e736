//go:build !windows

package bolt

import (
	"os"
	"syscall"
)

// The errors of the system that mean that there is no room, and that a disk is mounted to be read only.
var (
	fullErrors     = []error{ErrFull, syscall.ENOSPC, syscall.EDQUOT}
	readOnlyErrors = []error{syscall.EROFS}
)

// lock locks an open file for this process, or returns an error at once where another has it locked.
func lock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

// unlock ends the lock of a file that bbolt locked.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// SyncFolder writes the names of the files in a folder to the disk.
func SyncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
