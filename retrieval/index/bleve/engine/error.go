package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"quoth/retrieval/bolt"
	"quoth/retrieval/index"
)

// What can be wrong; test with errors.Is.
var (
	ErrLocked = index.ErrLocked
	// ErrStale means that the index cannot be used and must be rebuilt: it is missing or damaged,
	// or the check of Options rejects it.
	ErrStale = index.ErrStale
	// ErrFull means that there is no room for a write.
	ErrFull = index.ErrFull
)

var errClosed = errors.New("the index is closed")

// errDead means that a worker of bleve's has died of a damaged file.
var errDead = fmt.Errorf("%w: its writer has died", ErrStale)

// classify returns what an error of bleve's means: a timeout means ErrLocked; what the machine
// lacks, or this user may not do, stays as it is; all others mean damage, and so ErrStale.
func classify(err error) error {
	switch {
	case errors.Is(err, ErrLocked), errors.Is(err, berrors.ErrTimeout):
		return ErrLocked
	case isOfMachine(err):
		return bolt.AsFull(err)
	case errors.Is(err, ErrStale):
		return err
	}
	return fmt.Errorf("%w: %w", ErrStale, err)
}

// classifyWrite returns what an error of a write means. If a segment could not be written, the error stays as it is: on
// a disk that fails a rebuild does not help. All others mean that bleve has read a damaged file for the write.
func classifyWrite(err error) error {
	_, isOfSystem := errors.AsType[syscall.Errno](err)
	switch {
	case err == nil:
		return nil
	case isOfSystem, strings.Contains(err.Error(), "persist err"): // of that bleve keeps only the words
		return bolt.AsFull(err)
	}
	return classify(err)
}

// isOfMachine reports whether an error is of the machine and not of the index. Of some errors bleve
// keeps only the words.
func isOfMachine(err error) bool {
	if bolt.IsFull(err) {
		return true
	}
	causes := []error{fs.ErrPermission, syscall.EACCES, syscall.EROFS, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM}
	for _, cause := range causes {
		if errors.Is(err, cause) || strings.Contains(err.Error(), cause.Error()) {
			return true
		}
	}
	return false
}

// guarded calls f. bleve trusts its files, so a panic in it means that the index must be rebuilt.
func guarded(f func() error) error { return bolt.Guard(ErrStale, f) }
