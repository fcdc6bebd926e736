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
	"strconv"

	"go.etcd.io/bbolt"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
	"quoth/retrieval/spelling"
)

// Options say which file holds a vocabulary. With an empty Path it is in memory only.
type Options struct {
	Path     string
	ReadOnly bool
	Archive  string // the name of the archive whose words are counted
}

var (
	bucketWords = []byte("words") // word -> encoded count
	bucketLines = []byte("lines") // outletKey -> encoded boilerplate.Outlet
	bucketMeta  = []byte("meta")
	keyFormat   = []byte("format")
	keyArchive  = []byte("archive")
	keyCursor   = []byte("cursor")
	keyDigest   = []byte("digest")  // of all words; see digest
	keyEarlier  = []byte("earlier") // serials; see Vocabulary.Earlier
)

// format names what a word is and how its count is stored. It changes with either of them: a file of
// another format is rebuilt.
const format = "3"

// A file that is whole may be of no use here.
var (
	errOther   error = unusable{bolt.ErrOther}
	errArchive error = unusable{errors.New("it counts another archive")}
)

// unusable is the reason why a file is of no use. It is bolt.ErrDamaged as well, without its text, so that callers
// rebuild the file and read in the log why.
type unusable struct{ error }

// Unwrap returns the reason and bolt.ErrDamaged.
func (u unusable) Unwrap() []error { return []error{u.error, bolt.ErrDamaged} }

// openFile opens the file. It replaces one that is damaged or that counts another archive.
func openFile(o Options) (*bolt.DB, error) {
	db, err := openPrepared(o, bolt.Options{ReadOnly: o.ReadOnly, Repair: "it is rebuilt"})
	if err == nil || o.ReadOnly || !errors.Is(err, bolt.ErrDamaged) {
		return db, err
	}
	if err := os.RemoveAll(o.Path); err != nil {
		return nil, err
	}
	return openPrepared(o, bolt.Options{Repair: "it is rebuilt"})
}

func openPrepared(o Options, how bolt.Options) (*bolt.DB, error) {
	db, err := bolt.Open(o.Path, how)
	if err != nil {
		return nil, err
	}
	if err := prepare(db, o); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// prepare checks that a file counts the archive of o, and creates the buckets of an empty file. The
// error is errArchive for a file of another archive, and errOther for one of another format.
func prepare(db *bolt.DB, o Options) error {
	isEmpty, err := checkMeta(db, o)
	if err != nil || !isEmpty {
		return err
	}
	if o.ReadOnly {
		return fmt.Errorf("%w: it is empty", bolt.ErrDamaged)
	}
	return db.Write(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{bucketWords, bucketLines} {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		meta, err := tx.CreateBucket(bucketMeta)
		if err != nil {
			return err
		}
		return errors.Join(meta.Put(keyFormat, []byte(format)), meta.Put(keyArchive, []byte(o.Archive)))
	})
}

// isFormat reports whether s is the format of some version, and not the rest of a damaged one.
func isFormat(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && 0 < n && n < 100
}

func checkMeta(db *bolt.DB, o Options) (isEmpty bool, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		meta := tx.Bucket(bucketMeta)
		if isEmpty = meta == nil; isEmpty {
			return nil
		}
		switch found := string(meta.Get(keyFormat)); {
		case found != format && isFormat(found):
			return errOther
		case found != format, tx.Bucket(bucketWords) == nil, tx.Bucket(bucketLines) == nil:
			return fmt.Errorf("%w: a part of it is missing", bolt.ErrDamaged)
		case string(meta.Get(keyArchive)) != o.Archive:
			return errArchive
		}
		return nil
	})
	return isEmpty, err
}

// readCursor returns the serial up to which a file has counted the archive.
func readCursor(db *bolt.DB) (cursor news.Serial, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		if data := tx.Bucket(bucketMeta).Get(keyCursor); len(data) == 8 {
			cursor = news.Serial(binary.BigEndian.Uint64(data))
		}
		return nil
	})
	return cursor, err
}

// readCount returns the count of a word.
func readCount(db *bolt.DB, word string) (c count, err error) {
	err = db.Read(func(tx *bbolt.Tx) (err error) {
		c, err = decode(tx.Bucket(bucketWords).Get([]byte(word)))
		return err
	})
	return c, err
}

// readList reads all words, which come in sorted order.
func readList(db *bolt.DB) (*spelling.List, error) {
	list := spelling.NewList()
	err := db.Read(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketWords).ForEach(func(k, v []byte) error {
			articles, _, err := decodeArticles(v)
			if err == nil {
				list.Add(string(k), articles)
			}
			return err
		})
	})
	return list, err
}

// write applies changes in the order of the words, which bbolt stores faster, and what was learnt of outlets.
func write(db *bolt.DB, changes map[string]count, outlets map[string]*boilerplate.Outlet, earlier []news.Serial,
	upto news.Serial) error {
	return db.Write(func(tx *bbolt.Tx) error {
		bucket, meta := tx.Bucket(bucketWords), tx.Bucket(bucketMeta)
		sum := readDigest(meta)
		for _, w := range slices.Sorted(maps.Keys(changes)) {
			changed, err := writeCount(bucket, []byte(w), changes[w])
			if err != nil {
				return err
			}
			sum ^= changed
		}
		return errors.Join(
			writeLines(tx, outlets, earlier),
			meta.Put(keyDigest, binary.BigEndian.AppendUint64(nil, sum)),
			meta.Put(keyCursor, binary.BigEndian.AppendUint64(nil, uint64(upto))))
	})
}

// writeCount applies a change to the count of a word, and returns the bits of the digest of all words that
// change. It deletes a word that no article has any more.
func writeCount(bucket *bbolt.Bucket, word []byte, change count) (changed uint64, err error) {
	before := bucket.Get(word)
	old, err := decode(before)
	if err != nil {
		return 0, err
	}
	changed = digest(word, before)
	next := old.plus(change)
	if next.articles == 0 {
		return changed, bucket.Delete(word)
	}
	after := next.encode()
	return changed ^ digest(word, after), bucket.Put(word, after)
}

// digest returns the share of a word and its encoded count in the digest of all words. The digest of all words
// is the exclusive or of the shares, so that the share of a changed word can be removed. The hash is FNV-1a
// with 64 bits.
func digest(word, encoded []byte) uint64 {
	if encoded == nil {
		return 0
	}
	h := fnv.New64a()
	h.Write(word)
	h.Write([]byte{0})
	h.Write(encoded)
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
		err := tx.Bucket(bucketWords).ForEach(func(word, encoded []byte) error {
			sum ^= digest(word, encoded)
			return ctx.Err()
		})
		if err == nil && sum != readDigest(tx.Bucket(bucketMeta)) {
			err = fmt.Errorf("%w: its digest does not match", bolt.ErrDamaged)
		}
		if err == nil {
			err = checkLines(tx)
		}
		return err
	})
}
