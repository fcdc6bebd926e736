// Package store keeps the articles of a data folder together with all that is derived from them:
// the search index, the table of words, the list of speakers, and a cache of the articles that were
// read lately. The archive of articles is the truth. A Store brings the rest up to date with it,
// rebuilds what is damaged, and keeps answering when the disk is full.
//
//	s, err := store.Open(store.Options{Dir: "data"})
//	outcomes, err := s.Add(ctx, articles)
//
// Whoever answers a question takes one View for it and reads through that alone:
//
//	view := s.View()
//	defer view.Release()
//	found, err := view.Find(ctx, index.Query{Terms: terms})
//	article, err := view.Article(found.Hits[0].Serial)
package store

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/bolt"
	"quoth/retrieval/index"
	"quoth/retrieval/meter"
	"quoth/retrieval/vocabulary"
)

// What can be wrong with a data folder; test with errors.Is.
var (
	// ErrLocked means that another process holds the data folder.
	ErrLocked = archive.ErrLocked
	// ErrFull means that the disk is full: nothing more can be stored or indexed, and questions are
	// answered from what is indexed.
	ErrFull = archive.ErrFull
	// ErrAway means that the index, which is in a cluster, does not answer or takes no updates now. What is stored
	// meanwhile is indexed later.
	ErrAway = index.ErrAway
	// ErrRejected means that the settings do not fit the cluster. The error says what to do.
	ErrRejected = index.ErrRejected
	// ErrDamagedIndex means that the index cannot be read; see Store.Heal.
	ErrDamagedIndex = index.ErrStale
	// ErrDamagedArticle means that the stored bytes of an article have changed. Adding the article
	// again repairs it.
	ErrDamagedArticle = archive.ErrDamaged
	// ErrBroken means that another program changed the archive while it was open, so that nothing in
	// it can be read until it is opened again.
	ErrBroken = archive.ErrBroken
)

// Options say which data folder to open. The zero value holds articles in memory.
type Options struct {
	Dir      string   // empty: everything is kept in memory
	ReadOnly bool     // answer from what is there and write nothing
	Rebuild  error    // why the index must be rebuilt; nil: it need not
	Cluster  *Cluster // where the index lies; nil: in Dir
	Salvage  bool     // save what can be read of the archive into a new one, though it opens
	Log      *slog.Logger
	Meter    *meter.Meter // counts the work in the background; nil: none

	retryEvery time.Duration // see Store.awaitRoom; 0: the usual interval
}

// The names of the files in a data folder.
const (
	archiveFile = "archive.db"
	indexDir    = "index"
	wordsFile   = "words.db"
)

// Exists reports whether dir has an archive, whole or damaged. An empty file does not count: it is
// what an import leaves that ended before it stored an article.
func Exists(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, archiveFile))
	return err == nil && (info.Size() > 0 || !info.Mode().IsRegular())
}

// Store is an archive with what is derived from it. It is safe for concurrent use.
type Store struct {
	options    Options
	archive    *archive.Archive
	vocabulary *vocabulary.Vocabulary
	cache      *articleCache
	speakers   speakers
	news       inTheNews
	stemmers   sync.Pool // of *prose.Stemmer; see View.Stemmer
	log        *slog.Logger
	meter      *meter.Meter

	wordsOptions vocabulary.Options

	mu    sync.RWMutex // a View holds it for reading; whoever replaces the index, for writing
	index index.Index
	place place // where the index lies
	// isInMemory is set while the index is in memory for want of room on the disk. To change it takes
	// both the turn to update and mu; to read it takes one of them.
	isInMemory bool

	updating   turn            // to change the index or the table of words
	rebuilding turn            // to build another index; taken before updating
	closing    context.Context // ends when the Store is closed
	stop       context.CancelFunc
	background sync.WaitGroup // work that ends by itself
	watching   sync.WaitGroup // work that goes on until Close
	repairing  atomic.Bool    // a damaged index is being rebuilt
	recounting atomic.Bool    // a damaged table of words is being rebuilt
	damaged    atomic.Bool    // the index is damaged and the Store is open for reading only

	verifiedOnce sync.Once     // closes verified
	verified     chan struct{} // closed once the index was compared with its checksums

	isNew    atomic.Bool            // the index was made when the Store was opened, and has not seen all yet
	health   atomic.Pointer[string] // of the cluster; see clustered; nil: there is none
	outageMu sync.Mutex
	outage   outage
	away     absence
}

// path returns the path of a file of the data folder; empty for a Store in memory.
func (o Options) path(name string) string {
	if o.Dir == "" {
		return ""
	}
	return filepath.Join(o.Dir, name)
}

func newStore(o Options, a *archive.Archive) *Store {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Meter == nil {
		o.Meter = meter.New(0)
	}
	if o.retryEvery == 0 {
		o.retryEvery = retryEvery
	}
	s := &Store{
		options: o, archive: a, log: o.Log, meter: o.Meter,
		place:        placeOf(o, a.ID()),
		wordsOptions: vocabulary.Options{Path: o.path(wordsFile), ReadOnly: o.ReadOnly, Archive: a.ID()},
		updating:     newTurn(), rebuilding: newTurn(), verified: make(chan struct{}),
	}
	s.cache = newArticleCache(a, func() *vocabulary.Vocabulary { return s.vocabulary }, o.Log)
	s.closing, s.stop = context.WithCancel(context.Background())
	return s
}

// Stats are the counts of a Store.
type Stats struct {
	Articles, Indexed, Passages int
	Used                        bool      // an article has been stored, if only to be forgotten
	Sample                      bool      // the articles are in memory only, as the bundled ones are
	Behind                      bool      // some stored revisions are not indexed yet, or their words not counted
	Damaged                     int       // articles that cannot be read, and are in no other count
	FullSince                   time.Time // the time since which the disk has been full; zero when it is not
	AwaySince                   time.Time // the time since which the index cannot be reached; zero when it can
	Away                        string    // why not
	Cluster                     string    // how the cluster is: green, yellow or red; empty: there is none, or it is away
}

// outage is a time during which the disk is full. Its zero value is none.
type outage struct {
	since time.Time
	free  uint64 // bytes, when it began
}

// FullSince returns the time since which the disk has been full; the zero time when it is not.
func (s *Store) FullSince() time.Time {
	s.outageMu.Lock()
	defer s.outageMu.Unlock()
	return s.outage.since
}

// Freeze returns a Snapshot of the archive. Questions go on; what is to be stored waits until it is closed.
func (s *Store) Freeze() (*bolt.Snapshot, error) { return s.archive.Freeze() }
