// Package index finds candidates: which passages and articles share words with a
// question. It is the only importer of bleve, and nothing of bleve shows in its
// signatures, so that another engine can stand in for it.
//
// It stores no text: it answers with serials, spans and scores, and remembers up to
// which serial of the archive it has seen. It is a cache; Open says when it must be
// rebuilt.
//
//	x, err := index.Open(index.Options{Path: "data/index"})
//	err = x.Update(index.Batch{Put: documents, Upto: 42})
//	found, err := x.Find(ctx, index.Query{Terms: []index.Term{{Text: "ferri", Weight: 1}}})
package index

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bindex "github.com/blevesearch/bleve_index_api"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"quoth/retrieval/bolt"
	"quoth/retrieval/news"
)

// What Open can find wrong; test with errors.Is.
var (
	ErrLocked = bolt.ErrLocked
	// ErrStale means that the index cannot be used and must be made anew: it is
	// missing, damaged, or of another schema.
	ErrStale = errors.New("must be rebuilt")
)

var errClosed = errors.New("the index is closed")

// schema changes with the fields, the terms and the passages: an index of another
// schema is rebuilt.
const schema = "6"

var (
	keySchema  = []byte("quoth schema")
	keyArchive = []byte("quoth archive")
	keyState   = []byte("quoth state")
)

// Options say where an index lies. An empty Path is an index in memory.
type Options struct {
	Path     string
	ReadOnly bool
	Archive  string // the name of the archive that it is made from
}

// Index is an open index, safe for concurrent use; updates follow one another.
type Index struct {
	handle   bleve.Index
	engine   bindex.Index
	analyzer *analyzer
	scratch  sync.Pool // *scores
	update   sync.Mutex
	errors   uint64 // of bleve's workers, when the last update ended
	closed   atomic.Bool
	mu       sync.RWMutex
	state    state
}

// Open opens the index at o.Path. When the answer is ErrStale, Create makes it anew.
func Open(o Options) (x *Index, err error) {
	if o.Path == "" {
		return Create(o)
	}
	if _, err := os.Stat(o.Path); err != nil {
		return nil, fmt.Errorf("open index %s: %w: %w", o.Path, ErrStale, err)
	}
	err = guarded(func() error {
		if err := whole(o.Path); err != nil {
			return classify(err)
		}
		handle, err := bleve.OpenUsing(o.Path, config(o))
		if err != nil {
			return classify(err)
		}
		restrict(o)
		if x, err = newIndex(handle, o.Archive); err != nil {
			handle.Close()
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("open index %s: %w", o.Path, err)
	}
	return x, nil
}

// Create makes an empty index at o.Path in place of what lies there.
func Create(o Options) (*Index, error) {
	if o.Path == "" {
		return create(o)
	}
	if err := os.RemoveAll(o.Path); err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	return create(o)
}

// create goes around bleve.NewMemOnly, which quietly takes an older engine.
func create(o Options) (*Index, error) {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentDisabledMapping()
	m.ScoringModel = bindex.BM25Scoring
	handle, err := bleve.NewUsing(o.Path, m, scorch.Name, scorch.Name, config(Options{Path: o.Path}))
	if err != nil {
		return nil, fmt.Errorf("create index: %w", err)
	}
	restrict(o)
	engine, err := handle.Advanced()
	if err == nil {
		err = errors.Join(engine.SetInternal(keyArchive, []byte(o.Archive)), engine.SetInternal(keySchema, []byte(schema)))
	}
	if err != nil {
		handle.Close()
		return nil, fmt.Errorf("create index: %w", err)
	}
	return newIndex(handle, o.Archive)
}

// lockWait bounds the wait for another process, which in bleve is for ever by default.
const lockWait = 300 * time.Millisecond

func config(o Options) map[string]any {
	if o.Path == "" {
		return nil
	}
	return map[string]any{"bolt_timeout": lockWait.String(), "read_only": o.ReadOnly}
}

// whole tells whether bleve's list of segments has all of its pages: bleve's workers read
// it in goroutines of their own, where a page past the file's end ends the process.
func whole(path string) error {
	name := filepath.Join(path, "store", "root.bolt")
	db, err := bolt.Open(name, bolt.Options{ReadOnly: true, Mend: "it is made anew"})
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Read(func(tx *bbolt.Tx) error {
		file, err := os.Stat(name)
		if err == nil && file.Size() < tx.Size() {
			err = fmt.Errorf("%s has %d of its %d bytes", name, file.Size(), tx.Size())
		}
		return err
	})
}

// classify reads bleve's errors: a timeout is a lock, all others mean damage (a missing
// segment, say, comes as an error about JSON).
func classify(err error) error {
	if errors.Is(err, ErrLocked) || errors.Is(err, berrors.ErrTimeout) {
		return ErrLocked
	}
	return fmt.Errorf("%w: %w", ErrStale, err)
}

func newIndex(handle bleve.Index, archive string) (*Index, error) {
	engine, err := handle.Advanced()
	if err != nil {
		return nil, err
	}
	x := &Index{handle: handle, engine: engine, analyzer: newAnalyzer()}
	x.scratch.New = func() any { return new(scores) }
	return x, x.load(archive)
}

func (x *Index) load(archive string) error {
	return x.read(func(r bindex.IndexReader) error {
		if got, err := r.GetInternal(keySchema); err != nil || string(got) != schema {
			return fmt.Errorf("%w: schema %q, want %q", ErrStale, got, schema)
		}
		if got, err := r.GetInternal(keyArchive); err != nil || string(got) != archive {
			return fmt.Errorf("%w: it was made from another archive", ErrStale)
		}
		data, err := r.GetInternal(keyState)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrStale, err)
		}
		return x.state.parse(data)
	})
}

