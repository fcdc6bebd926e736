package engine

import (
	"context"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
)

// usualTidyAfter is how long nothing must have been written before an Engine tidies.
const usualTidyAfter = 10 * time.Second

// segmentsPerTier is how many segments of a size there may be before bleve merges them into one of the next size, ten
// times as large. With its own ten, an import leaves more merges to the end, when the other cores have nothing to do.
const segmentsPerTier = 3

// tidy merges segments to one of each size. Every look-up of a term reads all segments, and every segment has a list of
// terms of its own. It ends with ctx, and when the handle is closed.
func (h *handle) tidy(ctx context.Context) error {
	plan := mergeplan.DefaultMergePlanOptions
	plan.MaxSegmentsPerTier = 1
	return h.Index.(*scorch.Scorch).ForceMerge(ctx, &plan)
}

// tidyIdle begins to merge segments if nothing was written for some time. It does so once after the last write, and
// after opening. Writes need not wait for it.
func (e *Engine) tidyIdle() {
	if !e.writing.TryLock() {
		return
	}
	defer e.writing.Unlock()
	if e.handle == nil || e.isTidy || time.Since(e.written) < e.options.tidyAfter {
		return
	}
	e.isTidy = true
	h := e.handle
	go func() {
		_ = e.merge(e.closing, h) // what fails shows in haltFailing, as in any other merge
	}()
}

// Tidy merges segments now. When ctx ends, Tidy ends too; what it has merged by then stays merged.
func (e *Engine) Tidy(ctx context.Context) error {
	e.writing.Lock()
	h := e.handle
	e.isTidy = true
	e.writing.Unlock()
	if h == nil || e.options.Path == "" || e.options.ReadOnly {
		return nil
	}
	return e.merge(ctx, h)
}

// merge merges the segments of a handle.
func (e *Engine) merge(ctx context.Context, h *handle) error {
	before := h.merges()
	err := guarded(func() error { return h.tidy(ctx) })
	if h.merges() != before {
		h.warm(e.options)
		e.sweep(h)
	}
	return err
}

// sweep lets bleve delete the segments that were merged in a handle. It does so after a write, once nobody reads them
// any more.
func (e *Engine) sweep(h *handle) {
	e.writing.Lock()
	defer e.writing.Unlock()
	if e.handle != h || e.closing.Err() != nil {
		return
	}
	if err := e.published.publish(h); err != nil {
		return // readers go on with the old segments, which have the same documents
	}
	b := newBatch()
	b.SetState(e.published.lastState())
	if err := h.write(b.batch); err != nil {
		e.halt()
	}
}
