package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"slices"
	"strings"

	berrors "go.etcd.io/bbolt/errors"
)

// What can be wrong with a file; test with errors.Is.
var (
	ErrLocked  = errors.New("in use by another process")
	ErrDamaged = errors.New("damaged")
	// ErrBroken means that the file was changed under this process, so that nothing in it can be
	// read any more. It is also ErrDamaged.
	ErrBroken = fmt.Errorf("%w: the file was changed while quoth had it open: start that quoth again", ErrDamaged)
	// ErrFull means that the disk, or the user's share of it, is full. What was stored before
	// stays as it is.
	ErrFull = errors.New("the disk is full")
	// ErrNewer is for packages that find in a file a version of their own format that they do
	// not know. This package does not return it.
	ErrNewer = errors.New("written by a newer version of quoth")
	// ErrOther is for packages whose files can be rebuilt, and are when they have the format of another version.
	// This package does not return it.
	ErrOther = errors.New("of another version of quoth")
)

// IsFull reports whether err means that the disk is full. It also looks at the text of err, because
// errors from bleve or from another process have no type to test.
func IsFull(err error) bool {
	return err != nil && slices.ContainsFunc(fullErrors, func(full error) bool {
		return errors.Is(err, full) || strings.Contains(err.Error(), full.Error())
	})
}

// IsReadOnly reports whether err means that nobody can write to the disk. Whether this user may is another matter.
func IsReadOnly(err error) bool {
	return slices.ContainsFunc(readOnlyErrors, func(e error) bool { return errors.Is(err, e) })
}

// AsFull returns err, wrapped in ErrFull if it means that the disk is full.
func AsFull(err error) error {
	if IsFull(err) && !errors.Is(err, ErrFull) {
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}

// Guard runs f and turns a panic in it, or a memory fault, into an error that wraps damage. A
// library that trusts its file panics on a damaged page, and faults where the file became shorter
// than the memory that it is mapped to. Guard catches only what happens in f's own goroutine.
func Guard(damage error, f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", damage, p)
		}
	}()
	return f()
}

// openError returns the error for one of bbolt.Open; repair is the advice about a damaged file.
func openError(err error, repair string) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return ErrLocked
	case isDamage(err):
		return fmt.Errorf("%w: %s", ErrDamaged, repair) // bbolt's own words would not help the user
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: make the folder and its files writable for this user", err)
	}
	return AsFull(err)
}

// isDamage reports whether bbolt rejects the file as damaged. Its error about a file that ends within
// the first pages can be recognised only by its text.
func isDamage(err error) bool {
	for _, e := range []error{ErrDamaged, berrors.ErrInvalid, berrors.ErrChecksum, berrors.ErrVersionMismatch} {
		if errors.Is(err, e) {
			return true
		}
	}
	return strings.HasPrefix(err.Error(), "file size too small")
}
