// Package archive stores every revision of every article, compressed and checksummed, in one bbolt
// file. It is the truth: the index can always be rebuilt from it.
//
// Each revision gets the next serial. The newest revision of a Key is current; the older ones stay
// readable, so that a receipt always resolves.
//
//	a, err := archive.Open(archive.Options{Path: "data/archive.db"})
//	outcomes, err := a.Put(articles) // on disk when it returns
//	for e, err := range a.Since(0) {
//		fmt.Println(e.Serial, e.Current, e.Article.Title)
//	}
package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/identity"
	"quoth/retrieval/archive/layout"
	"quoth/retrieval/archive/salvage"
	"quoth/retrieval/archive/table"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Options are the settings of an archive. One with an empty Path is temporary: it is gone when it
// is closed.
type Options struct {
	Path     string
	ReadOnly bool
	Salvage  bool // save what can be read into a new file, though the file opens
}

// Archive is an open archive, safe for concurrent use.
type Archive struct {
	codec   layout.Codec
	keys    *identity.Keys
	db      *bolt.DB
	putting sync.Mutex // held by Put, so that the table changes in the order of the transactions
	table   *table.Table
	recent  int // how many rows changed since the last checkpoint; whoever writes it holds putting

	isUnsound bool // the file was found damaged, and a checkpoint would hide it from the next Open; guarded as recent is

	id    string
	saved *salvage.Saved

	keep       atomic.Pointer[Keep] // nil: nothing was said
	isMigrated atomic.Bool          // the file has the layout of this version
	migrated   atomic.Pointer[identity.Migrated]
}

// lockSuffix ends the name of the file that is locked while a damaged archive is saved.
const lockSuffix = ".lock"

// Open opens the archive, or creates it. If pages of the file are damaged, it recovers the
// revisions that can be read into a new file, unless the archive is read-only; see Saved. The error
// is ErrDamaged if nothing can be recovered, and ErrFull if there is no room for the new file.
func Open(o Options) (*Archive, error) {
	a, err := openSound(o)
	if err == nil && o.Salvage {
		err = errors.Join(ErrDamaged, a.Close())
	}
	if !errors.Is(err, ErrDamaged) || o.ReadOnly || o.Path == "" {
		return a, err
	}
	lock, failed := bolt.OpenLocked(o.Path + lockSuffix) // it stays, so that all lock the same file
	if failed != nil {
		return nil, failed
	}
	defer lock.Close()
	if !o.Salvage {
		if a, again := openSound(o); !errors.Is(again, ErrDamaged) {
			return a, again // another process has recovered it meanwhile
		}
	}
	saved, failed := salvage.File(o.Path)
	switch {
	case errors.Is(failed, ErrFull), errors.Is(failed, fs.ErrPermission):
		return nil, fmt.Errorf("open archive %s: it is damaged, and what can be read cannot be saved: %w",
			o.Path, failed)
	case failed != nil:
		return nil, err
	}
	if a, err = openSound(o); err == nil {
		a.saved = saved
	}
	return a, err
}

// openSound opens the archive without an attempt to recover a damaged one.
func openSound(o Options) (*Archive, error) {
	db, err := openFile(o)
	if err != nil {
		return nil, err
	}
	a := &Archive{db: db}
	err = a.load(o.ReadOnly)
	if err == nil {
		return a, nil
	}
	a.Close()
	if errors.Is(err, ErrDamaged) {
		err = fmt.Errorf("%w: %s", ErrDamaged, repair)
	}
	return nil, fmt.Errorf("open archive %s: %w", o.Path, err)
}

func openFile(o Options) (*bolt.DB, error) {
	if o.Path == "" {
		db, err := bolt.Temporary()
		if err != nil {
			return nil, fmt.Errorf("open temporary archive: %w", err)
		}
		return db, nil
	}
	db, err := bolt.Open(o.Path, bolt.Options{ReadOnly: o.ReadOnly, Repair: repair, PageSize: layout.PageSize})
	if err != nil {
		return nil, fmt.Errorf("open archive %s: %w", o.Path, err)
	}
	return db, nil
}

