package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Saved says what Open saved of a damaged file.
type Saved struct {
	Revisions, Lost int
	Damaged         string // the path of the file as it was
}

// Saved returns what Open saved of a damaged file, nil when the file was whole.
func (a *Archive) Saved() *Saved { return a.saved }

// What salvage puts beside the archive.
const (
	savedSuffix   = ".saved"
	damagedSuffix = ".damaged"
	lockSuffix    = ".lock"
)

// lockSalvage takes the lock under which an archive is saved, by one process at a time. The
// error is ErrLocked when another one has it.
func lockSalvage(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path+lockSuffix, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, ErrLocked
	}
	return func() { f.Close() }, nil // the file stays: who waits for it has it open
}

// salvage copies what can be read of a damaged archive into a new file, under the same serials,
// and puts that in its place. The damaged file stays beside it.
func salvage(path string) (*Saved, error) {
	from, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer from.Close()
	if err := os.Remove(path + savedSuffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	to, err := bolt.Open(path+savedSuffix, bolt.Options{})
	if err != nil {
		return nil, err
	}
	s := &salvager{Archive: Archive{db: from}, to: to, lost: make(map[news.Serial]bool)}
	err = errors.Join(s.copy(), to.Close())
	if err == nil && s.saved == 0 {
		err = fmt.Errorf("%w: nothing of it can be read", ErrDamaged)
	}
	if err != nil {
		return nil, errors.Join(err, os.Remove(path+savedSuffix))
	}
	damaged := free(path + damagedSuffix)
	err = os.Link(path, damaged) // a second name, so that there is an archive at every moment
	if err != nil {
		err = os.Rename(path, damaged) // where files have one name only
	}
	if err == nil {
		err = os.Rename(path+savedSuffix, path)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		return nil, err
	}
	return &Saved{s.saved, len(s.lost), damaged}, nil
}

// syncFolder makes names in a folder last.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// free returns path, or path with a number where there is a file already.
func free(path string) string {
	name := path
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-%d", path, n)
	}
}

// salvager copies revisions, many in a transaction.
type salvager struct {
	Archive // that is damaged: only its file is open
	to      *bolt.DB
	saved   int
	lost    map[news.Serial]bool
}

func (s *salvager) copy() error {
	if err := s.prepareDecoder(); err != nil {
		return err
	}
	defer s.unpack.Close()
	if err := s.to.Write(makeBuckets); err != nil { // with a new name: an index of the old archive may have more
		return err
	}
	newest, err := s.newest()
	if err != nil {
		return err
	}
	for after := news.Serial(0); after < newest; after += pageSize {
		if err := s.copyPage(after, min(after+pageSize, newest)); err != nil {
			return err
		}
	}
	if err := s.listLost(); err != nil {
		return err
	}
	return s.to.Write(func(tx *bbolt.Tx) error { return tx.Bucket(bucketRevisions).SetSequence(uint64(newest)) })
}

// newest reads the serial of the newest revision.
func (s *salvager) newest() (newest news.Serial, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		revisions := tx.Bucket(bucketRevisions)
		if revisions == nil {
			return fmt.Errorf("%w: it holds no archive", ErrDamaged)
		}
		newest = news.Serial(revisions.Sequence())
		return nil
	})
	if e := s.db.Read(checkFormat); errors.Is(e, ErrNewer) {
		return 0, e
	}
	return newest, err
}

// copyPage copies the revisions after one serial up to another one.
func (s *salvager) copyPage(after, upto news.Serial) error {
	return s.to.Write(func(to *bbolt.Tx) error {
		return s.db.Read(func(from *bbolt.Tx) error {
			for serial := after + 1; serial <= upto; serial++ {
				if err := s.copyRevision(to, from, serial); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// lostRecord stands under the serial of a revision that is lost; it reads as damaged.
var lostRecord = []byte("lost")

// listLost lists what is lost under its Key, as far as the old list can be read: so it is told
// of, no older revision stands in for it, and importing it again repairs it.
func (s *salvager) listLost() error {
	keys := make(map[string]news.Serial)
	_ = s.db.Read(func(tx *bbolt.Tx) error { // up to the first page that cannot be read
		return tx.Bucket(bucketKeys).ForEach(func(key, k []byte) error {
			if len(k) == serialBytes && s.lost[serialOf(k)] {
				keys[string(key)] = serialOf(k)
			}
			return nil
		})
	})
	return s.to.Write(func(tx *bbolt.Tx) error {
		for key, serial := range keys {
			if err := tx.Bucket(bucketKeys).Put([]byte(key), serialKey(serial)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *salvager) copyRevision(to, from *bbolt.Tx, serial news.Serial) error {
	r, err := s.revision(from, serial)
	if errors.Is(err, errNotStored) {
		return nil
	}
	if err != nil {
		s.lost[serial] = true
		return to.Bucket(bucketRevisions).Put(serialKey(serial), lostRecord)
	}
	s.saved++
	data := from.Bucket(bucketRevisions).Get(serialKey(serial))
	if err := to.Bucket(bucketRevisions).Put(serialKey(serial), data); err != nil || r.article == nil {
		return err
	}
	return list(to, r.article, serial)
}
