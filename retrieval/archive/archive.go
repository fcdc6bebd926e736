// Package archive is the truth: every revision of every article, compressed and
// checksummed, in one bbolt file. The index can always be rebuilt from it.
//
// Revisions are numbered as they come in. The newest one of a Key is current; the
// older ones stay readable, so that a receipt resolves for ever.
//
//	a, err := archive.Open(archive.Options{Path: "data/archive.db"})
//	outcomes, err := a.Put(articles) // durable when it returns
//	for e, err := range a.Since(0) {
//		fmt.Println(e.Serial, e.Current, e.Article.Title)
//	}
package archive

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// What can be wrong with the file or the disk; test with errors.Is.
var (
	ErrLocked  = bolt.ErrLocked
	ErrDamaged = bolt.ErrDamaged
	ErrNewer   = bolt.ErrNewer
	ErrFull    = bolt.ErrFull
	ErrBroken  = bolt.ErrBroken
)

// ErrReplaced means that a revision's citation data were corrected since it was listed:
// a later serial holds its words.
var ErrReplaced = errors.New("replaced by a later revision")

// Options say where an archive lies. An empty Path is a temporary archive that is
// gone when it is closed.
type Options struct {
	Path     string
	ReadOnly bool
}

// Archive is an open archive, safe for concurrent use.
type Archive struct {
	db      *bolt.DB
	packer  *zstd.Encoder
	unpack  *zstd.Decoder
	putting sync.Mutex // keeps the table in the order of the transactions
	current *table
	id      string
	saved   *Saved
}

var (
	bucketRevisions = []byte("revisions") // serial -> record
	bucketKeys      = []byte("keys")      // Key -> serial of its current revision
	bucketPrefixes  = []byte("prefixes")  // receipt prefix + serial -> nothing
	bucketMeta      = []byte("meta")
	keyFormat       = []byte("format")
	keyID           = []byte("id")
)

const format = "1"

// Open opens or creates the archive. Of a file of which pages are damaged, it saves what can
// be read, unless it is to be read only; see Saved. The error is ErrDamaged where nothing can
// be saved, and ErrFull where there is no room to.
func Open(o Options) (*Archive, error) {
	a, err := openWhole(o)
	if !errors.Is(err, ErrDamaged) || o.ReadOnly || o.Path == "" {
		return a, err
	}
	unlock, failed := lockSalvage(o.Path)
	if failed != nil {
		return nil, failed
	}
	defer unlock()
	if a, again := openWhole(o); !errors.Is(again, ErrDamaged) {
		return a, again // saved by another process meanwhile
	}
	saved, failed := salvage(o.Path)
	switch {
	case errors.Is(failed, ErrFull), errors.Is(failed, fs.ErrPermission):
		return nil, fmt.Errorf("open archive %s: it is damaged, and what can be read cannot be saved: %w", o.Path, failed)
	case failed != nil:
		return nil, err
	}
	if a, err = openWhole(o); err == nil {
		a.saved = saved
	}
	return a, err
}

func openWhole(o Options) (*Archive, error) {
	db, err := openFile(o)
	if err != nil {
		return nil, err
	}
	a := &Archive{db: db}
	err = a.prepare(o.ReadOnly)
	if err == nil {
		return a, nil
	}
	a.Close()
	if errors.Is(err, ErrDamaged) {
		err = fmt.Errorf("%w: %s", ErrDamaged, repair)
	}
	return nil, fmt.Errorf("open archive %s: %w", o.Path, err)
}

// repair is what to do about an archive of which nothing can be saved.
const repair = "move it away and import the articles again, or put a backup in its place"

func openFile(o Options) (*bolt.DB, error) {
	if o.Path == "" {
		return openTemporary()
	}
	db, err := bolt.Open(o.Path, bolt.Options{ReadOnly: o.ReadOnly, Repair: repair})
	if err != nil {
		return nil, fmt.Errorf("open archive %s: %w", o.Path, err)
	}
	return db, nil
}

// openTemporary makes a file that has no name by the time anybody could look.
func openTemporary() (*bolt.DB, error) {
	f, err := os.CreateTemp("", "quoth-*.db")
	if err != nil {
		return nil, fmt.Errorf("open temporary archive: %w", err)
	}
	f.Close()
	defer os.Remove(f.Name())
	db, err := bolt.Temporary(f.Name())
	if err != nil {
		return nil, fmt.Errorf("open temporary archive: %w", err)
	}
	return db, nil
}

