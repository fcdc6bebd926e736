package index

import (
	"fmt"
	"time"
)

// errDead means that a worker of bleve's has died over a damaged file.
var errDead = fmt.Errorf("%w: its writer has died", ErrStale)

// resume opens the engine again after halt.
func (x *Index) resume() error {
	x.mu.RLock()
	closed := x.reader == nil
	x.mu.RUnlock()
	if closed {
		return errClosed
	}
	if x.engine != nil {
		return nil
	}
	if x.isDead {
		return errDead
	}
	e, err := openEngine(x.options)
	if err != nil {
		return err
	}
	x.engine = e
	st, err := x.load()
	if err == nil {
		err = x.publish(st)
	}
	if err != nil {
		x.halt()
	}
	return err
}

// halt closes the engine: after a write or a merge that failed, bleve tries again at once and
// without end, and its newest snapshot, which is not on the disk, is not fit for reading. The
// snapshot that questions see stays open. An index in memory has nothing else, and goes on.
func (x *Index) halt() {
	if x.options.Path == "" {
		return
	}
	x.isDead = x.engine.panics() > 0
	_ = x.engine.close() // what it could not write is in the archive
	x.engine = nil
	if x.isDead {
		return
	}
	if e, err := openEngine(x.options); err == nil { // which removes what the failed write has left
		_ = e.close()
	}
}

// watchEvery is how often an index looks whether bleve fails to write.
const watchEvery = time.Second

// watch halts the engine when a merge between two updates fails, on a full disk as an example.
// It ends with Close.
func (x *Index) watch() {
	ticker := time.NewTicker(watchEvery)
	defer ticker.Stop()
	for {
		select {
		case <-x.closed:
			return
		case <-ticker.C:
			x.haltFailing()
		}
	}
}

func (x *Index) haltFailing() {
	if !x.update.TryLock() { // an update finds out by itself
		return
	}
	defer x.update.Unlock()
	if x.engine != nil && x.engine.retries()+x.engine.panics() > 0 {
		x.halt()
	}
}
