//go:build !unix

package bolt

import (
	"errors"
	"io/fs"
	"os"
)

// moved returns an error: here a file that is open cannot get another name.
func moved(string) openFile {
	return func(name string, _ int, _ fs.FileMode) (*os.File, error) {
		return nil, &fs.PathError{Op: "compact", Path: name, Err: errors.ErrUnsupported}
	}
}
