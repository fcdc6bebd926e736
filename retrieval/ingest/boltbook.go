package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
)

// What can be wrong with a book's file or a record in it; test with errors.Is.
var (
	ErrLocked  = bolt.ErrLocked
	ErrDamaged = bolt.ErrDamaged
	ErrNewer   = bolt.ErrNewer
)

const (
	bookFormat = "1"
	maxKey     = 2000 // bytes of an address; bbolt takes 32 KiB, and no feed lives at such an address
)

var (
	bucketSources  = []byte("sources")  // address -> record of a Source
	bucketMemories = []byte("memories") // address -> record of a Memory
	bucketMeta     = []byte("meta")
	keyFormat      = []byte("format")
)

// BoltBook is a Book in one bbolt file. It is safe for concurrent use.
type BoltBook struct{ db *bolt.DB }

var _ Book = (*BoltBook)(nil)

// OpenBook opens the book at path, or makes it. The error is ErrLocked when another
// process has it open, ErrDamaged or ErrNewer when it cannot be read.
func OpenBook(path string) (*BoltBook, error) {
	db, err := openBolt(path, false)
	if err == nil {
		if err = prepare(db); err == nil {
			return &BoltBook{db}, nil
		}
		db.Close()
	}
	return nil, fmt.Errorf("open sources %s: %w", path, err)
}

// ReadSources lists the sources of the book at path and writes nothing, beside other
// processes that do the same; there are none where there is no book. The error is as
// OpenBook's and List's.
func ReadSources(path string) ([]Source, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	db, err := openBolt(path, true)
	if err != nil {
		return nil, fmt.Errorf("open sources %s: %w", path, err)
	}
	b := &BoltBook{db}
	defer b.Close()
	if err := b.db.Read(checkBook); err != nil {
		return nil, fmt.Errorf("open sources %s: %w", path, err)
	}
	return b.List()
}

func openBolt(path string, readOnly bool) (*bolt.DB, error) {
	const repair = "put a backup in its place, or move it away and add the feeds again"
	return bolt.Open(path, bolt.Options{ReadOnly: readOnly, Check: true, Repair: repair})
}

// prepare makes a new book's buckets, and checks the format of another one.
func prepare(db *bolt.DB) error {
	if err := db.WriteOnce(bucketMeta, makeBuckets); err != nil {
		return err
	}
	return db.Read(checkBook)
}

func makeBuckets(tx *bbolt.Tx) error {
	for _, name := range [][]byte{bucketSources, bucketMemories, bucketMeta} {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	return tx.Bucket(bucketMeta).Put(keyFormat, []byte(bookFormat))
}

// checkBook refuses a file that is no book, or a newer one's.
func checkBook(tx *bbolt.Tx) error {
	meta := tx.Bucket(bucketMeta)
	if meta == nil {
		return fmt.Errorf("%w: it holds no list of feeds", ErrDamaged)
	}
	if got := string(meta.Get(keyFormat)); got != bookFormat {
		return fmt.Errorf("%w (format %q, this one reads %q)", ErrNewer, got, bookFormat)
	}
	return nil
}

// Close lets go of the file.
func (b *BoltBook) Close() error { return b.db.Close() }

// List implements Book.
func (b *BoltBook) List() (out []Source, err error) {
	var bad error
	err = b.db.Read(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketSources).ForEach(func(k, v []byte) error {
			s, err := decodeSource(v)
			if err != nil {
				bad = errors.Join(bad, fmt.Errorf("read source %s: %w: remove it and add it again", k, err))
				return nil
			}
			out = append(out, s)
			return nil
		})
	})
	return out, errors.Join(err, bad)
}

// Get implements Book. A memory that is damaged is an empty one: its items come again,
// and the store has them already.
func (b *BoltBook) Get(url string) (s Source, m Memory, err error) {
	key := []byte(bookKey(url))
	err = b.db.Read(func(tx *bbolt.Tx) error {
		v := tx.Bucket(bucketSources).Get(key)
		if v == nil {
			return ErrUnknown
		}
		m, _ = decodeMemory(tx.Bucket(bucketMemories).Get(key))
		s, err = decodeSource(v)
		return err
	})
	if err != nil {
		return Source{}, nil, fmt.Errorf("source %s: %w", url, err)
	}
	return s, m, nil
}

// Add implements Book.
func (b *BoltBook) Add(s Source) error {
	key := []byte(bookKey(s.URL))
	err := b.db.Write(func(tx *bbolt.Tx) error {
		if len(key) > maxKey {
			return fmt.Errorf("its address has more than %d bytes", maxKey)
		}
		if tx.Bucket(bucketSources).Get(key) != nil {
			return ErrKnown
		}
		return put(tx, key, s, nil)
	})
	if err != nil {
		return fmt.Errorf("add source %.100s: %w", s.URL, err)
	}
	return nil
}

// Save implements Book.
func (b *BoltBook) Save(url string, s Source, m Memory) error {
	from, to := []byte(bookKey(url)), []byte(bookKey(s.URL))
	err := b.db.WriteTogether(func(tx *bbolt.Tx) error {
		if tx.Bucket(bucketSources).Get(from) == nil {
			return ErrUnknown
		}
		if err := remove(tx, from); err != nil {
			return err
		}
		return put(tx, to, s, m)
	})
	if err != nil {
		return fmt.Errorf("save source %s: %w", url, err)
	}
	return nil
}

// Remove implements Book.
func (b *BoltBook) Remove(url string) error {
	key := []byte(bookKey(url))
	err := b.db.Write(func(tx *bbolt.Tx) error {
		if tx.Bucket(bucketSources).Get(key) == nil {
			return ErrUnknown
		}
		return remove(tx, key)
	})
	if err != nil {
		return fmt.Errorf("remove source %s: %w", url, err)
	}
	return nil
}

func put(tx *bbolt.Tx, key []byte, s Source, m Memory) error {
	data, err := encodeSource(s)
	if err != nil {
		return err
	}
	if err := tx.Bucket(bucketSources).Put(key, data); err != nil {
		return err
	}
	return tx.Bucket(bucketMemories).Put(key, encodeMemory(m))
}

func remove(tx *bbolt.Tx, key []byte) error {
	if err := tx.Bucket(bucketSources).Delete(key); err != nil {
		return err
	}
	return tx.Bucket(bucketMemories).Delete(key)
}
