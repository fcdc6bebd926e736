// Package engine keeps documents in bleve's engine, scorch, and reads them again. It is the only
// importer of bleve, and nothing of bleve shows in what it exports but the postings.
//
// It is careful where bleve trusts its files and its machine: it checks the files before bleve
// opens them, turns bleve's panics into errors, stops its workers when they fail, and lets readers
// see only what is on the disk. After a write that failed, on a full disk as an example, it goes on
// from there.
//
//	e, err := engine.Open(engine.Options{Path: "data/index"})
//	err = e.Write(func(s *engine.Snapshot, b *engine.Batch) error {
//		b.Put("1", engine.Text("body", "The ferry sails."))
//		return nil
//	})
//	err = e.Read(func(s *engine.Snapshot) error {
//		found, err := s.Find("body", "ferri", false)
//		…
//	})
package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"quoth/retrieval/bolt"
)

// Engine is an open index, safe for concurrent use; writes follow one another.
type Engine struct {
	options   Options
	writing   sync.Mutex // held while something is written; guards handle
	handle    *handle    // nil after a write that failed, and after Close
	isDead    bool       // a worker of bleve's has died; guarded by writing
	written   time.Time  // when something was written last, or the Engine opened; guarded by writing
	isTidy    bool       // the segments were merged since; guarded by writing
	published published
	closing   context.Context // ends with Close
	stop      context.CancelFunc
}

// Open opens the index at o.Path. The error is ErrStale when it must be rebuilt, with Create; any
// other error leaves it as it is.
func Open(o Options) (*Engine, error) {
	h, err := openHandle(o)
	if err != nil {
		return nil, err
	}
	return newEngine(o, h)
}

// Create makes an empty index at o.Path in place of what lies there. Its snapshots have the
// internal values.
func Create(o Options, internal map[string]string) (*Engine, error) {
	if o.Path != "" {
		if err := os.RemoveAll(o.Path); err != nil {
			return nil, err
		}
		if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
			return nil, err
		}
	}
	h, err := createHandle(o, internal)
	if err != nil {
		return nil, bolt.AsFull(err)
	}
	return newEngine(o, h)
}

// newEngine closes h when it fails.
func newEngine(o Options, h *handle) (*Engine, error) {
	o.tidyAfter = cmp.Or(o.tidyAfter, usualTidyAfter)
	e := &Engine{options: o, handle: h, written: time.Now()}
	e.closing, e.stop = context.WithCancel(context.Background())
	if err := e.start(); err != nil {
		h.close()
		return nil, err
	}
	if o.Path != "" && !o.ReadOnly {
		go h.warm(o)
		go e.watch()
	}
	return e, nil
}

// start lets readers see the newest snapshot of a handle that was just opened, if it passes the check
// of Options.
func (e *Engine) start() error {
	if err := guarded(e.check); err != nil {
		return classify(err)
	}
	return e.published.publish(e.handle)
}

// check calls the check of Options with the newest snapshot of the handle.
func (e *Engine) check() error {
	r, err := e.handle.reader()
	if err != nil {
		return err
	}
	defer r.Close()
	s, err := newSnapshot(r, &e.handle.lists, new(sums), e.options)
	if err != nil {
		return err
	}
	defer s.release()
	if e.options.Check == nil {
		return nil
	}
	return e.options.Check(s)
}

// State returns the state of the newest snapshot that is on the disk, as Batch.SetState set it;
// empty for a new index.
func (e *Engine) State() []byte { return e.published.lastState() }

// Read calls f with the newest snapshot that is on the disk, which must not be used afterwards. A
// context's error is returned as it is; any other error of f is classified as bleve's are, so it is
// ErrStale unless it is about the machine.
func (e *Engine) Read(f func(*Snapshot) error) error {
	r, lists, sums, err := e.current()
	if err != nil {
		return err
	}
	err = guarded(func() error {
		defer r.Close()
		s, err := newSnapshot(r, lists, sums, e.options)
		if err != nil {
			return err
		}
		defer s.release()
		return f(s)
	})
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return classify(err)
}

