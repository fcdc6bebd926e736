package table

import (
	"iter"

	"quoth/retrieval/news"
)

// row is a Meta in few bytes.
type row struct {
	unix      int64
	outlet    int32 // index in table.outlets
	published bool
	present   bool
}

// rows are the rows of the current revisions, by serial. Serials have few gaps, so that a slice takes less
// room than a map, and a walk through it a tenth of the time.
type rows struct {
	all   []row
	count int
}

func (r *rows) get(s news.Serial) (row, bool) {
	if s >= news.Serial(len(r.all)) {
		return row{}, false
	}
	return r.all[s], r.all[s].present
}

// set sets a row, and returns the one that it replaces.
func (r *rows) set(s news.Serial, to row) (old row) {
	old, _ = r.get(s)
	if missing := int(s) + 1 - len(r.all); missing > 0 {
		r.all = append(r.all, make([]row, missing)...)
	}
	to.present = true
	r.all[s] = to
	if !old.present {
		r.count++
	}
	return old
}

// remove removes a row, and returns it.
func (r *rows) remove(s news.Serial) (old row, ok bool) {
	if old, ok = r.get(s); ok {
		r.all[s] = row{}
		r.count--
	}
	return old, ok
}

// each returns all rows.
func (r *rows) each() iter.Seq2[news.Serial, row] {
	return func(yield func(news.Serial, row) bool) {
		for s, one := range r.all {
			if one.present && !yield(news.Serial(s), one) {
				return
			}
		}
	}
}
