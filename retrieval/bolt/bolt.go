// Package bolt opens the files in which Quoth keeps things, and makes errors of what bbolt
// waits, panics and faults over.
//
//	db, err := bolt.Open("data/archive.db", bolt.Options{Mend: "put a backup in its place"})
//	err = db.Write(func(tx *bbolt.Tx) error { … })
package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// What can be wrong with a file; test with errors.Is.
var (
	ErrLocked  = errors.New("in use by another process")
	ErrDamaged = errors.New("damaged")
	// ErrNewer is for those who find their own format in a file in a version that they do
	// not know.
	ErrNewer = errors.New("written by a newer version of quoth")
)

// Options say how to open a file.
type Options struct {
	ReadOnly bool
	Mend     string // what to do about a damaged file, as the end of an error
}

// lockWait is how long Open waits for another process to let go of a file; bbolt's own
// default is for ever.
const lockWait = 300 * time.Millisecond

// DB is an open file, safe for concurrent use.
type DB struct{ *bbolt.DB }

// Open opens the file at path, or makes it unless it is to be read only. The error is
// ErrLocked when another process has it open, and ErrDamaged when bbolt cannot read it.
func Open(path string, o Options) (*DB, error) {
	var db *bbolt.DB
	err := Guard(ErrDamaged, func() (err error) {
		db, err = bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, ReadOnly: o.ReadOnly, FreelistType: bbolt.FreelistMapType})
		return err
	})
	switch {
	case err == nil:
		return &DB{db}, nil
	case errors.Is(err, berrors.ErrTimeout):
		return nil, ErrLocked
	case isDamage(err):
		return nil, fmt.Errorf("%w (%w): %s", ErrDamaged, err, o.Mend)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%w: make the folder and its files writable for this user", err)
	}
	return nil, err
}

// isDamage reports whether bbolt will not read the file. For one cut inside its first
// pages, it has no error to compare with.
func isDamage(err error) bool {
	for _, e := range []error{ErrDamaged, berrors.ErrInvalid, berrors.ErrChecksum, berrors.ErrVersionMismatch} {
		if errors.Is(err, e) {
			return true
		}
	}
	return strings.HasPrefix(err.Error(), "file size too small")
}

// Read runs f in a transaction that writes nothing. The error is f's, or ErrDamaged.
func (db *DB) Read(f func(*bbolt.Tx) error) error {
	return Guard(ErrDamaged, func() error { return db.View(f) })
}

// Write runs f in a transaction that is on the disk when Write returns without error. The
// error is f's, or ErrDamaged.
func (db *DB) Write(f func(*bbolt.Tx) error) error {
	return Guard(ErrDamaged, func() error { return db.Update(f) })
}

// Guard runs f. A library that trusts its file panics over a damaged page, and faults over
// one that is missing from the memory that the file is mapped to: both become damage. It
// catches what happens in f's own goroutine.
func Guard(damage error, f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", damage, p)
		}
	}()
	return f()
}
