// Package table holds what the archive knows of its current revisions without reading them: dates and outlets, in a few
// bytes each. It is in memory, and the file of the archive has a copy of it.
package table

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"quoth/retrieval/archive/layout"
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

// MetaOf returns the Meta of an article, with its date in seconds and in UTC.
func MetaOf(a *news.Article) Meta {
	date, published := a.Date()
	return Meta{time.Unix(date.Unix(), 0).UTC(), published, a.Source}
}

// Table holds the Meta of each current revision in memory, 16 bytes each, so that ranking and counting need not read
// the file. It is safe for concurrent use.
type Table struct {
	mu      sync.RWMutex
	newest  news.Serial
	damaged map[news.Serial]bool // current revisions that cannot be read
	rows    rows
	outlets []string // by id; an outlet stays in the list when its last article is gone
	printed []int    // how many rows each outlet has
	ids     map[string]int32
}

// New returns an empty Table of an archive whose newest revision has a serial.
func New(newest news.Serial) *Table {
	return &Table{newest: newest, damaged: make(map[news.Serial]bool), ids: make(map[string]int32)}
}

// Take makes t the table that fresh is. Nobody may use fresh afterwards.
func (t *Table) Take(fresh *Table) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.newest, t.damaged, t.rows = fresh.newest, fresh.damaged, fresh.rows
	t.outlets, t.printed, t.ids = fresh.outlets, fresh.printed, fresh.ids
}

// Add adds the row of an article.
func (t *Table) Add(s news.Serial, a *news.Article) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.set(s, a)
}

// AddDamaged adds a current revision that cannot be read.
func (t *Table) AddDamaged(s news.Serial) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.damaged[s] = true
}

// set adds a row. The caller holds t.mu.
func (t *Table) set(s news.Serial, a *news.Article) {
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
func (t *Table) remove(s news.Serial) bool {
	old, ok := t.rows.remove(s)
	if ok {
		t.printed[old.outlet]--
	}
	return ok
}

// Apply applies the changes of a transaction to the table.
func (t *Table) Apply(changes []layout.Change) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, c := range changes {
		t.remove(c.Replaces)
		delete(t.damaged, c.Replaces)
		if c.Article != nil {
			t.set(c.Serial, c.Article)
		}
		t.newest = max(t.newest, c.Serial)
	}
}

// MarkDamaged removes a current revision that turned out to be damaged from the rows.
func (t *Table) MarkDamaged(s news.Serial) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.remove(s) {
		t.damaged[s] = true
	}
}

// Head returns the serial of the newest revision, 0 if there is none.
func (t *Table) Head() news.Serial {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.newest
}

// IsCurrent reports whether a revision is the current one of its Key, damaged or not.
func (t *Table) IsCurrent(s news.Serial) bool {
	t.mu.RLock()
	defer t.mu.RUnlock()
	_, ok := t.rows.get(s)
	return ok || t.damaged[s]
}

// Sizes returns how many current revisions can be read, and how many cannot.
func (t *Table) Sizes() (sound, damaged int) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.rows.count, len(t.damaged)
}

// Meta returns what is known of a revision; ok is false if it is not current, or damaged.
func (t *Table) Meta(s news.Serial) (m Meta, ok bool) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	r, ok := t.rows.get(s)
	if !ok {
		return Meta{}, false
	}
	return t.metaOf(r), true
}

func (t *Table) metaOf(r row) Meta {
	return Meta{time.Unix(r.unix, 0).UTC(), r.published, t.outlets[r.outlet]}
}

// Select returns the rows that accept admits, newest date first.
func (t *Table) Select(accept func(Meta) bool) []Row {
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

// Sources returns the outlets of the rows, sorted.
func (t *Table) Sources() []string {
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

// Serials returns those of the rows, in order.
func (t *Table) Serials() (out []news.Serial) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	for s := range t.rows.each() {
		out = append(out, s)
	}
	return out
}
