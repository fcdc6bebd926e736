// Package bolt opens bbolt files. Where bbolt would wait for ever, panic or fault, it returns errors.
//
//	db, err := bolt.Open("data/archive.db", bolt.Options{Repair: "put a backup in its place"})
//	err = db.Write(func(tx *bbolt.Tx) error { … })
package bolt

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
)

// Options are the settings of Open.
type Options struct {
	ReadOnly bool
	Check    bool   // read every page before the file is used; for small files
	Pages    bool   // load what CheckPages needs of a file that is only read
	Repair   string // advice about a damaged file, for the end of the error
	PageSize int    // the length of a page of a new file, in bytes; 0: the length that the system uses
}

// lockWait is how long Open waits for another process to close the file. By default, bbolt waits
// for ever.
const lockWait = 300 * time.Millisecond

// DB is an open file, safe for concurrent use.
type DB struct {
	swap   sync.RWMutex // held for reading while db is used; Compact replaces db and file
	db     *bbolt.DB
	file   *os.File
	broken atomic.Bool // nothing can be read any more; see ErrBroken
	queue  writeQueue

	writing sync.Mutex // held by each write, by a Snapshot, and by Compact; locked before swap

	hasPages  bool   // see Options.Pages
	temporary string // the path of a file to remove when it is closed, or ""
}

// Open opens the file at path, or creates it unless it is read-only. The error is ErrLocked if
// another process has it open, ErrDamaged if bbolt cannot read it, and ErrFull if there is no room
// to create it.
func Open(path string, o Options) (*DB, error) {
	for range mostReplaced {
		d, err := openWith(path, o, os.OpenFile)
		if err != nil || isAt(d.file, path) {
			return d, err
		}
		d.Close() // the process that had it open has replaced it; see Compact
	}
	return nil, ErrLocked
}

// mostReplaced bounds how often Open tries a file that is replaced meanwhile.
const mostReplaced = 3

// openFile opens a file, as os.OpenFile does.
type openFile func(name string, flag int, mode fs.FileMode) (*os.File, error)

// openWith opens the file at path, of which first opens the bytes.
func openWith(path string, o Options, first openFile) (*DB, error) {
	var db *bbolt.DB
	var file *os.File
	options := bbolt.Options{Timeout: lockWait, ReadOnly: o.ReadOnly, FreelistType: bbolt.FreelistMapType,
		PreLoadFreelist: o.Pages, PageSize: o.PageSize,
		OpenFile: func(name string, flag int, mode fs.FileMode) (_ *os.File, err error) {
			if file != nil { // Snapshot.WriteTo opens it once more
				return os.OpenFile(name, flag, mode)
			}
			file, err = first(name, flag, mode)
			return file, err
		}}
	err := Guard(ErrDamaged, func() (err error) {
		db, err = bbolt.Open(path, 0o600, &options)
		return err
	})
	if err != nil {
		release(file)
		return nil, openError(err, o.Repair)
	}
	d := &DB{db: db, file: file, hasPages: o.Pages}
	if o.Check {
		if err := d.Check(); err != nil {
			d.Close()
			return nil, openError(err, o.Repair)
		}
	}
	return d, nil
}

// Temporary opens a new file that is gone when it is closed or the process ends. It writes faster than one from Open,
// because it does not wait for the disk.
func Temporary() (*DB, error) {
	f, err := os.CreateTemp("", "quoth-*.db")
	if err != nil {
		return nil, err
	}
	f.Close()
	db, err := bbolt.Open(f.Name(), 0o600, &bbolt.Options{NoSync: true, NoFreelistSync: true})
	removed := os.Remove(f.Name())
	if err != nil {
		return nil, err
	}
	d := &DB{db: db}
	if removed != nil { // Windows removes no open file
		d.temporary = f.Name()
	}
	return d, nil
}

// Close closes the file. Nobody may read or write any more when it is called.
func (db *DB) Close() error {
	if db.broken.Load() {
		release(db.file) // bbolt would wait for its own locks, which a panic left locked
		return nil
	}
	err := db.db.Close()
	if db.temporary != "" {
		err = errors.Join(err, os.Remove(db.temporary))
	}
	return err
}

// release unlocks and closes a file after a panic in bbolt, which leaves it open and mapped to
// memory. Without the unlocking, the lock would last as long as the mapping.
func release(file *os.File) {
	if file != nil {
		unlock(file)
		file.Close()
	}
}

// Read runs f in a read-only transaction. The error is f's, ErrDamaged or ErrBroken.
func (db *DB) Read(f func(*bbolt.Tx) error) error {
	return db.transact(false, f)
}

// Write runs f in a transaction, which is on the disk when Write returns without error. The error
// is f's, ErrDamaged, ErrBroken or ErrFull, and then nothing of the transaction is stored.
func (db *DB) Write(f func(*bbolt.Tx) error) error {
	db.writing.Lock()
	defer db.writing.Unlock()
	return AsFull(db.transact(true, func(tx *bbolt.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		return db.step(tx.Commit)
	}))
}

// WriteTogether is like Write, but shares a transaction with concurrent calls, so that many writes
// wait for the disk once. If one of them fails, each is written by itself, so f may run twice.
func (db *DB) WriteTogether(f func(*bbolt.Tx) error) error { return db.queue.write(f, db.Write) }

// transact runs f in a transaction, which is rolled back unless f has committed it.
func (db *DB) transact(writable bool, f func(*bbolt.Tx) error) error {
	if db.broken.Load() {
		return ErrBroken
	}
	db.swap.RLock()
	defer db.swap.RUnlock()
	err := Guard(ErrDamaged, func() error {
		var tx *bbolt.Tx
		if err := db.step(func() (err error) { tx, err = db.db.Begin(writable); return err }); err != nil {
			return err
		}
		defer func() {
			if tx.DB() != nil { // f has not committed it
				_ = db.step(tx.Rollback)
			}
		}()
		return f(tx)
	})
	if err != nil && db.broken.Load() {
		return ErrBroken
	}
	return err
}

// step runs a step of bbolt that locks or unlocks. If it panics, bbolt's locks stay locked, so the DB
// is marked as broken.
func (db *DB) step(f func() error) error {
	done := false
	defer func() {
		if !done {
			db.broken.Store(true)
		}
	}()
	err := f()
	done = true
	return err
}

// Length returns the length in bytes that the file should have according to its own pages.
func (db *DB) Length() (bytes int64, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		bytes = tx.Size()
		return nil
	})
	return bytes, err
}

// WriteOnce runs f as Write does, unless the file has the given bucket. It serves to create the
// buckets of a new file, and leaves a file of any format, also a newer one, as it is.
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

// Check reads every key of the file. The error is ErrDamaged if a page cannot be read. Whether the
// values are those that were stored is not checked.
func (db *DB) Check() error {
	return db.Read(walkAll)
}

func walk(b *bbolt.Bucket) error {
	return b.ForEach(func(k, v []byte) error {
		if v == nil && b.Bucket(k) != nil {
			return walk(b.Bucket(k))
		}
		return nil
	})
}
