// Package layout reads and writes the parts of an archive's file: its buckets, and the records of the revisions.
//
// The bytes of the file are decided here alone. A change that an older version cannot read needs another Format, and
// a migration of the files that are there.
package layout

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"iter"
	"slices"

	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// The buckets of the file, and the keys in Meta.
var (
	Revisions = []byte("revisions") // serial -> record
	Keys      = []byte("keys")      // KeyOf(Key) -> serial of its current revision
	Prefixes  = []byte("prefixes")  // receipt prefix + serial -> nothing, or the earlier Key that it has
	Aliases   = []byte("aliases")   // KeyOf(an earlier Key) -> the Key of today
	Unplaced  = []byte("unplaced")  // mark + KeyOf(Key) -> Key, of articles of FirstFormat; see package identity
	Files     = []byte("files")     // folder of a watch, a zero byte, path -> JSON of the Keys of its articles
	Meta      = []byte("meta")

	Checkpoint = []byte("checkpoint") // see archive.readCheckpoint; it need not be there

	Tombstones = []byte("tombstones") // archive.Tombstone -> archive.inscription
	Erasing    = []byte("erasing")    // serial of a withdrawal -> nothing; see archive.Archive.Forget
	Erased     = []byte("erased")     // receipt prefix + serial -> archive.erased

	KeyFormat = []byte("format")
	KeyID     = []byte("id")
)

// The versions of the layout, which stand for those of the whole data folder. An older quoth rejects the file of a
// newer one. FirstFormat had no withdrawn articles, and SecondFormat no text that needs the phrases.
const (
	Format       = "3"
	SecondFormat = "2"
	FirstFormat  = "1" // see identity.Keys.Migrate
)

// buckets returns the names of all buckets of this Format.
func buckets() [][]byte {
	return [][]byte{Revisions, Keys, Prefixes, Meta, Aliases, Unplaced, Files, Tombstones, Erasing, Erased}
}

// Make creates the buckets of a new archive and gives it an ID.
func Make(tx *bbolt.Tx) error {
	if err := CreateMissing(tx); err != nil {
		return err
	}
	if err := tx.Bucket(Meta).Put(KeyID, []byte(rand.Text())); err != nil {
		return err
	}
	return tx.Bucket(Meta).Put(KeyFormat, []byte(Format))
}

