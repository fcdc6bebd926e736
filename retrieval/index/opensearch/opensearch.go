// Package opensearch is an index in an OpenSearch cluster, for archives that are too large for one machine, or
// asked too often.
//
// The terms are made here and sent as they are; the cluster neither stems nor splits. It chooses candidates by
// scores that are nearly ours, and sends their terms back; the scores that Find returns are computed from these, with
// our lengths and document frequencies, and so they equal those of package bleve.
//
// An update is seen whole or not at all: see state. What is acknowledged is on the disk of every copy of
// its shard. A look-up whose context has a deadline is answered or refused within three seconds; the error is then
// index.ErrAway. Others, and updates, may take minutes.
//
//	x, err := opensearch.Open(opensearch.Options{Addresses: []string{"http://10.0.0.5:9200"}, Prefix: "quoth"})
//	err = x.Update(index.Batch{Put: documents, Upto: 42})
//	found, err := x.Find(ctx, index.Query{Terms: []index.Term{{Text: "ferri", Weight: 1}}})
package opensearch

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/sync/semaphore"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/cluster"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Index is an index in a cluster. It implements index.Index, which documents its methods.
type Index struct {
	options Options
	client  *cluster.Client

	updating  *semaphore.Weighted // held by an update, and while the index is made ready; guards what follows
	version   version             // of the state's document
	isMissing bool                // the cluster does not have it: it is created first
	untidy    bool                // documents of a round that readers do not see, or that were dropped, may be left
	isUnsure  bool                // whether the last state was written is not known
	stemmer   prose.Stemmer

	mu       sync.RWMutex
	physical string // the name of the index that the alias means; empty until it is ready
	seen     *view  // nil until the index is ready
	isClosed bool
}

var _ index.Index = (*Index)(nil)

var errClosed = errors.New("the index is closed")

// name returns the name under which the cluster knows the index.
func (x *Index) name() string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.physical
}

// Ready reports whether the index can be used, and finds it in the cluster if that is not done yet.
func (x *Index) Ready(ctx context.Context) error {
	if err := x.updating.Acquire(ctx, 1); err != nil {
		return context.Cause(ctx)
	}
	defer x.updating.Release(1)
	return x.ready(ctx)
}

// lock waits without an end for the updates and for whoever makes the index ready.
func (x *Index) lock() {
	_ = x.updating.Acquire(context.Background(), 1) // which never fails
}

// Cursor returns the last serial of the archive that the index has seen; 0 as long as it is not Ready.
func (x *Index) Cursor() news.Serial { return x.state().Cursor }

// Stats counts what is indexed.
func (x *Index) Stats() index.Stats {
	st := x.state()
	return index.Stats{Articles: int(st.Articles.Documents), Passages: int(st.Passages.Documents)}
}

// state returns what readers see; the zero state as long as the index is not Ready.
func (x *Index) state() state {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.seen == nil {
		return state{}
	}
	return x.seen.state
}

// Close ends the use of the index. The cluster keeps it.
func (x *Index) Close() error {
	x.lock()
	defer x.updating.Release(1)
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.isClosed {
		x.isClosed = true
		x.client.Close()
	}
	return nil
}

// view is a state and those who read by it.
type view struct {
	state
	readers sync.WaitGroup
	counts  counts
}

// reader looks documents up as they are in one state.
type reader struct {
	*view
	x     *Index
	isRaw bool // it sees what readers do not see, too
	ctx   context.Context
}

// read calls do with a reader. What it does is for the error.
func (x *Index) read(ctx context.Context, what string, do func(*reader) error) error {
	v, err := x.begin(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	defer v.readers.Done()
	if err := do(&reader{view: v, x: x, ctx: ctx}); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// begin returns the newest view, whose readers the caller must end.
func (x *Index) begin(ctx context.Context) (*view, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if v, err := x.current(); v != nil || err != nil {
		return v, err
	}
	if err := x.Ready(ctx); err != nil {
		return nil, err
	}
	return x.current()
}

// current returns the newest view, whose readers the caller must end; nil as long as the index is not ready.
func (x *Index) current() (*view, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.isClosed {
		return nil, errClosed
	}
	if x.seen != nil {
		x.seen.readers.Add(1)
	}
	return x.seen, nil
}

// publish lets readers see a state, and waits for those of the one before.
func (x *Index) publish(s state) {
	x.mu.Lock()
	old := x.seen
	x.seen = &view{state: s}
	x.mu.Unlock()
	if old != nil {
		old.readers.Wait()
	}
}

// visible returns a query for the documents that fit a query and that the reader sees.
func (r *reader) visible(query object) object {
	if r.isRaw {
		return query
	}
	if b, ok := query["bool"].(object); ok && b["must_not"] == nil {
		out := object{"must_not": r.hidden()}
		for k, v := range b {
			out[k] = v
		}
		return object{"bool": out}
	}
	return object{"bool": object{"must": []object{query}, "must_not": r.hidden()}}
}
