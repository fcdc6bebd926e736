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
	newest atomic.Pointer[roster]
	making sync.Mutex // held while a roster is made; locked after a View is taken

	mu      sync.Mutex
	renewal *renewal // nil: none is under way
}

// renewal is a roster that is being made in the background.
type renewal struct {
	done   chan struct{} // closed when the rest is set
	roster *roster
	err    error
}

// roster is the directory of the speakers of an index as it was at a cursor.
type roster struct {
	*people.Directory
	index  index.Index
	cursor news.Serial
	forms  int // the number of forms of names that it was made from
}

// quickForms is the number of forms of names from which a roster is made in less than 100 ms, so that a call can
// wait for it whenever articles were added. 100,000 forms take some seconds.
const quickForms = 4000

// isOf reports whether a roster was made from an index as it is now.
func (r *roster) isOf(x index.Index) bool { return r.index == x && r.cursor == x.Cursor() }
