package archive

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"

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
	damaged int // current revisions that cannot be read
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

func (a *Archive) readTable() (*table, error) {
	t := &table{rows: make(map[news.Serial]row), ids: make(map[string]int32)}
	err := a.db.Read(func(tx *bbolt.Tx) error {
		revisions := tx.Bucket(bucketRevisions)
		t.newest = news.Serial(revisions.Sequence())
		return tx.Bucket(bucketKeys).ForEach(func(_, k []byte) error {
			head, _, err := split(revisions.Get(k))
			if err != nil {
				t.damaged++ // the others are whole
				return nil
			}
			h, err := parseHeader(head)
			if err != nil {
				t.damaged++
				return nil
			}
			t.set(serialOf(k), h.article())
			return nil
		})
	})
	return t, err
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

// Damaged is the number of articles that could not be read when the archive was opened.
// They are left out; importing one again mends it.
func (a *Archive) Damaged() int { return a.current.damaged }

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