func (a *Archive) prepare(readOnly bool) (err error) {
	if a.packer, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(128<<10)); err != nil {
		return err
	}
	if err := a.prepareDecoder(); err != nil {
		return err
	}
	if !readOnly {
		if err := a.db.WriteOnce(bucketMeta, makeBuckets); err != nil {
			return err
		}
	}
	if err := a.db.Read(checkFormat); err != nil {
		return err
	}
	if err := a.db.Read(a.readID); err != nil {
		return err
	}
	a.current, err = a.readTable(readOnly)
	return err
}

func (a *Archive) prepareDecoder() (err error) {
	a.unpack, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<28))
	return err
}

// makeBuckets makes a new archive's buckets.
func makeBuckets(tx *bbolt.Tx) error {
	for _, name := range [][]byte{bucketRevisions, bucketKeys, bucketPrefixes, bucketMeta} {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	if err := tx.Bucket(bucketMeta).Put(keyID, []byte(rand.Text())); err != nil {
		return err
	}
	return tx.Bucket(bucketMeta).Put(keyFormat, []byte(format))
}

func checkFormat(tx *bbolt.Tx) error {
	meta := tx.Bucket(bucketMeta)
	if meta == nil {
		return fmt.Errorf("%w: it holds no archive", ErrDamaged)
	}
	if got := string(meta.Get(keyFormat)); got != format {
		return fmt.Errorf("%w (format %q, this one reads %q)", ErrNewer, got, format)
	}
	return nil
}

func (a *Archive) readID(tx *bbolt.Tx) error {
	a.id = string(tx.Bucket(bucketMeta).Get(keyID))
	return nil
}

// Close lets go of the file.
func (a *Archive) Close() error {
	if a.unpack != nil {
		a.unpack.Close()
	}
	return a.db.Close()
}

// ID names the archive, so that an index can tell whether it was made from it. Copies
// share it.
func (a *Archive) ID() string { return a.id }

// Head is the serial of the newest revision, 0 when there is none.
func (a *Archive) Head() news.Serial { return a.current.head() }

// Article reads a revision and checks its bytes; ErrDamaged when they changed, and
// ErrReplaced when its words stand under a later serial. A damaged one is left out of what
// Meta, Select and Len tell from then on.
func (a *Archive) Article(s news.Serial) (*news.Article, error) {
	var article *news.Article
	err := a.db.Read(func(tx *bbolt.Tx) error {
		r, err := a.revision(tx, s)
		article = r.article
		return err
	})
	switch {
	case errors.Is(err, errNotStored):
		return nil, fmt.Errorf("read revision %d: %w: it is not there", s, ErrDamaged)
	case errors.Is(err, ErrBroken):
	case errors.Is(err, ErrDamaged):
		a.current.damage(s)
	case err == nil && article == nil:
		err = fmt.Errorf("read revision %d: %w", s, ErrReplaced)
	}
	return article, err
}

var (
	errNotStored = errors.New("not stored") // nothing stands under a serial
	errPage      = fmt.Errorf("%w: a page of the file cannot be read", ErrDamaged)
)

// revision reads a record. The error is ErrDamaged where the page of the file that holds it
// cannot be read, too.
func (a *Archive) revision(tx *bbolt.Tx, s news.Serial) (r record, err error) {
	err = bolt.Guard(errPage, func() error {
		data := tx.Bucket(bucketRevisions).Get(serialKey(s))
		if data == nil {
			return errNotStored
		}
		r, err = a.decode(s, data)
		return err
	})
	return r, err
}

// ByReceipt finds the revisions that a receipt's prefix can mean, oldest first.
func (a *Archive) ByReceipt(r news.Receipt) ([]*news.Article, error) {
	var (
		out     []*news.Article
		damaged error
	)
	err := a.db.Read(func(tx *bbolt.Tx) error {
		c := tx.Bucket(bucketPrefixes).Cursor()
		for k, _ := c.Seek(r.Prefix[:]); k != nil && strings.HasPrefix(string(k), string(r.Prefix[:])); k, _ = c.Next() {
			got, err := a.revision(tx, serialOf(k[len(r.Prefix):]))
			if err != nil {
				damaged = err
				continue
			}
			out = append(out, got.article)
		}
		return nil
	})
	if err == nil && len(out) == 0 {
		err = damaged
	}
	return out, err
}

const serialBytes = 8

func serialKey(s news.Serial) []byte { return binary.BigEndian.AppendUint64(nil, uint64(s)) }

func serialOf(key []byte) news.Serial { return news.Serial(binary.BigEndian.Uint64(key)) }
