package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// compactSuffix ends the name of the new file while Compact writes it.
const compactSuffix = ".compact"

const (
	// compactStep is how many bytes Compact copies in one transaction.
	compactStep = 8 << 20
	// compactAlloc is by how many bytes the new file grows meanwhile. By default, up to 16 MB of it would be empty.
	compactAlloc = 256 << 10
)

// Compact rewrites the file without its free parts, which still have the bytes of what was deleted. It returns the
// length of the file before and after. Reads go on meanwhile, and writes wait. The new file takes the place of the
// old one at once and whole, so that a process that is killed leaves one of the two. After an error, ErrFull as an
// example, the old one stays. A temporary file, and one that is only read, is left as it is.
func (db *DB) Compact() (before, after int64, err error) {
	if db.file == nil || db.db.IsReadOnly() {
		return 0, 0, nil
	}
	db.writing.Lock()
	defer db.writing.Unlock()
	if db.broken.Load() {
		return 0, 0, ErrBroken
	}
	path := db.db.Path()
	fresh, err := db.copyTo(path, path+compactSuffix)
	if err == nil {
		err = os.Rename(path+compactSuffix, path)
	}
	if err != nil {
		if fresh != nil {
			fresh.Close()
		}
		return 0, 0, errors.Join(AsFull(err), removeFile(path+compactSuffix))
	}
	before, after = size(db.file), size(fresh.file)
	db.replaceBy(fresh)
	return before, after, SyncFolder(filepath.Dir(path))
}

// copyTo copies the file to another name, and opens the copy as the file at path that it will be.
func (db *DB) copyTo(path, other string) (fresh *DB, err error) {
	if err := removeFile(other); err != nil { // a process that was killed has left it
		return nil, err
	}
	if fresh, err = openWith(path, Options{PageSize: db.db.Info().PageSize}, moved(other)); err != nil {
		return nil, err
	}
	alloc := fresh.db.AllocSize
	fresh.db.NoSync, fresh.db.AllocSize = true, compactAlloc
	err = Guard(ErrDamaged, func() error { return bbolt.Compact(fresh.db, db.db, compactStep) })
	fresh.db.NoSync, fresh.db.AllocSize = false, alloc
	if err == nil {
		err = fresh.db.Sync()
	}
	return fresh, err
}

// replaceBy lets db use another file from now on. It waits for the reads that are under way.
func (db *DB) replaceBy(fresh *DB) {
	db.swap.Lock()
	old := db.db
	db.db, db.file = fresh.db, fresh.file
	db.swap.Unlock()
	_ = old.Close() // nothing is left to be written
}

func size(f *os.File) int64 {
	info, err := f.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

func removeFile(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
