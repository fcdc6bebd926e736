// Package salvage saves what can be read of a damaged archive into a new file.
package salvage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"go.etcd.io/bbolt"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Saved reports what File recovered from a damaged file.
type Saved struct {
	Revisions, Lost int
	Damaged         string // the path to which the damaged file was moved
}

// Suffixes of the files that File creates beside the archive.
const (
	savedSuffix   = ".saved"   // the new file while it is written
	damagedSuffix = ".damaged" // the old file afterwards
)

// File copies the revisions of a damaged archive that can be read into a new file, under the
// same serials, and puts the new file in the place of the damaged one, which gets another name.
func File(path string) (*Saved, error) {
	from, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer from.Close()
	saved, err := copyArchive(from, path+savedSuffix)
	if err != nil {
		return nil, err
	}
	if runtime.GOOS == "windows" { // which moves no open file; elsewhere nobody gets the file in between
		from.Close()
	}
	saved.Damaged, err = replace(path, path+savedSuffix)
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// copyArchive copies what can be read into a new file at path. After an error there is no such file.
func copyArchive(from *bolt.DB, path string) (*Saved, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	to, err := bolt.Open(path, bolt.Options{PageSize: layout.PageSize})
	if err != nil {
		return nil, err
	}
	s := &salvager{from: from, to: to, lost: make(map[news.Serial]bool)}
	err = errors.Join(s.copy(), to.Close())
	if err == nil && s.saved == 0 {
		err = fmt.Errorf("%w: nothing of it can be read", bolt.ErrDamaged)
	}
	if err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return &Saved{Revisions: s.saved, Lost: len(s.lost)}, nil
}

// replace moves the file at path out of the way, puts the other one in its place, and returns the
// new path of the first.
func replace(path, other string) (moved string, err error) {
	moved = unusedPath(path + damagedSuffix)
	err = os.Link(path, moved) // a second name, so that there is an archive at every moment
	if err != nil {
		err = os.Rename(path, moved) // the file system has no hard links
	}
	if err == nil {
		err = os.Rename(other, path)
	}
	if err == nil {
		err = bolt.SyncFolder(filepath.Dir(path))
	}
	return moved, err
}

// unusedPath returns path, or path with a number if there is a file already.
func unusedPath(path string) string {
	name := path
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d", path, n)
	}
}

// batchSize is the number of revisions that a salvager copies in one transaction.
const batchSize = 256

// salvager copies the revisions of a damaged file.
type salvager struct {
	codec    layout.Codec
	from, to *bolt.DB
	saved    int
	lost     map[news.Serial]bool
}

func (s *salvager) copy() (err error) {
	s.codec, err = layout.NewCodec()
	defer s.codec.Close()
	if err != nil {
		return err
	}
	// The copy gets an ID of its own: an index of the damaged archive may know more than it holds.
	if err := s.to.Write(layout.Make); err != nil {
		return err
	}
	if err := s.copyFormat(); err != nil {
		return err
	}
	newest, err := s.newest()
	if err != nil {
		return err
	}
	for after := news.Serial(0); after < newest; after += batchSize {
		if err := s.copyBatch(after, min(after+batchSize, newest)); err != nil {
			return err
		}
	}
	if err := s.linkLost(); err != nil {
		return err
	}
	if err := s.copyLists(); err != nil {
		return err
	}
	return s.to.Write(func(tx *bbolt.Tx) error { return tx.Bucket(layout.Revisions).SetSequence(uint64(newest)) })
}

// copyFormat gives the new file the format of the damaged one, so that old Keys are migrated when it is opened.
func (s *salvager) copyFormat() error {
	old := false
	// An error here is a page that cannot be read: the format is taken for that of today.
	_ = s.from.Read(func(tx *bbolt.Tx) error {
		old = tx.Bucket(layout.Meta) != nil && layout.IsFirst(tx)
		return nil
	})
	if !old {
		return nil
	}
	return s.to.Write(func(tx *bbolt.Tx) error {
		return tx.Bucket(layout.Meta).Put(layout.KeyFormat, []byte(layout.FirstFormat))
	})
}

// newest returns the serial of the newest revision of the damaged file.
func (s *salvager) newest() (newest news.Serial, err error) {
	err = s.from.Read(func(tx *bbolt.Tx) error {
		revisions := tx.Bucket(layout.Revisions)
		if revisions == nil {
			return fmt.Errorf("%w: it holds no archive", bolt.ErrDamaged)
		}
		newest = news.Serial(revisions.Sequence())
		return nil
	})
	if e := s.from.Read(layout.CheckFormat); errors.Is(e, bolt.ErrNewer) {
		return 0, e
	}
	return newest, err
}

// copyBatch copies the revisions after one serial up to another in one transaction.
func (s *salvager) copyBatch(after, upto news.Serial) error {
	return s.to.Write(func(to *bbolt.Tx) error {
		return s.from.Read(func(from *bbolt.Tx) error {
			for serial := after + 1; serial <= upto; serial++ {
				if err := s.copyRevision(to, from, serial); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// lostRecord is stored under the serial of a revision that is lost. It reads as damaged.
var lostRecord = []byte("lost")

func (s *salvager) copyRevision(to, from *bbolt.Tx, serial news.Serial) error {
	r, err := s.codec.Revision(from, serial)
	if errors.Is(err, layout.ErrNotStored) {
		return nil
	}
	if err != nil {
		s.lost[serial] = true
		return layout.Appending(to).Put(layout.SerialKey(serial), lostRecord)
	}
	s.saved++
	data := from.Bucket(layout.Revisions).Get(layout.SerialKey(serial))
	if err := layout.Appending(to).Put(layout.SerialKey(serial), data); err != nil {
		return err
	}
	return layout.Link(to, r, serial)
}

// linkLost lists lost revisions as the current ones of their Keys, where the damaged list of Keys can be
// read. They then count as damaged, no older revision passes for the current one, and importing the articles
// again repairs them.
func (s *salvager) linkLost() error {
	keys := make(map[string]news.Serial)
	// An error here is a page that cannot be read: what was read before it counts.
	_ = s.from.Read(func(tx *bbolt.Tx) error {
		return tx.Bucket(layout.Keys).ForEach(func(key, k []byte) error {
			if len(k) == layout.SerialBytes && s.lost[layout.SerialOf(k)] {
				keys[string(key)] = layout.SerialOf(k)
			}
			return nil
		})
	})
	return s.to.Write(func(tx *bbolt.Tx) error {
		for key, serial := range keys {
			if err := tx.Bucket(layout.Keys).Put([]byte(key), layout.SerialKey(serial)); err != nil {
				return err
			}
		}
		return nil
	})
}
