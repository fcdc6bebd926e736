package bolt

import (
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

// The errors of the system that mean that there is no room, and that a disk is write-protected. The first ones are
// what Go's own packages return.
var (
	fullErrors = []error{ErrFull, syscall.ENOSPC, syscall.EDQUOT, windows.ERROR_DISK_FULL,
		windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
	readOnlyErrors = []error{syscall.EROFS, windows.ERROR_WRITE_PROTECT}
)

// lock locks an open file for this process, or returns an error at once where another has it locked.
func lock(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY,
		0, 1, 0, new(windows.Overlapped))
}

// unlock does nothing: Windows ends the lock of a file that is closed, also where it is still mapped to memory.
func unlock(*os.File) {}

// SyncFolder does nothing: Windows cannot write the names of a folder by themselves, and keeps them in a journal.
func SyncFolder(string) error { return nil }
