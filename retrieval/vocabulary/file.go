package vocabulary

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
	"quoth/retrieval/spelling"
)

var (
	bucketWords = []byte("words") // word -> articles, articles with a capital, form with the capital
	bucketMeta  = []byte("meta")
	keyFormat   = []byte("format")
	keyArchive  = []byte("archive")
	keyCursor   = []byte("cursor")
	keyDigest   = []byte("digest") // of all words; see digest
)

// format changes with what a word is and how it is stored: a file of another format is
// rebuilt.
const format = "2"

// errOther means that a file is whole and of no use here. For callers it is bolt.ErrDamaged, but
// it does not say so.
var errOther error = unusable("it counts another archive, or is of another version of quoth")

type unusable string

// Error says why.
func (u unusable) Error() string { return string(u) }

// Unwrap is what the file is treated as.
func (unusable) Unwrap() error { return bolt.ErrDamaged }

// openFile opens the file. It replaces one that is damaged or that counts another archive.
func openFile(o Options) (*bolt.DB, error) {
	db, err := bolt.Open(o.Path, bolt.Options{ReadOnly: o.ReadOnly, Repair: "it is rebuilt"})
	if err == nil {
		if err = prepare(db, o); err == nil {
			return db, nil
		}
		db.Close()
	}
	if o.ReadOnly || !errors.Is(err, bolt.ErrDamaged) {
		return nil, err
	}
	if err := os.RemoveAll(o.Path); err != nil {
		return nil, err
	}
	if db, err = bolt.Open(o.Path, bolt.Options{Repair: "it is rebuilt"}); err != nil {
		return nil, err
	}
	if err := prepare(db, o); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// prepare makes a new file's buckets. The error is errOther for a file of another archive or format.
func prepare(db *bolt.DB, o Options) error {
	empty := false
	err := db.Read(func(tx *bbolt.Tx) error {
		meta := tx.Bucket(bucketMeta)
		if empty = meta == nil; empty {
			return nil
		}
		if string(meta.Get(keyFormat)) != format || string(meta.Get(keyArchive)) != o.Archive || tx.Bucket(bucketWords) == nil {
			return errOther
		}
		return nil
	})
	if err != nil || !empty {
		return err
	}
	if o.ReadOnly {
		return fmt.Errorf("%w: it is empty", bolt.ErrDamaged)
	}
	return db.Write(func(tx *bbolt.Tx) error {
		if _, err := tx.CreateBucket(bucketWords); err != nil {
			return err
		}
		meta, err := tx.CreateBucket(bucketMeta)
		if err != nil {
			return err
		}
		return errors.Join(meta.Put(keyFormat, []byte(format)), meta.Put(keyArchive, []byte(o.Archive)))
	})
}

func readCursor(db *bolt.DB) (cursor news.Serial, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		if data := tx.Bucket(bucketMeta).Get(keyCursor); len(data) == 8 {
			cursor = news.Serial(binary.BigEndian.Uint64(data))
		}
		return nil
	})
	return cursor, err
}

func readWord(db *bolt.DB, word string) (c change, err error) {
	err = db.Read(func(tx *bbolt.Tx) (err error) {
		c, err = parse(tx.Bucket(bucketWords).Get([]byte(word)))
		return err
	})
	return c, err
}

// readList reads all words, which come sorted.
func readList(db *bolt.DB) (*spelling.List, error) {
	list := spelling.NewList()
	err := db.Read(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketWords).ForEach(func(k, v []byte) error {
			articles, n := binary.Uvarint(v)
			if n <= 0 {
				return errCut
			}
			list.Add(string(k), int(articles))
			return nil
		})
	})
	return list, err
}

// write applies changes in the order of the words, which bbolt stores faster.
func write(db *bolt.DB, changes map[string]change, upto news.Serial) error {
	return db.Write(func(tx *bbolt.Tx) error {
		bucket, meta := tx.Bucket(bucketWords), tx.Bucket(bucketMeta)
		sum := readDigest(meta)
		for _, w := range slices.Sorted(maps.Keys(changes)) {
			key := []byte(w)
			before := bucket.Get(key)
			old, err := parse(before)
			if err != nil {
				return err
			}
			sum ^= digest(key, before)
			next := old.plus(changes[w])
			if next.articles == 0 {
				err = bucket.Delete(key)
			} else {
				err = bucket.Put(key, next.bytes())
				sum ^= digest(key, next.bytes())
			}
			if err != nil {
				return err
			}
		}
		return errors.Join(
			meta.Put(keyDigest, binary.BigEndian.AppendUint64(nil, sum)),
			meta.Put(keyCursor, binary.BigEndian.AppendUint64(nil, uint64(upto))))
	})
}

// digest is the part that a word and its count have in the digest of all words, which is the
// exclusive or of them: so a word can be taken out again. Hash: FNV-1a of 64 bits.
func digest(word, count []byte) uint64 {
	if count == nil {
		return 0
	}
	h := fnv.New64a()
	h.Write(word)
	h.Write([]byte{0})
	h.Write(count)
	return h.Sum64()
}

func readDigest(meta *bbolt.Bucket) uint64 {
	if data := meta.Get(keyDigest); len(data) == 8 {
		return binary.BigEndian.Uint64(data)
	}
	return 0
}

// verify compares all words with their digest.
func verify(ctx context.Context, db *bolt.DB) error {
	return db.Read(func(tx *bbolt.Tx) error {
		sum := uint64(0)
		err := tx.Bucket(bucketWords).ForEach(func(word, count []byte) error {
			sum ^= digest(word, count)
			return ctx.Err()
		})
		if err == nil && sum != readDigest(tx.Bucket(bucketMeta)) {
			err = fmt.Errorf("%w: its digest does not match", bolt.ErrDamaged)
		}
		return err
	})
}

func (c change) plus(d change) change {
	c.articles, c.capitals = max(0, c.articles+d.articles), max(0, c.capitals+d.capitals)
	if d.form != "" {
		c.form = d.form
	}
	return c
}

func (c change) bytes() []byte {
	out := binary.AppendUvarint(binary.AppendUvarint(nil, uint64(c.articles)), uint64(c.capitals))
	return append(out, c.form...)
}

var errCut = fmt.Errorf("%w: a word's count is cut short", bolt.ErrDamaged)

func parse(data []byte) (c change, err error) {
	if len(data) == 0 {
		return c, nil
	}
	articles, n := binary.Uvarint(data)
	if n <= 0 {
		return c, errCut
	}
	capitals, m := binary.Uvarint(data[n:])
	if m <= 0 {
		return c, errCut
	}
	return change{int(articles), printing{int(capitals), string(data[n+m:])}}, nil
}
