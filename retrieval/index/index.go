// Package index finds candidates: which passages and articles share words with a
// question. It is the only importer of bleve, and nothing of bleve shows in its
// signatures, so that another engine can stand in for it.
//
// It stores no text: it answers with serials, spans and scores, and remembers up to
// which serial of the archive it has seen. It is a cache; Open says when it must be
// rebuilt.
//
// Questions are answered from the newest snapshot that is on the disk. After a write that
// failed, on a full disk as an example, they go on from there; see Index.Update.
//
//	x, err := index.Open(index.Options{Path: "data/index"})
//	err = x.Update(index.Batch{Put: documents, Upto: 42})
//	found, err := x.Find(ctx, index.Query{Terms: []index.Term{{Text: "ferri", Weight: 1}}})
package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// What Open can find wrong; test with errors.Is.
var (
	ErrLocked = bolt.ErrLocked
	// ErrStale means that the index cannot be used and must be rebuilt: it is missing,
	// damaged, or of another schema.
	ErrStale = errors.New("must be rebuilt")
	// ErrFull means that there is no room for an update.
	ErrFull = bolt.ErrFull
)

var errClosed = errors.New("the index is closed")

// schema changes with the fields, the terms and the passages: an index of another
// schema is rebuilt.
const schema = "9"

// Options say where an index lies. An empty Path is an index in memory.
type Options struct {
	Path     string
	ReadOnly bool
	Archive  string // the name of the archive that it is made from
}

// Index is an open index, safe for concurrent use; updates follow one another.
type Index struct {
	options  Options
	analyzer *analyzer
	scratch  sync.Pool    // *scores
	update   sync.Mutex   // held while something is written; guards engine
	engine   *engine      // nil after a write that failed, and after Close
	isDead   bool         // a worker of the engine has died; guarded by update
	mu       sync.RWMutex // guards what follows
	reader   snapshot     // nil after Close
	state    state
	closed   chan struct{} // by Close
}

// Open opens the index at o.Path. The error is ErrStale when it must be rebuilt, with Create;
// any other error leaves it as it is.
func Open(o Options) (*Index, error) {
	if o.Path == "" {
		return Create(o)
	}
	e, err := openEngine(o)
	if err != nil {
		return nil, fmt.Errorf("open index %s: %w", o.Path, err)
	}
	x, err := newIndex(o, e)
	if err != nil {
		return nil, fmt.Errorf("open index %s: %w", o.Path, err)
	}
	return x, nil
}

// Create makes an empty index at o.Path in place of what lies there.
func Create(o Options) (*Index, error) {
	if o.Path != "" {
		if err := os.RemoveAll(o.Path); err != nil {
			return nil, fmt.Errorf("create index: %w", err)
		}
		if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
			return nil, fmt.Errorf("create index: %w", err)
		}
	}
	e, err := createEngine(o)
	if err != nil {
		return nil, fmt.Errorf("create index: %w", bolt.AsFull(err))
	}
	return newIndex(o, e)
}

// newIndex closes e when it fails.
func newIndex(o Options, e *engine) (*Index, error) {
	x := &Index{options: o, analyzer: newAnalyzer(), engine: e, closed: make(chan struct{})}
	x.scratch.New = func() any { return new(scores) }
	st, err := x.load()
	if err == nil {
		err = x.publish(st)
	}
	if err != nil {
		e.close()
		return nil, err
	}
	if o.Path != "" && !o.ReadOnly {
		go x.watch()
	}
	return x, nil
}

// load reads the state that the engine's newest snapshot has, and checks that it belongs here.
func (x *Index) load() (st state, err error) {
	err = guarded(func() error {
		r, err := x.engine.snapshot()
		if err != nil {
			return err
		}
		defer r.Close()
		st, err = readState(r, x.options.Archive)
		return err
	})
	return st, err
}

// publish lets questions see the engine's newest snapshot, which must be on the disk, and st,
// its state.
func (x *Index) publish(st state) error {
	r, err := x.engine.snapshot()
	if err != nil {
		return err
	}
	x.mu.Lock()
	old := x.reader
	x.reader, x.state = r, st
	x.mu.Unlock()
	if old != nil {
		old.Close()
	}
	return nil
}

// read runs f on the newest snapshot that is on the disk. Its error is f's where that is a
// context's; all others mean that the index must be rebuilt.
func (x *Index) read(f func(bindex.IndexReader) error) error {
	r, err := x.snapshot()
	if err != nil {
		return err
	}
	err = guarded(func() error {
		defer r.Close()
		return f(r)
	})
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return classify(err)
}

// snapshot returns the newest snapshot that is on the disk, for the caller to close.
func (x *Index) snapshot() (snapshot, error) {
	x.refresh()
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.reader == nil {
		return nil, errClosed
	}
	x.reader.AddRef()
	return x.reader, nil
}

// refresh lets questions see what bleve has merged since the last update. While something is
// being written, the newest snapshot is not on the disk yet.
func (x *Index) refresh() {
	if !x.update.TryLock() {
		return
	}
	defer x.update.Unlock()
	if x.engine != nil && x.engine.hasMerged() {
		_ = x.publish(x.state) // on an error, the old snapshot has the same articles
	}
}

// Close flushes and lets go of the files. A second call does nothing.
func (x *Index) Close() (err error) {
	x.update.Lock()
	defer x.update.Unlock()
	if x.engine != nil {
		err = x.engine.close()
		x.engine = nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.reader != nil {
		close(x.closed)
		err = errors.Join(err, x.reader.Close())
		x.reader = nil
	}
	return err
}

// Cursor is the last serial of the archive that the index has seen.
func (x *Index) Cursor() news.Serial {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.state.cursor
}

// Stats count what is indexed.
type Stats struct{ Articles, Passages int }

// Stats counts what is indexed.
func (x *Index) Stats() Stats {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return Stats{int(x.state.articles.documents), int(x.state.passages.documents)}
}

// alive lets long loops end with their context, looked at every few thousand steps.
func alive(ctx context.Context, step int) error {
	if step%4096 != 0 {
		return nil
	}
	return ctx.Err()
}
