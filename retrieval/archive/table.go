package archive

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Meta is what is known of a current revision without reading it.
type Meta struct {
	Date      time.Time // published, else fetched
	Published bool      // whether Date is when it was published
	Source    string
}

// table holds the Meta of every current revision in memory: about 40 bytes each, so
// that ranking and counting need no reads.
type table struct {
	mu      sync.RWMutex
	newest  news.Serial
	damaged map[news.Serial]bool // current revisions that cannot be read
	rows    map[news.Serial]row
	sources []string // an outlet keeps its place when its last article goes
	ids     map[string]int32
}

type row struct {
	unix      int64
	source    int32
	published bool
}

// change is one revision taking its place in the table.
type change struct {
	serial, replaces news.Serial
	article          *news.Article
}

// readTable reads the heads of the current revisions. One whose record is of another Key than
// the one it stands under is damaged, and so is one that cannot be read; the others are whole.
// A page of the file that cannot be read is an error, unless the file is to be read only: later
// writes would come upon it.
func (a *Archive) readTable(readOnly bool) (*table, error) {
	t := &table{rows: make(map[news.Serial]row), damaged: make(map[news.Serial]bool), ids: make(map[string]int32)}
	err := a.db.Read(func(tx *bbolt.Tx) error {
		t.newest = news.Serial(tx.Bucket(bucketRevisions).Sequence())
		return tx.Bucket(bucketKeys).ForEach(func(key, k []byte) error {
			if len(k) != serialBytes || serialOf(k) > t.newest {
				return fmt.Errorf("%w: its list of articles names what is not there", ErrDamaged)
			}
			h, err := readHeader(tx, serialOf(k))
			if errors.Is(err, errPage) && !readOnly {
				return err
			}
			if err != nil || !bytes.Equal(keyOf(h.Key), key) {
				t.damaged[serialOf(k)] = true
				return nil
			}
			if !hasReceipts(tx, h, serialOf(k)) {
				return fmt.Errorf("%w: its list of receipts lacks an article", ErrDamaged)
			}
			t.set(serialOf(k), h.article())
			return nil
		})
	})
	return t, err
}

// hasReceipts reports whether a revision is found by its receipts.
func hasReceipts(tx *bbolt.Tx, h header, s news.Serial) bool {
	prefix := news.Prefix(h.Key, h.Revision)
	want := append(prefix[:], serialKey(s)...)
	k, _ := tx.Bucket(bucketPrefixes).Cursor().Seek(want)
	return bytes.Equal(k, want)
}

// readHeader reads the head of a revision, and checks the bytes of all of it.
func readHeader(tx *bbolt.Tx, s news.Serial) (h header, err error) {
	err = bolt.Guard(errPage, func() error {
		head, _, err := split(tx.Bucket(bucketRevisions).Get(serialKey(s)))
		if err == nil {
			h, err = parseHeader(head)
		}
		return err
	})
	return h, err
}

func (t *table) head() news.Serial {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.newest
}

func (t *table) apply(changes []change) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, c := range changes {
		delete(t.rows, c.replaces)
		delete(t.damaged, c.replaces)
		t.set(c.serial, c.article)
		t.newest = max(t.newest, c.serial)
	}
}

func (t *table) set(s news.Serial, a *news.Article) {
	id, ok := t.ids[a.Source]
	if !ok {
		id = int32(len(t.sources))
		t.ids[a.Source] = id
		t.sources = append(t.sources, a.Source)
	}
	date, published := a.Date()
	t.rows[s] = row{date.Unix(), id, published}
}

// Meta tells what is known of the current revision s; ok is false when s is not current.
func (a *Archive) Meta(s news.Serial) (m Meta, ok bool) {
	t := a.current
	t.mu.RLock()
	defer t.mu.RUnlock()
	r, ok := t.rows[s]
	if !ok {
		return Meta{}, false
	}
	return t.meta(r), true
}

func (t *table) meta(r row) Meta {
	return Meta{time.Unix(r.unix, 0).UTC(), r.published, t.sources[r.source]}
}

// Row is a current revision with its Meta.
type Row struct {
	Serial news.Serial
	Meta
}

// Select lists the current revisions that keep accepts, newest date first.
func (a *Archive) Select(keep func(Meta) bool) []Row {
	t := a.current
	t.mu.RLock()
	var out []Row
	for s, r := range t.rows {
		if m := t.meta(r); keep(m) {
			out = append(out, Row{s, m})
		}
	}
	t.mu.RUnlock()
	slices.SortFunc(out, func(x, y Row) int {
		return cmp.Or(y.Date.Compare(x.Date), cmp.Compare(y.Serial, x.Serial))
	})
	return out
}

// Damaged returns how many articles cannot be read. They are left out; importing one again
// repairs it.
func (a *Archive) Damaged() int {
	t := a.current
	t.mu.RLock()
	defer t.mu.RUnlock()
	return len(t.damaged)
}

// damage leaves a current revision out that turned out to be damaged.
func (t *table) damage(s news.Serial) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ok := t.rows[s]; ok {
		delete(t.rows, s)
		t.damaged[s] = true
	}
}

// has reports whether a revision is the current one of its Key, damaged or not.
func (t *table) has(s news.Serial) bool {
	t.mu.RLock()
	defer t.mu.RUnlock()
	_, ok := t.rows[s]
	return ok || t.damaged[s]
}

// Len is the number of current revisions, that is of articles.
func (a *Archive) Len() int {
	t := a.current
	t.mu.RLock()
	defer t.mu.RUnlock()
	return len(t.rows)
}

// Sources lists the outlets of the current revisions, sorted; "" stands for articles
// without one.
func (a *Archive) Sources() []string {
	t := a.current
	t.mu.RLock()
	defer t.mu.RUnlock()
	used := make([]bool, len(t.sources))
	for _, r := range t.rows {
		used[r.source] = true
	}
	var out []string
	for i, s := range t.sources {
		if used[i] {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// maxKey is bbolt's limit on a key, less room for the mark of a shortened one.
const maxKey = 1024

// keyOf is the bbolt key of an article's Key: itself, or a hash where it is too long
// to be one or empty.
func keyOf(k news.Key) []byte {
	if 0 < len(k) && len(k) <= maxKey {
		return []byte(k)
	}
	sum := sha256.Sum256([]byte(k))
	return append([]byte("\x00sha256:"), sum[:]...)
}
