//go:build unix

package bolt

import (
	"io/fs"
	"os"
	"syscall"
)

// moved opens a file that will have another name before it is used: bbolt asks the file for its name, to open it
// once more for a backup. The lock is on the file, whatever its name.
func moved(from string) openFile {
	return func(name string, flag int, mode fs.FileMode) (*os.File, error) {
		f, err := os.OpenFile(from, flag, mode)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		fd, err := syscall.Dup(int(f.Fd()))
		if err != nil {
			return nil, &fs.PathError{Op: "dup", Path: from, Err: err}
		}
		syscall.CloseOnExec(fd)
		return os.NewFile(uintptr(fd), name), nil
	}
}
