package retrieval

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
	"quoth/retrieval/news"
	"quoth/retrieval/vocabulary"
)

// ErrLocked means that another process holds the data folder.
var ErrLocked = archive.ErrLocked

// Options say which data folder to open. The zero value of all but Dir works.
type Options struct {
	Dir      string
	ReadOnly bool // answer from what is there and write nothing
	Rebuild  bool // rebuild the index, which is known to be damaged
	Log      *slog.Logger
	Question time.Duration // the CPU time of one question: 0 is 5 seconds, below 0 no limit
}

// The names in a data folder.
const (
	archiveFile = "archive.db"
	indexDir    = "index"
	wordsFile   = "words.db"
)

// Holds reports whether dir holds an archive, whole or not. An empty file is none: making
// it was as far as an import got.
func Holds(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, archiveFile))
	return err == nil && (info.Size() > 0 || !info.Mode().IsRegular())
}

// Library is an archive with its index. It is safe for concurrent use.
type Library struct {
	archive    *archive.Archive
	vocabulary *vocabulary.Vocabulary
	shelf      *shelf
	// stemmers know the words that questions were put to before, which spares much.
	stemmers sync.Pool // of *prose.Stemmer
	counted  atomic.Pointer[counted]
	known    atomic.Pointer[speakers]
	log      *slog.Logger
	options  index.Options
	counts   vocabulary.Options
	sample   bool
	meter    *meter

	mu    sync.RWMutex // guards index against being replaced
	index *index.Index

	isInMemory bool // the index is in memory for want of room on the disk; changed with l.catching and l.mu

	catching   chan struct{}   // has a place: one changes the index at a time
	rebuilding chan struct{}   // has a place: one rebuilds an index at a time, and takes it before catching
	closing    context.Context // done when the Library is closed
	stop       context.CancelFunc
	repairing  atomic.Bool // a damaged index is being rebuilt
	damaged    atomic.Bool // it cannot be, since the folder is open for reading only
	// recounting is set while a damaged table of words is rebuilt.
	recounting atomic.Bool
	running    sync.WaitGroup

	watching     sync.WaitGroup // what goes on until Close
	verifiedOnce sync.Once      // closes verification
	verification chan struct{}  // closed when the index was compared with its checksums

	dir        string
	rebuildNow bool // Options.Rebuild
	retryEvery time.Duration
	outageMu   sync.Mutex
	outage     outage
}

// Open opens the data folder, creating it where it is missing. An index that is behind
// catches up in the background, and one that cannot be used is rebuilt; meanwhile
// questions are answered from what is indexed.
func Open(o Options) (*Library, error) { return openWith(o, retryEvery) }

// openWith is Open, and looks every so often for room on a full disk.
func openWith(o Options, every time.Duration) (*Library, error) {
	if !o.ReadOnly {
		if err := os.MkdirAll(o.Dir, 0o700); err != nil {
			return nil, fmt.Errorf("open data folder: %w", err)
		}
	}
	a, err := archive.Open(archive.Options{Path: filepath.Join(o.Dir, archiveFile), ReadOnly: o.ReadOnly})
	if err != nil {
		return nil, err
	}
	l := &Library{
		archive: a, log: o.Log, meter: newMeter(o.Question), dir: o.Dir, rebuildNow: o.Rebuild, retryEvery: every,
		options: index.Options{Path: filepath.Join(o.Dir, indexDir), ReadOnly: o.ReadOnly, Archive: a.ID()},
		counts:  vocabulary.Options{Path: filepath.Join(o.Dir, wordsFile), ReadOnly: o.ReadOnly, Archive: a.ID()},
	}
	if err := l.start(); err != nil {
		a.Close()
		return nil, err
	}
	return l, nil
}

