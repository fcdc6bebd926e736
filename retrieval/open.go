package retrieval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
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

	catching chan struct{}   // has a place: one catches up at a time
	closing  context.Context // done when the Library is closed
	stop     context.CancelFunc
	mending  atomic.Bool
	// recounting is set while a damaged table of words is made again.
	recounting atomic.Bool
	running    sync.WaitGroup
}

// Open opens the data folder, making it where it is missing. An index that is behind
// catches up in the background, and one that cannot be used is made anew; meanwhile
// questions are answered from what is indexed.
func Open(o Options) (*Library, error) {
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
		archive: a, log: o.Log, meter: newMeter(o.Question),
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
	l := &Library{archive: a, sample: true, meter: newMeter(0)}
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
	if l.shelf, err = newShelf(l.archive); err != nil {
		return err
	}
	x, err := l.openIndex()
	if err != nil {
		return err
	}
	l.index = x
	if l.vocabulary, err = vocabulary.Open(l.counts); err != nil {
		// Misspelt words are answered as they stand: no reason not to answer at all.
		l.log.Info("the table of words cannot be read: misspelt words are answered as they stand until it is rebuilt", "err", err)
		l.vocabulary = vocabulary.Empty()
	}
	if n := l.archive.Damaged(); n > 0 {
		l.log.Warn("articles are damaged and left out: import them again, or put a backup in the archive's place", "articles", n)
	}
	l.catching = make(chan struct{}, 1)
	l.closing, l.stop = context.WithCancel(context.Background())
	if l.options.ReadOnly || !l.isBehind() {
		return nil
	}
	l.running.Go(func() {
		if err := l.CatchUp(l.closing, nil); err != nil && l.closing.Err() == nil {
			l.log.Error("catch up", "err", err)
		}
	})
	return nil
}

func (l *Library) openIndex() (*index.Index, error) {
	x, err := index.Open(l.options)
	if err == nil && x.Cursor() > l.archive.Head() {
		x.Close()
		err = fmt.Errorf("%w: it is ahead of the archive", index.ErrStale)
	}
	if !errors.Is(err, index.ErrStale) || l.options.ReadOnly {
		return x, err
	}
	if !errors.Is(err, fs.ErrNotExist) {
		l.log.Warn("the index is made anew", "why", err)
	}
	return index.Create(l.options)
}

// Close ends the work in the background and lets go of the folder, once the calls in
// progress have returned.
func (l *Library) Close() error {
	l.stop()
	l.running.Wait()
	l.catching <- struct{}{}
	defer l.caught()
	l.mu.Lock()
	defer l.mu.Unlock()
	return errors.Join(l.index.Close(), l.vocabulary.Close(), l.archive.Close())
}

// isBehind reports whether some stored revisions are not indexed, or their words not counted yet.
func (l *Library) isBehind() bool {
	return min(l.index.Cursor(), l.vocabulary.Cursor()) < l.archive.Head()
}

// Stats counts articles, of which the index may have taken in fewer.
func (l *Library) Stats() Stats {
	l.mu.RLock()
	defer l.mu.RUnlock()
	s := l.index.Stats()
	return Stats{Articles: l.archive.Len(), Indexed: s.Articles, Passages: s.Passages, Sample: l.sample, Behind: l.isBehind()}
}

// Articles walks the articles in the order in which they came in: the current
// revisions, or with all every one.
func (l *Library) Articles(all bool) iter.Seq2[*news.Article, error] {
	return func(yield func(*news.Article, error) bool) {
		for e, err := range l.archive.Since(0) {
			if err != nil {
				yield(nil, err)
				return
			}
			if e.Article != nil && (all || e.Current) && !yield(e.Article, nil) {
				return
			}
		}
	}
}
