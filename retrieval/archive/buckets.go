package archive

import (
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"go.etcd.io/bbolt"

	"quoth/retrieval/news"
)

// The buckets of the file, and the keys in bucketMeta.
var (
	bucketRevisions = []byte("revisions") // serial -> record
	bucketKeys      = []byte("keys")      // keyOf(Key) -> serial of its current revision
	bucketPrefixes  = []byte("prefixes")  // receipt prefix + serial -> nothing, or the earlier Key that it has
	bucketAliases   = []byte("aliases")   // keyOf(an earlier Key) -> the Key of today
	bucketUnplaced  = []byte("unplaced")  // mark + keyOf(Key) -> Key, of articles of format 1; see unplaced
	bucketMeta      = []byte("meta")

	bucketTombstones = []byte("tombstones") // Tombstone -> inscription
	bucketErasing    = []byte("erasing")    // serial of a withdrawal -> nothing; see Forget
	bucketErased     = []byte("erased")     // receipt prefix + serial -> erased

	keyFormat = []byte("format")
	keyID     = []byte("id")
)

// The versions of the layout of the file, which stand for those of the whole data folder. A quoth of before
// rejects a file of a newer one. Format 1 had no withdrawn articles.
const (
	format      = "2"
	firstFormat = "1" // Open migrates it; see migrate
)

// buckets returns those that a file of this format has.
func buckets() [][]byte {
	return [][]byte{bucketRevisions, bucketKeys, bucketPrefixes, bucketMeta, bucketAliases, bucketUnplaced, bucketFiles,
		bucketTombstones, bucketErasing, bucketErased}
}

// makeBuckets creates the buckets of a new archive and gives it an ID.
func makeBuckets(tx *bbolt.Tx) error {
	if err := createBuckets(tx); err != nil {
		return err
	}
	if err := tx.Bucket(bucketMeta).Put(keyID, []byte(rand.Text())); err != nil {
		return err
	}
	return tx.Bucket(bucketMeta).Put(keyFormat, []byte(format))
}

// createBuckets creates the buckets that are missing.
func createBuckets(tx *bbolt.Tx) error {
	for _, name := range buckets() {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	return nil
}

// checkFormat returns ErrDamaged if the file holds no archive, and ErrNewer if its format is not ours.
func checkFormat(tx *bbolt.Tx) error {
	meta := tx.Bucket(bucketMeta)
	if meta == nil {
		return fmt.Errorf("%w: it holds no archive", ErrDamaged)
	}
	if got := string(meta.Get(keyFormat)); got != format && got != firstFormat {
		return fmt.Errorf("%w (format %q, this one reads %q)", ErrNewer, got, format)
	}
	return nil
}

// link makes the record stored under s the current one of its Key, and lets the receipts of its article
// resolve to it. A record without a Key needs no link.
func link(tx *bbolt.Tx, r record, s news.Serial) error {
	switch a := r.article; {
	case a != nil:
		if err := linkReceipts(tx, r, s); err != nil {
			return err
		}
		return tx.Bucket(bucketKeys).Put(keyOf(a.Key), serialKey(s))
	case !r.withdrawn.isNone():
		return tx.Bucket(bucketKeys).Put(keyOf(r.withdrawn.key), serialKey(s))
	}
	return nil
}

// linkReceipts lets the receipts of a record with an article resolve to it, by its Key and by the earlier ones.
func linkReceipts(tx *bbolt.Tx, r record, s news.Serial) error {
	a := r.article
	err := tx.Bucket(bucketPrefixes).Put(prefixKey(a.Key, a.Revision, s), nil)
	for _, was := range r.was {
		err = cmp.Or(err, tx.Bucket(bucketPrefixes).Put(prefixKey(was, a.Revision, s), []byte(was)),
			tx.Bucket(bucketAliases).Put(keyOf(was), []byte(a.Key)))
	}
	return err
}

// unlinkReceipts undoes linkReceipts; the earlier Keys go on leading to the Key.
func unlinkReceipts(tx *bbolt.Tx, r record, s news.Serial) error {
	err := tx.Bucket(bucketPrefixes).Delete(prefixKey(r.article.Key, r.article.Revision, s))
	for _, was := range r.was {
		err = cmp.Or(err, tx.Bucket(bucketPrefixes).Delete(prefixKey(was, r.article.Revision, s)))
	}
	return err
}

// prefixKey returns the key in bucketPrefixes of a revision and its serial.
func prefixKey(k news.Key, r news.Revision, s news.Serial) []byte {
	prefix := news.Prefix(k, r)
	return append(prefix[:], serialKey(s)...)
}

// serialBytes is the length of a serial in the file.
const serialBytes = 8

func serialKey(s news.Serial) []byte { return binary.BigEndian.AppendUint64(nil, uint64(s)) }

func serialOf(key []byte) news.Serial { return news.Serial(binary.BigEndian.Uint64(key)) }

// maxKey is the length in bytes of the longest Key that is stored as it is. It is well below
// bbolt's limit on a key (32,768 bytes).
const maxKey = 1024

// keyOf returns the key in bucketKeys of an article's Key: the Key itself, or a hash of it if it
// is too long for a key of bbolt, or empty.
func keyOf(k news.Key) []byte {
	if 0 < len(k) && len(k) <= maxKey {
		return []byte(k)
	}
	sum := sha256.Sum256([]byte(k))
	return append([]byte("\x00sha256:"), sum[:]...)
}