// Bundled holds articles in memory, for answering without a data folder.
func Bundled(articles []*news.Article) (*Library, error) {
	a, err := archive.Open(archive.Options{})
	if err != nil {
		return nil, err
	}
	l := &Library{archive: a, sample: true, meter: newMeter(0), retryEvery: retryEvery}
	if err := l.start(); err != nil {
		a.Close()
		return nil, err
	}
	if _, err := l.Add(context.Background(), articles); err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

func (l *Library) start() error {
	if l.log == nil {
		l.log = slog.New(slog.DiscardHandler)
	}
	var err error
	if l.shelf, err = newShelf(l.archive, l.log); err != nil {
		return err
	}
	opened := l.openIndex()
	if l.index == nil {
		return opened
	}
	l.openVocabulary()
	l.tellDamage()
	l.catching, l.rebuilding = make(chan struct{}, 1), make(chan struct{}, 1)
	l.verification = make(chan struct{})
	l.closing, l.stop = context.WithCancel(context.Background())
	_ = l.noteWrite(opened) // without room there is an index all the same
	if !l.options.ReadOnly && l.isBehind() {
		l.background("catch up", func() error { return l.CatchUp(l.closing, nil) })
	}
	l.watching.Go(l.verifyCaches)
	return nil
}

// openVocabulary goes on without one: misspelt words are answered as they stand then.
func (l *Library) openVocabulary() {
	var err error
	if l.vocabulary, err = vocabulary.Open(l.counts); err != nil {
		l.log.Info("the table of words cannot be read: misspelt words are answered as they stand until it is rebuilt", "err", err)
		l.vocabulary = vocabulary.Empty()
	}
}

// tellDamage tells of articles that cannot be read, and of what was saved of a damaged archive.
func (l *Library) tellDamage() {
	if s := l.archive.Saved(); s != nil {
		l.log.Warn("the archive was damaged, and saved into a new one: import what is lost again, "+
			"or put a backup in place",
			"saved", s.Revisions, "lost", s.Lost, "damaged", s.Damaged)
	}
	if n := l.archive.Damaged(); n > 0 {
		l.log.Warn("articles are damaged and left out: import them again, or put a backup in the archive's place", "articles", n)
	}
}

// openIndex sets l.index, to an empty one where it must be rebuilt. Where an index can be had
// in memory only, the error is ErrFull.
func (l *Library) openIndex() error {
	err := fmt.Errorf("%w: it is missing, or damaged", index.ErrStale)
	if l.rebuildNow {
		return l.rebuildEmpty(err)
	}
	x, err := index.Open(l.options)
	if err == nil && x.Cursor() > l.archive.Head() {
		x.Close()
		err = fmt.Errorf("%w: it is ahead of the archive", index.ErrStale)
	}
	if err == nil {
		l.index = x
		return nil
	}
	if !errors.Is(err, index.ErrStale) || l.options.ReadOnly {
		return err
	}
	return l.rebuildEmpty(err)
}

func (l *Library) rebuildEmpty(why error) error {
	if l.archive.Len() > 0 {
		l.log.Warn("the index is rebuilt from the stored articles", "why", why)
	}
	err := l.emptyIndex()
	if err != nil && !errors.Is(err, ErrFull) {
		l.index = nil
	}
	return err
}

// Close ends the work in the background and lets go of the folder, once the calls in
// progress have returned.
func (l *Library) Close() error {
	l.stop()
	l.watching.Wait()
	l.running.Wait()
	l.rebuilding <- struct{}{}
	defer func() { <-l.rebuilding }()
	l.catching <- struct{}{}
	defer l.caught()
	l.mu.Lock()
	defer l.mu.Unlock()
	return errors.Join(l.index.Close(), l.vocabulary.Close(), l.archive.Close())
}

// isBehind reports whether some stored revisions are not indexed, or their words not counted yet.
func (l *Library) isBehind() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.lags()
}

// isUnwritten reports whether something is left to be written to the index on the disk.
func (l *Library) isUnwritten() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.isInMemory || l.lags()
}

// lags is isBehind for a caller that holds l.mu.
func (l *Library) lags() bool {
	return min(l.index.Cursor(), l.vocabulary.Cursor()) < l.archive.Head()
}

// Stats counts articles, of which the index may have taken in fewer.
func (l *Library) Stats() Stats {
	l.mu.RLock()
	defer l.mu.RUnlock()
	s := l.index.Stats()
	return Stats{
		Articles: l.archive.Len(), Indexed: s.Articles, Passages: s.Passages, Damaged: l.archive.Damaged(),
		Sample: l.sample, Behind: l.lags(), FullSince: l.FullSince(),
	}
}

// Articles walks the articles in the order in which they came in: the current
// revisions, or with all every one. Each damaged one is an ErrDamagedArticle, behind which
// others may come.
func (l *Library) Articles(all bool) iter.Seq2[*news.Article, error] {
	return func(yield func(*news.Article, error) bool) {
		for e, err := range l.archive.Since(0) {
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
