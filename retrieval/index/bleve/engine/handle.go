package engine

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bindex "github.com/blevesearch/bleve_index_api"
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

// handle is an index that bleve has open. Its workers persist batches and merge segments in
// goroutines of their own.
type handle struct {
	outer bleve.Index
	bindex.Index
	stats  *scorch.Stats
	merged uint64 // how many merges of segments the last snapshot has
	failed uint64 // how many batches ended with an error
	root   root

	lists lists
}

// createHandle avoids bleve.NewMemOnly, which quietly takes an older engine.
func createHandle(o Options, internal map[string]string) (*handle, error) {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentDisabledMapping()
	m.ScoringModel = bindex.BM25Scoring
	outer, err := bleve.NewUsing(o.Path, m, scorch.Name, scorch.Name, config(Options{Path: o.Path}))
	if err != nil {
		return nil, err
	}
	h, err := newHandle(o, outer)
	if err != nil {
		return nil, err
	}
	for key, value := range internal {
		if err := h.SetInternal([]byte(key), []byte(value)); err != nil {
			h.close()
			return nil, err
		}
	}
	return h, nil
}

// openHandle opens the index at o.Path as it is on the disk.
func openHandle(o Options) (h *handle, err error) {
	err = guarded(func() error {
		if err := checkFiles(o); err != nil {
			return err
		}
		outer, err := bleve.OpenUsing(o.Path, config(o))
		if err != nil {
			return classify(err)
		}
		h, err = newHandle(o, outer)
		return err
	})
	return h, err
}

// newHandle closes outer when it fails.
func newHandle(o Options, outer bleve.Index) (*handle, error) {
	restrict(o)
	inner, err := outer.Advanced()
	if err != nil {
		outer.Close()
		return nil, err
	}
	s, ok := inner.(*scorch.Scorch)
	if !ok {
		outer.Close()
		return nil, fmt.Errorf("the engine is a %T", inner)
	}
	return &handle{outer: outer, Index: inner, stats: s.Stats().(*scorch.Stats), root: root{path: rootFile(o)}}, nil
}

// lockWait bounds the wait for another process that has the index open; bleve waits for ever by
// default.
const lockWait = 300 * time.Millisecond

// config returns the settings of bleve.
func config(o Options) map[string]any {
	if o.Path == "" {
		return nil
	}
	return map[string]any{"bolt_timeout": lockWait.String(), "read_only": o.ReadOnly, "eventCallbackName": events,
		"scorchMergePlanOptions": map[string]int{"MaxSegmentsPerTier": segmentsPerTier}}
}

// closeWait is how long bleve's workers may take to end.
const closeWait = 10 * time.Second

// close closes the files. Where a worker has died, which can have left locks behind for which bleve
// waits for ever, they stay open.
func (h *handle) close() error {
	done := make(chan error, 1)
	go func() { done <- h.outer.Close() }()
	for end := time.Now().Add(closeWait); time.Now().Before(end); {
		isDead := h.panics() > 0
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

// reader returns the newest snapshot, which the caller closes. During a write, and after one that
// failed, it is not on the disk.
func (h *handle) reader() (reader, error) {
	h.merged = h.merges()
	r, err := h.Reader()
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	return r.(reader), nil
}

// hasMerged reports whether segments were merged since the last snapshot was taken.
func (h *handle) hasMerged() bool { return h.merges() != h.merged }

func (h *handle) merges() uint64 {
	return atomic.LoadUint64(&h.stats.TotFileMergeIntroductionsDone)
}

// write waits until the batch is on the disk. On a damaged file bleve's writer can panic in its own
// goroutine: bleve then counts an error and never ends a batch, so write watches that count.
func (h *handle) write(batch *bindex.Batch) error {
	if err := h.root.check(); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- guarded(func() error { return h.Batch(batch) }) }()
	watch := time.NewTicker(100 * time.Millisecond)
	defer watch.Stop()
	for failing := h.panics() > 0; ; failing = h.panics() > 0 {
		select {
		case err := <-done:
			if err != nil && !errors.Is(err, ErrStale) { // and so no panic
				h.failed++
			}
			return classifyWrite(err)
		case <-watch.C:
			if failing { // for a whole tick: an error of the batch's own would have ended it
				return errDead
			}
		}
	}
}

// panics counts the errors of bleve's workers, but for those of writing and merging, after which
// they try again. bleve counts a batch that could not be written twice: as an error of the batch, and of
// the worker. While a worker tries again, panics may be one too many for a moment.
func (h *handle) panics() uint64 {
	others := h.retries() + h.failed
	return max(atomic.LoadUint64(&h.stats.TotOnErrors), others) - others
}

// retries counts what bleve's workers could not write. They try again at once, without end.
func (h *handle) retries() uint64 {
	return atomic.LoadUint64(&h.stats.TotPersistLoopErr) + atomic.LoadUint64(&h.stats.TotFileMergeLoopErr)
}

// restrict takes from other users the right to read the one file that bleve lets all read. Where
// the file system has no modes there is nothing to take.
func restrict(o Options) {
	if o.Path != "" && !o.ReadOnly {
		_ = os.Chmod(filepath.Join(o.Path, "index_meta.json"), 0o600)
	}
}