// read runs f on a snapshot.
func (x *Index) read(f func(bindex.IndexReader) error) error {
	if x.closed.Load() {
		return errClosed
	}
	return guarded(func() error {
		r, err := x.engine.Reader()
		if err != nil {
			return fmt.Errorf("read index: %w", err)
		}
		defer r.Close()
		return f(r)
	})
}

// guarded runs f. bleve trusts its files: what it panics over means that the index must be
// made anew.
func guarded(f func() error) error { return bolt.Guard(ErrStale, f) }

// Close flushes and lets go of the files. A second call does nothing.
func (x *Index) Close() error {
	x.update.Lock()
	defer x.update.Unlock()
	if x.closed.Swap(true) {
		return nil
	}
	return x.handle.Close()
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

// state is kept in the index itself, written with each batch: where it has got to, and
// the lengths that BM25 needs and bleve gets wrong.
type state struct {
	cursor             news.Serial
	articles, passages lengths
}

// lengths count the documents of a kind and their terms.
type lengths struct{ documents, terms uint64 }

func (l lengths) mean() float64 {
	if l.documents == 0 {
		return 1
	}
	return max(float64(l.terms)/float64(l.documents), 1)
}

func (s state) bytes() []byte {
	out := binary.BigEndian.AppendUint64(nil, uint64(s.cursor))
	for _, l := range []lengths{s.articles, s.passages} {
		out = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(out, l.documents), l.terms)
	}
	return out
}

func (s *state) parse(data []byte) error {
	if len(data) == 0 {
		return nil
	}
	if len(data) != len(state{}.bytes()) {
		return fmt.Errorf("%w: its state is cut short", ErrStale)
	}
	n := func(i int) uint64 { return binary.BigEndian.Uint64(data[8*i:]) }
	*s = state{news.Serial(n(0)), lengths{n(1), n(2)}, lengths{n(3), n(4)}}
	return nil
}

// alive lets long loops end with their context, looked at every few thousand steps.
func alive(ctx context.Context, step int) error {
	if step%4096 != 0 {
		return nil
	}
	return ctx.Err()
}