// CreateMissing creates the buckets that are missing.
func CreateMissing(tx *bbolt.Tx) error {
	for _, name := range buckets() {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	return nil
}

// CheckFormat returns ErrDamaged if the file holds no archive, and ErrNewer if its format is not ours.
func CheckFormat(tx *bbolt.Tx) error {
	meta := tx.Bucket(Meta)
	if meta == nil {
		return fmt.Errorf("%w: it holds no archive", bolt.ErrDamaged)
	}
	if got := string(meta.Get(KeyFormat)); got != Format && got != SecondFormat && got != FirstFormat {
		return fmt.Errorf("%w (format %q, this one reads %q)", bolt.ErrNewer, got, Format)
	}
	return nil
}

// IsOutdated reports whether an archive has the layout of an older version.
func IsOutdated(tx *bbolt.Tx) bool {
	return string(tx.Bucket(Meta).Get(KeyFormat)) != Format || lacksBucket(tx)
}

// IsFirst reports whether an archive has FirstFormat or lacks a bucket. The Keys of its articles may then be older
// ones.
func IsFirst(tx *bbolt.Tx) bool {
	return string(tx.Bucket(Meta).Get(KeyFormat)) == FirstFormat || lacksBucket(tx)
}

func lacksBucket(tx *bbolt.Tx) bool {
	return slices.ContainsFunc(buckets(), func(name []byte) bool { return tx.Bucket(name) == nil })
}

// PageSize is the size in bytes of the pages of a new file. A record takes about 1 to 4 kB, and a page holds whole
// records: of 6,000 news articles, a quarter of each page stays empty at 8 kB, a tenth at 16, and a twentieth at 32. In
// turn, what is damaged or written again is a larger page.
const PageSize = 16384

// Appending returns the bucket Revisions for records that go behind all others. Their pages are filled: by default
// bbolt leaves half of each empty for records in between.
func Appending(tx *bbolt.Tx) *bbolt.Bucket {
	b := tx.Bucket(Revisions)
	b.FillPercent = 1
	return b
}

// Link makes the record stored under s the current one of its Key, and lets the receipts of its article
// resolve to it. A record without a Key needs no link.
func Link(tx *bbolt.Tx, r Record, s news.Serial) error {
	switch a := r.Article; {
	case a != nil:
		if err := LinkReceipts(tx, r, s); err != nil {
			return err
		}
		return tx.Bucket(Keys).Put(KeyOf(a.Key), SerialKey(s))
	case !r.Withdrawn.IsNone():
		return tx.Bucket(Keys).Put(KeyOf(r.Withdrawn.Key), SerialKey(s))
	}
	return nil
}

// LinkReceipts lets the receipts of a record with an article resolve to it, by its Key and by the earlier ones.
func LinkReceipts(tx *bbolt.Tx, r Record, s news.Serial) error {
	a := r.Article
	err := tx.Bucket(Prefixes).Put(PrefixKey(a.Key, a.Revision, s), nil)
	for _, was := range r.Was {
		err = cmp.Or(err, tx.Bucket(Prefixes).Put(PrefixKey(was, a.Revision, s), []byte(was)),
			tx.Bucket(Aliases).Put(KeyOf(was), []byte(a.Key)))
	}
	return err
}

// HasReceipt reports whether the receipts of a Key and a revision resolve to a serial.
func HasReceipt(tx *bbolt.Tx, k news.Key, r news.Revision, s news.Serial) bool {
	want := PrefixKey(k, r, s)
	got, _ := tx.Bucket(Prefixes).Cursor().Seek(want)
	return bytes.Equal(got, want)
}

// UnlinkReceipts undoes LinkReceipts; the earlier Keys go on leading to the Key.
func UnlinkReceipts(tx *bbolt.Tx, r Record, s news.Serial) error {
	err := tx.Bucket(Prefixes).Delete(PrefixKey(r.Article.Key, r.Article.Revision, s))
	for _, was := range r.Was {
		err = cmp.Or(err, tx.Bucket(Prefixes).Delete(PrefixKey(was, r.Article.Revision, s)))
	}
	return err
}

// PrefixKey returns the key in Prefixes of a revision and its serial.
func PrefixKey(k news.Key, r news.Revision, s news.Serial) []byte {
	prefix := news.Prefix(k, r)
	return append(prefix[:], SerialKey(s)...)
}

// SerialBytes is the length of a serial in the file.
const SerialBytes = 8

// SerialKey returns a serial as the file has it, in keys and in values.
func SerialKey(s news.Serial) []byte { return binary.BigEndian.AppendUint64(nil, uint64(s)) }

// SerialOf returns the serial that SerialKey has made SerialBytes of.
func SerialOf(key []byte) news.Serial { return news.Serial(binary.BigEndian.Uint64(key)) }

// maxKey is the length in bytes of the longest Key that is stored as it is. It is well below
// bbolt's limit on a key (32,768 bytes).
const maxKey = 1024

// KeyOf returns the key in Keys of an article's Key: the Key itself, or a hash of it if it
// is too long for a key of bbolt, or empty.
func KeyOf(k news.Key) []byte {
	if 0 < len(k) && len(k) <= maxKey {
		return []byte(k)
	}
	sum := sha256.Sum256([]byte(k))
	return append([]byte("\x00sha256:"), sum[:]...)
}

// WithPrefix returns the entries of a bucket whose keys have a prefix, in their order.
func WithPrefix(b *bbolt.Bucket, prefix []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		c := b.Cursor()
		for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
			if !yield(k, v) {
				return
			}
		}
	}
}
