package store

import (
	"sync"
	"sync/atomic"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/people"
)

// speakers keeps the newest roster.
type speakers struct {
	newest   atomic.Pointer[roster]
	renewing atomic.Bool // a roster is being made in the background
	making   sync.Mutex  // one roster is made at a time; locked after a View is taken
}

// roster is the directory of the speakers of an index as it was at a cursor.
type roster struct {
	*people.Directory
	index  *index.Index
	cursor news.Serial
	forms  int // how many forms of names it was made from
}

// quickForms is from how many forms of names a roster can be made in about 50 ms, so that a call can
// wait for it each time that articles came in. 100,000 forms take more than a second.
const quickForms = 4000

// isOf reports whether a roster was made from an index as it is now.
func (r *roster) isOf(x *index.Index) bool { return r.index == x && r.cursor == x.Cursor() }
