package index

import (
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bindex "github.com/blevesearch/bleve_index_api"

	"quoth/retrieval/bolt"
)

// events is the name under which bleve finds faultsArePanics.
const events = "quoth"

// bleve knows callbacks by their names only.
func init() { scorch.RegistryEventCallbacks[events] = faultsArePanics }

// faultsArePanics is called in the goroutines of bleve's workers. They recover from panics, but
// not from the faults of a file that was cut while it is mapped to memory.
func faultsArePanics(scorch.Event) bool {
	debug.SetPanicOnFault(true)
	return true
}

// engine is an index that bleve has open. Its workers persist batches and merge segments in
// goroutines of their own.
type engine struct {
	handle bleve.Index
	bindex.Index
	stats *scorch.Stats
	// merged counts the merges of segments that the last snapshot has.
	merged uint64
	root   root
}

// snapshot is a state of the index that does not change. It is closed once for each AddRef, and
// once more by whoever made it.
type snapshot interface {
	bindex.IndexReader
	AddRef()
}

// createEngine goes around bleve.NewMemOnly, which quietly takes an older engine.
func createEngine(o Options) (*engine, error) {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentDisabledMapping()
	m.ScoringModel = bindex.BM25Scoring
	handle, err := bleve.NewUsing(o.Path, m, scorch.Name, scorch.Name, config(Options{Path: o.Path}))
	if err != nil {
		return nil, err
	}
	e, err := newEngine(o, handle)
	if err != nil {
		return nil, err
	}
	err = errors.Join(e.SetInternal(keyArchive, []byte(o.Archive)), e.SetInternal(keySchema, []byte(schema)))
	if err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

// openEngine opens the index at o.Path as it is on the disk.
func openEngine(o Options) (e *engine, err error) {
	err = guarded(func() error {
		if err := checkFiles(o); err != nil {
			return err
		}
		handle, err := bleve.OpenUsing(o.Path, config(o))
		if err != nil {
			return classify(err)
		}
		e, err = newEngine(o, handle)
		return err
	})
	return e, err
}

// newEngine closes handle when it fails.
func newEngine(o Options, handle bleve.Index) (*engine, error) {
	restrict(o)
	inner, err := handle.Advanced()
	if err != nil {
		handle.Close()
		return nil, err
	}
	s, ok := inner.(*scorch.Scorch)
	if !ok {
		handle.Close()
		return nil, fmt.Errorf("the engine is a %T", inner)
	}
	return &engine{handle: handle, Index: inner, stats: s.Stats().(*scorch.Stats), root: root{path: rootFile(o)}}, nil
}

// closeWait is how long bleve's workers may take to end.
const closeWait = 10 * time.Second

// close lets go of the files. Where a worker has died, which can have left locks behind for
// which bleve waits for ever, they stay open.
func (e *engine) close() error {
	done := make(chan error, 1)
	go func() { done <- e.handle.Close() }()
	for end := time.Now().Add(closeWait); time.Now().Before(end); {
		isDead := e.panics() > 0
		select {
		case err := <-done:
			return err
		case <-time.After(100 * time.Millisecond):
		}
		if isDead {
			break
		}
	}
	return errors.New("close index: its workers do not end")
}

// snapshot returns the newest snapshot, which the caller closes. During an update, and after
// one that failed, it is not on the disk.
func (e *engine) snapshot() (snapshot, error) {
	e.merged = e.merges()
	r, err := e.Reader()
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	return r.(snapshot), nil
}

// hasMerged reports whether segments were merged since the last snapshot was taken.
func (e *engine) hasMerged() bool { return e.merges() != e.merged }

func (e *engine) merges() uint64 {
	return atomic.LoadUint64(&e.stats.TotFileMergeIntroductionsDone)
}

// write waits until the batch is on the disk. On a damaged file bleve's writer can panic on
// its own: bleve then counts an error and never ends a batch, so that count is watched.
func (e *engine) write(batch *bindex.Batch) error {
	if err := e.root.check(); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- guarded(func() error { return e.Batch(batch) }) }()
	watch := time.NewTicker(100 * time.Millisecond)
	defer watch.Stop()
	for failing := e.panics() > 0; ; failing = e.panics() > 0 {
		select {
		case err := <-done:
			return bolt.AsFull(err)
		case <-watch.C:
			if failing { // for a whole tick: an error of the batch's own would have ended it
				return errDead
			}
		}
	}
}

// panics counts the errors of bleve's workers but for those of writing and merging, which they
// try again.
func (e *engine) panics() uint64 {
	retried := e.retries()
	return max(atomic.LoadUint64(&e.stats.TotOnErrors), retried) - retried
}

// retries counts what bleve's workers could not write. They try again at once, without end.
func (e *engine) retries() uint64 {
	return atomic.LoadUint64(&e.stats.TotPersistLoopErr) + atomic.LoadUint64(&e.stats.TotFileMergeLoopErr)
}
