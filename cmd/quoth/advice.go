package main

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"quoth/retrieval/archive"
)

// advised is err with what to do about it, where the operating system's words alone
// do not tell.
func advised(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w: free some space, then run it again", err)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: name a folder that can be written with --data or QUOTH_DATA", err)
	case errors.Is(err, fs.ErrPermission) && !errors.Is(err, archive.ErrLocked):
		return fmt.Errorf("%w: run it as the user who owns the folder, or name another with --data or QUOTH_DATA", err)
	}
	return err
}
