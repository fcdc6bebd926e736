// Package book keeps sources, the feeds that articles come from: their settings, their state, when to
// check them next, and what is remembered of their items.
//
//	b, err := book.Open("data/sources.db")
//	err = b.Add(book.Source{ID: address, URL: address, Due: now})
//	source, memory, err := b.Get(address)
package book

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
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

// Book keeps sources by their addresses in one bbolt file. It is safe for concurrent use. What a
// method has written is on the disk when it returns.
type Book struct{ db *bolt.DB }

// Open opens the book at path, or makes it. The error is ErrLocked when another process has it
// open, ErrDamaged or ErrNewer when it cannot be read.
func Open(path string) (*Book, error) {
	db, err := openBolt(path, false)
	if err == nil {
		if err = prepare(db); err == nil {
			return &Book{db}, nil
		}
		db.Close()
	}
	return nil, fmt.Errorf("open sources %s: %w", path, err)
}

// Sources returns the sources of the book at path and writes nothing, so that several processes can
// read at the same time; there are none where there is no book. The errors are those of Open and
// List.
func Sources(path string) ([]Source, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	db, err := openBolt(path, true)
	if err != nil {
		return nil, fmt.Errorf("open sources %s: %w", path, err)
	}
	b := &Book{db}
	defer b.Close()
	if err := b.db.Read(checkBook); err != nil {
		return nil, fmt.Errorf("open sources %s: %w", path, err)
	}
	return b.List()
}

// openBolt opens the file of a book.
func openBolt(path string, readOnly bool) (*bolt.DB, error) {
	const repair = "put a backup in its place, or move it away and add the feeds again"
	return bolt.Open(path, bolt.Options{ReadOnly: readOnly, Check: true, Repair: repair})
}

// prepare makes the buckets of a new book, and checks the format of one that is there.
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

// checkBook rejects a file that is no book, or one of a newer format.
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

// Close closes the file.
func (b *Book) Close() error { return b.db.Close() }

// List returns all sources in the order of their addresses. It leaves out those that cannot be
// read; the error names them.
func (b *Book) List() (out []Source, err error) {
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

// Get returns the source at an address with what is remembered of its items; ErrUnknown without one.
// A memory that is damaged is returned empty: the items are fetched again, and the store has them
// already.
func (b *Book) Get(url string) (s Source, m Memory, err error) {
	key := []byte(Key(url))
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

// Add adds a new source; ErrKnown where there is one with its address.
func (b *Book) Add(s Source) error {
	key := []byte(Key(s.URL))
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

// Save puts s in the place of the source at url, from where it may have moved; ErrUnknown when that
// was removed. The folder stays as the book has it: a list may have been merged since s was read.
func (b *Book) Save(url string, s Source, m Memory) error {
	from, to := []byte(Key(url)), []byte(Key(s.URL))
	err := b.db.WriteTogether(func(tx *bbolt.Tx) error {
		v := tx.Bucket(bucketSources).Get(from)
		if v == nil {
			return ErrUnknown
		}
		if before, err := decodeSource(v); err == nil {
			s.Folder = before.Folder
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

// Remove removes the source at url; ErrUnknown without one.
func (b *Book) Remove(url string) error {
	key := []byte(Key(url))
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

// put writes a source and its memory.
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

// remove deletes a source and its memory.
func remove(tx *bbolt.Tx, key []byte) error {
	if err := tx.Bucket(bucketSources).Delete(key); err != nil {
		return err
	}
	return tx.Bucket(bucketMemories).Delete(key)
}
