package archive

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"quoth/retrieval/archive/layout"
	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// Meta is what the archive knows of a current revision without reading it.
type Meta struct {
	Date      time.Time // when it was published, or else fetched
	Published bool      // Date is when it was published
	Source    string
}

// Row is a current revision with its Meta.
type Row struct {
	Serial news.Serial
	Meta
}

// table holds the Meta of each current revision in memory, 16 bytes each, so that ranking
// and counting need not read the file. It is safe for concurrent use.
type table struct {
	mu      sync.RWMutex
	newest  news.Serial
	damaged map[news.Serial]bool // current revisions that cannot be read
	rows    rows
	outlets []string // by id; an outlet stays in the list when its last article is gone
	printed []int    // how many rows each outlet has
	ids     map[string]int32

	recent int // how many rows came after the last checkpoint
}

func newTable() *table {
	return &table{damaged: make(map[news.Serial]bool), ids: make(map[string]int32)}
}

// readTable reads the headers of the current revisions, on all cores. A revision that cannot be read, or that
// is not of the Key under which it is listed, counts as damaged. A page of the file that cannot be
// read is an error if the file will be written to, because writing would fail on that page later.
func readTable(db *bolt.DB, readOnly bool) (*table, error) {
	t := newTable()
	list, err := t.readListings(db)
	if err != nil {
		return t, err
	}
	var g errgroup.Group
	for part := range slices.Chunk(list, len(list)/runtime.GOMAXPROCS(0)+1) {
		g.Go(func() error {
			return db.Read(func(tx *bbolt.Tx) error { return t.readRows(tx, part, readOnly) })
		})
	}
	err = g.Wait()
	t.recent = t.rows.count
	return t, err
}

// listing is an entry of layout.Keys.
type listing struct {
	key    []byte
	serial news.Serial
}

// readListings returns the entries of layout.Keys by serial, so that the file is read in order. It sets the
// newest serial.
func (t *table) readListings(db *bolt.DB) (out []listing, err error) {
	err = db.Read(func(tx *bbolt.Tx) error {
		t.newest = news.Serial(tx.Bucket(layout.Revisions).Sequence())
		return tx.Bucket(layout.Keys).ForEach(func(key, serial []byte) error {
			if len(serial) != layout.SerialBytes || layout.SerialOf(serial) > t.newest {
				return fmt.Errorf("%w: its list of articles has a wrong entry", ErrDamaged)
			}
			out = append(out, listing{bytes.Clone(key), layout.SerialOf(serial)})
			return nil
		})
	})
	slices.SortFunc(out, func(a, b listing) int { return cmp.Compare(a.serial, b.serial) })
	return out, err
}

// readRows adds the articles of some listings to the table.
func (t *table) readRows(tx *bbolt.Tx, list []listing, readOnly bool) error {
	for _, l := range list {
		if err := t.readRow(tx, l, readOnly); err != nil {
			return err
		}
	}
	return nil
}

// reload reads the table again, after a migration that took place when the file was open already.
func (t *table) reload(db *bolt.DB) error {
	fresh, err := readTable(db, false)
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.newest, t.damaged, t.rows = fresh.newest, fresh.damaged, fresh.rows
	t.outlets, t.printed, t.ids = fresh.outlets, fresh.printed, fresh.ids
	return nil
}

// readRow adds the article of a listing to the table.
func (t *table) readRow(tx *bbolt.Tx, l listing, readOnly bool) error {
	h, err := layout.ReadHeader(tx, l.serial)
	if errors.Is(err, layout.ErrPage) && !readOnly {
		return err
	}
	if err != nil || !bytes.Equal(layout.KeyOf(h.Key), l.key) {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.damaged[l.serial] = true
		return nil
	}
	if h.Withdrawn != "" {
		return nil
	}
	want := layout.PrefixKey(h.Key, h.Revision, l.serial)
	if got, _ := tx.Bucket(layout.Prefixes).Cursor().Seek(want); !bytes.Equal(got, want) {
		return fmt.Errorf("%w: its list of receipts lacks an article", ErrDamaged)
	}
	article := h.Article()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.set(l.serial, article)
	return nil
}

// set adds a row. The caller holds t.mu.
func (t *table) set(s news.Serial, a *news.Article) {
	id, ok := t.ids[a.Source]
	if !ok {
		id = int32(len(t.outlets))
		t.ids[a.Source] = id
		t.outlets, t.printed = append(t.outlets, a.Source), append(t.printed, 0)
	}
	date, published := a.Date()
	t.printed[id]++
	if old := t.rows.set(s, row{unix: date.Unix(), outlet: id, published: published}); old.present {
		t.printed[old.outlet]--
	}
}

// remove removes a row, and reports whether it was there. The caller holds t.mu.
func (t *table) remove(s news.Serial) bool {
	old, ok := t.rows.remove(s)
	if ok {
		t.printed[old.outlet]--
	}
	return ok
}

// apply applies the changes of a transaction to the table.
func (t *table) apply(changes []layout.Change) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, c := range changes {
		t.remove(c.Replaces)
		delete(t.damaged, c.Replaces)
		if c.Article != nil {
			t.set(c.Serial, c.Article)
			t.recent++
		}
		t.newest = max(t.newest, c.Serial)
	}
}

// markDamaged removes a current revision that turned out to be damaged from the rows.
func (t *table) markDamaged(s news.Serial) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.remove(s) {
		t.damaged[s] = true
	}
}

// head returns the serial of the newest revision, 0 if there is none.
func (t *table) head() news.Serial {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.newest
}

// isCurrent reports whether a revision is the current one of its Key, damaged or not.
func (t *table) isCurrent(s news.Serial) bool {
	t.mu.RLock()
	defer t.mu.RUnlock()
	_, ok := t.rows.get(s)
	return ok || t.damaged[s]
}

// sizes returns how many current revisions can be read, and how many cannot.
func (t *table) sizes() (sound, damaged int) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.rows.count, len(t.damaged)
}

func (t *table) meta(s news.Serial) (m Meta, ok bool) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	r, ok := t.rows.get(s)
	if !ok {
		return Meta{}, false
	}
	return t.metaOf(r), true
}

func (t *table) metaOf(r row) Meta {
	return Meta{time.Unix(r.unix, 0).UTC(), r.published, t.outlets[r.outlet]}
}

// selectRows returns the rows that accept admits, newest date first.
func (t *table) selectRows(accept func(Meta) bool) []Row {
	t.mu.RLock()
	var out []Row
	for s, r := range t.rows.each() {
		if m := t.metaOf(r); accept(m) {
			out = append(out, Row{s, m})
		}
	}
	t.mu.RUnlock()
	slices.SortFunc(out, func(x, y Row) int {
		return cmp.Or(y.Date.Compare(x.Date), cmp.Compare(y.Serial, x.Serial))
	})
	return out
}

// sources returns the outlets of the rows, sorted.
func (t *table) sources() []string {
	t.mu.RLock()
	defer t.mu.RUnlock()
	var out []string
	for i, s := range t.outlets {
		if t.printed[i] > 0 {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}
