// Package bolt opens the files in which Quoth keeps things, and makes errors of what bbolt
// waits, panics and faults over.
//
//	db, err := bolt.Open("data/archive.db", bolt.Options{Repair: "put a backup in its place"})
//	err = db.Write(func(tx *bbolt.Tx) error { … })
package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// What can be wrong with a file; test with errors.Is.
var (
	ErrLocked  = errors.New("in use by another process")
	ErrDamaged = errors.New("damaged")
	// ErrBroken means that the file was changed under this process, so that nothing in it can be
	// read any more. It is ErrDamaged, too.
	ErrBroken = fmt.Errorf("%w: the file was changed while quoth had it open: start that quoth again", ErrDamaged)
	// ErrFull means that the disk, or what this user may use of it, is full. What was stored
	// before stays as it is.
	ErrFull = errors.New("the disk is full")
	// ErrNewer is for those who find their own format in a file in a version that they do
	// not know.
	ErrNewer = errors.New("written by a newer version of quoth")
)

// Options say how to open a file.
type Options struct {
	ReadOnly bool
	Check    bool   // read every page before the file is used, for small files
	Repair   string // what to do about a damaged file, as the end of an error
}

// lockWait is how long Open waits for another process to let go of a file; bbolt's own
// default is for ever.
const lockWait = 300 * time.Millisecond

// DB is an open file, safe for concurrent use.
type DB struct {
	db       *bbolt.DB
	file     *os.File
	broken   atomic.Bool
	together together
}

// Open opens the file at path, or creates it unless it is to be read only. The error is
// ErrLocked when another process has it open, ErrDamaged when bbolt cannot read it, and
// ErrFull when there is no room to create it.
func Open(path string, o Options) (*DB, error) {
	var db *bbolt.DB
	var file *os.File
	options := bbolt.Options{Timeout: lockWait, ReadOnly: o.ReadOnly, FreelistType: bbolt.FreelistMapType,
		OpenFile: func(name string, flag int, mode fs.FileMode) (_ *os.File, err error) {
			file, err = os.OpenFile(name, flag, mode)
			return file, err
		}}
	err := Guard(ErrDamaged, func() (err error) {
		db, err = bbolt.Open(path, 0o600, &options)
		return err
	})
	if err != nil {
		release(file)
		return nil, explain(err, o)
	}
	d := &DB{db: db, file: file}
	if o.Check {
		if err := d.Check(); err != nil {
			d.Close()
			return nil, explain(err, o)
		}
	}
	return d, nil
}

// Temporary opens a file in which nothing outlives the process, faster than Open.
func Temporary(path string) (*DB, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true, NoFreelistSync: true})
	if err != nil {
		return nil, err
	}
	return &DB{db: db}, nil
}

// Close lets go of the file. Call it once nobody reads or writes.
func (db *DB) Close() error {
	if db.broken.Load() {
		release(db.file) // bbolt would wait for locks that it left behind
		return nil
	}
	return db.db.Close()
}

// release lets go of a file that bbolt could not: it keeps it open, and mapped to memory, where
// it panics, and the lock lasts as long as the mapping.
func release(file *os.File) {
	if file != nil {
		_ = syscall.Flock(int(file.Fd()), syscall.LOCK_UN)
		file.Close()
	}
}

// explain returns what an error of bbolt's Open means.
func explain(err error, o Options) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return ErrLocked
	case isDamage(err):
		return fmt.Errorf("%w: %s", ErrDamaged, o.Repair) // bbolt's own words help nobody
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: make the folder and its files writable for this user", err)
	}
	return AsFull(err)
}

// IsFull reports whether err means that the disk is full. Of errors that come from bleve, or from
// another process, only the words are left.
func IsFull(err error) bool {
	if err == nil {
		return false
	}
	for _, full := range []error{ErrFull, syscall.ENOSPC, syscall.EDQUOT} {
		if errors.Is(err, full) || strings.Contains(err.Error(), full.Error()) {
			return true
		}
	}
	return false
}

// AsFull returns err, as ErrFull where it means that the disk is full.
func AsFull(err error) error {
	if IsFull(err) && !errors.Is(err, ErrFull) {
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
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

// Read runs f in a transaction that writes nothing. The error is f's, ErrDamaged or ErrBroken.
func (db *DB) Read(f func(*bbolt.Tx) error) error {
	return db.in(false, f)
}

// Write runs f in a transaction that is on the disk when Write returns without error. The
// error is f's, ErrDamaged, ErrBroken or ErrFull; nothing of the transaction is stored then.
func (db *DB) Write(f func(*bbolt.Tx) error) error {
	return AsFull(db.in(true, func(tx *bbolt.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		return db.whole(tx.Commit)
	}))
}

// in runs f in a transaction, which is rolled back unless f has committed it.
func (db *DB) in(writable bool, f func(*bbolt.Tx) error) error {
	if db.broken.Load() {
		return ErrBroken
	}
	err := Guard(ErrDamaged, func() error {
		var tx *bbolt.Tx
		if err := db.whole(func() (err error) { tx, err = db.db.Begin(writable); return err }); err != nil {
			return err
		}
		defer func() {
			if tx.DB() != nil { // not committed
				_ = db.whole(tx.Rollback)
			}
		}()
		return f(tx)
	})
	if err != nil && db.broken.Load() {
		return ErrBroken
	}
	return err
}

// whole runs a step of bbolt's that takes or gives back locks. Where it panics, it leaves them
// locked, and the DB is of no further use.
func (db *DB) whole(step func() error) error {
	done := false
	defer func() {
		if !done {
			db.broken.Store(true)
		}
	}()
	err := step()
	done = true
	return err
}

// Length returns how many bytes the file should have.
func (db *DB) Length() (bytes int64, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		bytes = tx.Size()
		return nil
	})
	return bytes, err
}

// WriteOnce runs f as Write does, unless the file has the given bucket: a new file gets its
// buckets so, and one that has them, or a newer format's, stays as it is.
func (db *DB) WriteOnce(bucket []byte, f func(*bbolt.Tx) error) error {
	has := false
	err := db.Read(func(tx *bbolt.Tx) error {
		has = tx.Bucket(bucket) != nil
		return nil
	})
	if err != nil || has {
		return err
	}
	return db.Write(f)
}

// Check reads every key of the file. The error is ErrDamaged when a page cannot be read;
// that the values are those that were stored is for others to find out.
func (db *DB) Check() error {
	return db.Read(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bbolt.Bucket) error { return walk(b) })
	})
}

func walk(b *bbolt.Bucket) error {
	return b.ForEach(func(k, v []byte) error {
		if v == nil && b.Bucket(k) != nil {
			return walk(b.Bucket(k))
		}
		return nil
	})
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