// current returns the newest snapshot that is on the disk, for the caller to close.
func (e *Engine) current() (reader, *lists, *sums, error) {
	e.refresh()
	return e.published.current()
}

// refresh lets readers see what bleve has merged since the last write. While something is being
// written, the newest snapshot is not on the disk yet.
func (e *Engine) refresh() {
	if !e.writing.TryLock() {
		return
	}
	defer e.writing.Unlock()
	if e.handle != nil && e.handle.hasMerged() {
		_ = e.published.publish(e.handle) // on an error, the old snapshot has the same documents
	}
}

// Write writes the batch that f fills, all of it or nothing; it is on the disk when Write returns.
// After an error, ErrFull as an example, readers see the same as before; the next Write starts from
// what is on the disk. The error is ErrStale when the index must be rebuilt.
func (e *Engine) Write(f func(*Snapshot, *Batch) error) error {
	e.writing.Lock()
	defer e.writing.Unlock()
	if err := e.resume(); err != nil {
		return err
	}
	b := newBatch()
	if err := e.Read(func(s *Snapshot) error { return f(s, b) }); err != nil {
		return err
	}
	if err := e.handle.write(b.batch); err != nil {
		e.halt()
		return err
	}
	e.written, e.isTidy = time.Now(), false
	return e.published.publish(e.handle)
}

// Verify reads all segments of the index and compares them with their checksums, which bleve
// writes and does not look at. The error is ErrStale when one differs, or ctx's.
func (e *Engine) Verify(ctx context.Context) error {
	r, _, _, err := e.current()
	if err != nil {
		return err
	}
	defer r.Close()
	if err := e.checkRootPages(); err != nil {
		return fmt.Errorf("verify index: %w", err)
	}
	for _, path := range segmentFiles(r) {
		if err := verifySegment(ctx, path); err != nil {
			return fmt.Errorf("verify index: %w", err)
		}
	}
	return nil
}

// Close flushes and closes the files. A second call does nothing.
func (e *Engine) Close() (err error) {
	e.stop()
	e.writing.Lock()
	defer e.writing.Unlock()
	if e.handle != nil {
		err = e.handle.close()
		e.handle = nil
	}
	if r := e.published.take(); r != nil {
		err = errors.Join(err, r.Close())
	}
	return err
}

// resume opens the handle again after halt.
func (e *Engine) resume() error {
	if e.published.isClosed() {
		return errClosed
	}
	if e.handle != nil {
		return nil
	}
	if e.isDead {
		return errDead
	}
	h, err := openHandle(e.options)
	if err != nil {
		return err
	}
	e.handle = h
	if err := e.start(); err != nil {
		e.halt()
		return err
	}
	return nil
}

// halt closes the handle: after a write or a merge that failed, bleve tries again at once and
// without end, and its newest snapshot, which is not on the disk, cannot be read safely. The
// snapshot that readers see stays open. An index in memory has nothing else, and goes on.
func (e *Engine) halt() {
	if e.options.Path == "" {
		return
	}
	_ = e.handle.close()             // the caller still has what it could not write
	e.isDead = e.handle.panics() > 0 // by now no worker tries again
	e.handle = nil
	if e.isDead {
		return
	}
	if h, err := openHandle(e.options); err == nil { // which removes what the failed write has left
		_ = h.close()
	}
}

// watchEvery is how often an Engine looks whether bleve fails to write, and whether it can tidy.
const watchEvery = time.Second

// watch halts the engine when a merge between two writes fails, on a full disk as an example, and tidies. It
// ends with Close.
func (e *Engine) watch() {
	ticker := time.NewTicker(watchEvery)
	defer ticker.Stop()
	for {
		select {
		case <-e.closing.Done():
			return
		case <-ticker.C:
			e.haltFailing()
			e.tidyIdle()
		}
	}
}

// haltFailing halts the engine if bleve fails to write.
func (e *Engine) haltFailing() {
	if !e.writing.TryLock() { // a write finds out by itself
		return
	}
	defer e.writing.Unlock()
	if e.handle != nil && e.handle.retries()+e.handle.panics() > 0 {
		e.halt()
	}
}
