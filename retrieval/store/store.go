// Package store keeps the articles of a data folder together with all that is derived from them:
// the search index, the table of words, the list of speakers, and a cache of the articles that were
// read lately. The archive of articles is the truth; a Store brings the rest up to date with it,
// rebuilds what is damaged, and goes on when the disk is full.
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
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/index"
	"quoth/retrieval/meter"
	"quoth/retrieval/news"
	"quoth/retrieval/vocabulary"
)

// What can be wrong with a data folder; test with errors.Is.
var (
	// ErrLocked means that another process holds the data folder.
	ErrLocked = archive.ErrLocked
	// ErrFull means that the disk is full: nothing more can be stored or indexed, and questions are
	// answered from what is indexed.
	ErrFull = archive.ErrFull
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
	Dir      string // empty: everything is kept in memory
	ReadOnly bool   // answer from what is there and write nothing
	Rebuild  bool   // rebuild the index, which is known to be damaged
	Log      *slog.Logger
	Meter    *meter.Meter // is told of the work in the background; nil: none

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
	log        *slog.Logger
	meter      *meter.Meter

	indexOptions index.Options
	wordsOptions vocabulary.Options

	mu    sync.RWMutex // a View holds it for reading; whoever replaces the index, for writing
	index *index.Index
	// isInMemory is set while the index is in memory for want of room on the disk. Whoever has the
	// turn to update may read it; it changes under mu as well.
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

	outageMu sync.Mutex
	outage   outage
}

// Open opens a data folder and creates it where it is missing. An index that is behind the archive
// catches up in the background, and one that cannot be used is rebuilt there; meanwhile questions
// are answered from what is indexed.
func Open(o Options) (*Store, error) {
	if o.Dir != "" && !o.ReadOnly {
		if err := os.MkdirAll(o.Dir, 0o700); err != nil {
			return nil, fmt.Errorf("open data folder: %w", err)
		}
	}
	a, err := archive.Open(archive.Options{Path: o.path(archiveFile), ReadOnly: o.ReadOnly})
	if err != nil {
		return nil, err
	}
	s := newStore(o, a)
	if err := s.start(); err != nil {
		a.Close()
		return nil, err
	}
	return s, nil
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
		options: o, archive: a, log: o.Log, meter: o.Meter, cache: newArticleCache(a, o.Log),
		indexOptions: index.Options{Path: o.path(indexDir), ReadOnly: o.ReadOnly, Archive: a.ID()},
		wordsOptions: vocabulary.Options{Path: o.path(wordsFile), ReadOnly: o.ReadOnly, Archive: a.ID()},
		updating:     newTurn(), rebuilding: newTurn(), verified: make(chan struct{}),
	}
	s.closing, s.stop = context.WithCancel(context.Background())
	return s
}

// start opens what is derived from the archive, and begins the work in the background.
func (s *Store) start() error {
	opened := s.openIndex()
	if s.index == nil {
		return opened
	}
	s.openVocabulary()
	s.logDamage()
	_ = s.noteWrite(opened) // even on a full disk there is an index, in memory
	if !s.options.ReadOnly && s.isBehind() {
		s.inBackground("catch up", func() error { return s.CatchUp(s.closing, nil) })
	}
	s.watching.Go(s.verifyDaily)
	return nil
}

// openVocabulary opens the table of words, or an empty one where it cannot be read: questions are
// then answered without corrections.
func (s *Store) openVocabulary() {
	var err error
	if s.vocabulary, err = vocabulary.Open(s.wordsOptions); err != nil {
		s.log.Info("the table of words cannot be read: misspelt words are answered as they stand "+
			"until it is rebuilt", "err", err)
		s.vocabulary = vocabulary.Empty()
	}
}

// logDamage logs how many articles cannot be read, and what was saved of a damaged archive.
func (s *Store) logDamage() {
	if saved := s.archive.Saved(); saved != nil {
		s.log.Warn("the archive was damaged, and saved into a new one: import what is lost again, "+
			"or put a backup in place",
			"saved", saved.Revisions, "lost", saved.Lost, "damaged", saved.Damaged)
	}
	if n := s.archive.Damaged(); n > 0 {
		s.log.Warn("articles are damaged and left out: import them again, or put a backup in the archive's place",
			"articles", n)
	}
}

// openIndex sets s.index, to an empty one where it must be rebuilt. The error is ErrFull where an
// index can be had in memory only.
func (s *Store) openIndex() error {
	err := fmt.Errorf("%w: it is missing, or damaged", index.ErrStale)
	if s.options.Rebuild {
		return s.createIndex(err)
	}
	x, err := index.Open(s.indexOptions)
	if err == nil && x.Cursor() > s.archive.Head() {
		x.Close()
		err = fmt.Errorf("%w: it is ahead of the archive", index.ErrStale)
	}
	if err == nil {
		s.index = x
		return nil
	}
	if !errors.Is(err, index.ErrStale) || s.options.ReadOnly {
		return err
	}
	return s.createIndex(err)
}

// createIndex sets s.index to an empty one, to be filled, and logs why.
func (s *Store) createIndex(why error) error {
	if s.archive.Len() > 0 {
		s.log.Warn("the index is rebuilt from the stored articles", "why", why)
	}
	err := s.emptyIndex()
	if err != nil && !errors.Is(err, ErrFull) {
		s.index = nil
	}
	return err
}

// Close ends the work in the background and closes the folder once all Views are released.
func (s *Store) Close() error {
	s.stop()
	s.watching.Wait()
	s.background.Wait()
	s.rebuilding.wait()
	defer s.rebuilding.end()
	s.updating.wait()
	defer s.updating.end()
	s.mu.Lock()
	defer s.mu.Unlock()
	return errors.Join(s.index.Close(), s.vocabulary.Close(), s.archive.Close())
}

// Stats are the counts of a Store.
type Stats struct {
	Articles, Indexed, Passages int
	Sample                      bool      // the articles are in memory only, as the bundled ones are
	Behind                      bool      // some stored revisions are not indexed, or their words not counted yet
	Damaged                     int       // articles that cannot be read, and are in no other count
	FullSince                   time.Time // since when the disk has been full; the zero time when it is not
}

// Stats returns the counts of the Store.
func (s *Store) Stats() Stats {
	view := s.View()
	defer view.Release()
	return view.Stats()
}

// Articles returns the articles in the order in which they came in: the current revisions or, with
// all, every one. A damaged one yields ErrDamagedArticle, and the iteration goes on.
func (s *Store) Articles(all bool) iter.Seq2[*news.Article, error] {
	return func(yield func(*news.Article, error) bool) {
		for e, err := range s.archive.Since(0) {
			switch {
			case err != nil:
				yield(nil, err)
				return
			case e.Damaged && (all || e.Current):
				if !yield(nil, fmt.Errorf("revision %d: %w", e.Serial, ErrDamagedArticle)) {
					return
				}
			case e.Article != nil && (all || e.Current):
				if !yield(e.Article, nil) {
					return
				}
			}
		}
	}
}
