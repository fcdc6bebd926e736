// Package bleve is the index that every Quoth has: in the data folder, or in memory.
//
// Questions are answered from the newest snapshot that is on the disk. After a write that failed,
// on a full disk as an example, they go on from there; see Index.Update.
//
//	x, err := bleve.Open(bleve.Options{Path: "data/index"})
//	err = x.Update(index.Batch{Put: documents, Upto: 42})
//	found, err := x.Find(ctx, index.Query{Terms: []index.Term{{Text: "ferri", Weight: 1}}})
package bleve

import (
	"context"
	"fmt"
	"sync"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve/engine"
	"quoth/retrieval/news"
)

// Options say where an index lies. An empty Path is an index in memory.
type Options struct {
	Path     string
	ReadOnly bool
	Archive  string // the name of the archive that it is made from
}

func (o Options) engine() engine.Options {
	return engine.Options{
		Path: o.Path, ReadOnly: o.ReadOnly, Sums: map[string]string{fieldBody: fieldText}, Place: placeOf,
		Check: func(s *engine.Snapshot) error { return checkState(s, o.Archive) },
	}
}

// Index is an open index of the data folder or in memory. It implements index.Index, which documents its methods.
type Index struct {
	engine  *engine.Engine
	scratch sync.Pool // *scores
}

var _ index.Index = (*Index)(nil)

// Open opens the index at o.Path. The error is ErrStale when it must be rebuilt, with Create; any
// other error leaves it as it is.
func Open(o Options) (*Index, error) {
	if o.Path == "" {
		return Create(o)
	}
	e, err := engine.Open(o.engine())
	if err != nil {
		return nil, fmt.Errorf("open index %s: %w", o.Path, err)
	}
	return newIndex(e), nil
}

// Create makes an empty index at o.Path in place of what lies there.
func Create(o Options) (*Index, error) {
	e, err := engine.Create(o.engine(), map[string]string{keySchema: index.Schema, keyArchive: o.Archive})
	if err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	return newIndex(e), nil
}

func newIndex(e *engine.Engine) *Index {
	return &Index{engine: e, scratch: sync.Pool{New: func() any { return new(scores) }}}
}

// Close flushes and closes the files. A second call does nothing.
func (x *Index) Close() error { return x.engine.Close() }

// Ready returns nil: an open index can be used.
func (x *Index) Ready(context.Context) error { return nil }

// Verify reads the whole index and compares it with its checksums. The error is ErrStale when one
// differs, or ctx's.
func (x *Index) Verify(ctx context.Context) error { return x.engine.Verify(ctx) }

// Tidy merges the segments that batches have left: the index then takes less room and is read faster. An open index
// also merges them ten seconds after the last batch. When ctx ends, Tidy ends too; what it has merged by then stays
// merged.
func (x *Index) Tidy(ctx context.Context) error { return x.engine.Tidy(ctx) }

// Cursor returns the last serial of the archive that the index has seen.
func (x *Index) Cursor() news.Serial { return x.state().cursor }

// Stats counts what is indexed.
func (x *Index) Stats() index.Stats {
	st := x.state()
	return index.Stats{Articles: int(st.articles.Documents), Passages: int(st.passages.Documents)}
}

// state returns the state of the newest snapshot. It was checked when the index was opened.
func (x *Index) state() (st state) {
	_ = st.parse(x.engine.State())
	return st
}

// search calls do with a finder on the newest snapshot. What it does is for the error.
func (x *Index) search(ctx context.Context, what string, do func(*finder) error) error {
	err := x.engine.Read(func(s *engine.Snapshot) error {
		st, err := readState(s)
		if err != nil {
			return err
		}
		f := &finder{Snapshot: s, ctx: ctx, state: st, scores: x.scratch.Get().(*scores)}
		defer x.scratch.Put(f.scores)
		return do(f)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}