// load checks the file, creates what a new one lacks, and reads what is held in memory.
func (a *Archive) load(readOnly bool) (err error) {
	if a.codec, err = layout.NewCodec(); err != nil {
		return err
	}
	a.keys = identity.New(a.codec)
	if !readOnly {
		if err := a.db.WriteOnce(layout.Meta, layout.Make); err != nil {
			return err
		}
	}
	err = a.db.Read(func(tx *bbolt.Tx) error {
		if err := layout.CheckFormat(tx); err != nil {
			return err
		}
		a.isMigrated.Store(!layout.IsOutdated(tx))
		return nil
	})
	if err == nil && !readOnly && !a.isMigrated.Load() {
		err = a.write(nothing)
	}
	// On a full disk, the articles of an old archive answer all the same; the next write migrates it.
	if err != nil && !errors.Is(err, ErrFull) {
		return err
	}
	err = a.db.Read(func(tx *bbolt.Tx) error {
		a.loadKeep(tx)
		a.id = string(tx.Bucket(layout.Meta).Get(layout.KeyID))
		return nil
	})
	if err != nil {
		return err
	}
	if a.table, a.recent, err = readCheckpoint(a.db); err == nil {
		return nil
	}
	a.table, err = readTable(a.db, readOnly)
	if a.recent = a.Len(); err == nil && !readOnly {
		a.writeCheckpoint()
	}
	return err
}

// write runs f in a transaction on the disk, after the migration of an archive that has the layout of an
// older version.
func (a *Archive) write(f func(*bbolt.Tx) error) error {
	if a.isMigrated.Load() {
		return a.db.Write(f)
	}
	var done *identity.Migrated
	err := a.db.Write(func(tx *bbolt.Tx) error {
		var err error
		if done, err = a.keys.Migrate(tx); err != nil {
			return err
		}
		return f(tx)
	})
	if err == nil && a.table != nil && done != nil && done.Split > 0 {
		err = a.reloadTable()
	}
	if err == nil {
		a.isMigrated.Store(true)
		a.migrated.Store(done)
	}
	return err
}

// reloadTable reads the table again, after a migration that took place when the file was open already.
func (a *Archive) reloadTable() error {
	fresh, err := readTable(a.db, false)
	if err == nil {
		a.table.Take(fresh)
		a.recent = a.Len()
	}
	return err
}

func nothing(*bbolt.Tx) error { return nil }

// Close closes the file.
func (a *Archive) Close() error {
	a.codec.Close()
	return a.db.Close()
}

// ID returns the name of the archive, by which an index knows the archive that it was made from.
// A copy of the file has the same ID.
func (a *Archive) ID() string { return a.id }

// Saved returns what Open recovered from a damaged file, nil if the file was sound.
func (a *Archive) Saved() *salvage.Saved { return a.saved }

// Migrated returns what was done to an archive of an older version, nil if it was none.
func (a *Archive) Migrated() *identity.Migrated { return a.migrated.Load() }

// Head returns the serial of the newest revision, 0 if there is none.
func (a *Archive) Head() news.Serial { return a.table.Head() }

// Len returns the number of articles that can be read.
func (a *Archive) Len() int {
	sound, _ := a.table.Sizes()
	return sound
}

// Damaged returns the number of articles that cannot be read. Len, Meta, Select and Sources leave
// them out; importing one again repairs it.
func (a *Archive) Damaged() int {
	_, damaged := a.table.Sizes()
	return damaged
}

// Meta returns what is known of the revision s; ok is false if s is not current.
func (a *Archive) Meta(s news.Serial) (m Meta, ok bool) { return a.table.Meta(s) }

// Select returns the current revisions that accept admits, newest date first. The function is
// called with the archive locked, so it must not call the archive.
func (a *Archive) Select(accept func(Meta) bool) []Row { return a.table.Select(accept) }

// Sources returns the outlets of the current revisions, sorted; "" stands for articles without one.
func (a *Archive) Sources() []string { return a.table.Sources() }
