package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"syscall"
	"time"

	"quoth/retrieval"
)

// errNoArticles means that the data folder holds none, if it is there at all.
var errNoArticles = errors.New("no articles yet")

// openToRead is openOwn, or the bundled articles where there are no others.
func (a *app) openToRead(ctx context.Context) (*folder, error) { return a.orBundled(a.openOwn(ctx)) }

// openToStay is openOwnToStay, or the bundled articles where there are no others.
func (a *app) openToStay(ctx context.Context) (*folder, error) {
	return a.orBundled(a.openOwnToStay(ctx))
}

// openOwn opens the data folder for questions; several processes can at once, and
// nothing is written. The error is errNoArticles where there are none.
func (a *app) openOwn(ctx context.Context) (*folder, error) {
	if _, err := os.ReadDir(a.folder()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open data folder: %w", err)
	}
	if err := a.contents().checkArchive(); err != nil {
		return nil, err
	}
	if !retrieval.Holds(a.folder()) {
		return nil, errNoArticles
	}
	library, err := a.open(retrieval.Options{ReadOnly: true})
	if errors.Is(err, retrieval.ErrDamagedIndex) || errors.Is(err, retrieval.ErrDamagedArticle) {
		return a.openToRepair(ctx, err)
	}
	if err != nil {
		return nil, err
	}
	s := library.Stats()
	if s.Articles+s.Damaged == 0 {
		library.Close()
		return nil, errNoArticles
	}
	if s.Behind {
		return a.openBehind(ctx, library)
	}
	return a.reading(library), nil
}

// reading is a folder that is only read.
func (a *app) reading(library *retrieval.Library) *folder {
	return &folder{Library: library, log: a.log, feeds: a.newFeeds(nil)}
}

// openOwnToStay opens the data folder for answering at length: for this process alone,
// so that others can come in, unless it cannot be written. The error is errNoArticles
// where there are none.
func (a *app) openOwnToStay(ctx context.Context) (*folder, error) {
	if !retrieval.Holds(a.folder()) {
		return a.openOwn(ctx)
	}
	f, err := a.hold(ctx)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return a.openOwn(ctx)
	}
	if err != nil {
		return nil, err
	}
	if s := f.Stats(); s.Articles+s.Damaged == 0 {
		f.Close()
		return nil, errNoArticles
	}
	return a.caughtUp(ctx, f, promptWait)
}

// hold opens the data folder for this process alone, and lets others in through it.
func (a *app) hold(context.Context) (*folder, error) { return a.holdWith(retrieval.Options{}) }

func (a *app) holdWith(o retrieval.Options) (*folder, error) {
	f, err := a.openToWrite(o)
	if err != nil {
		return nil, err
	}
	a.warnOfLittleRoom(false)
	a.exposed.Do(a.warnExposed)
	f.serve(a.folder())
	return f, nil
}

// openBehind lets a library go whose index an ended process left behind, and opens it
// to catch up; where it cannot be written, it answers from what is indexed.
func (a *app) openBehind(ctx context.Context, library *retrieval.Library) (*folder, error) {
	library.Close()
	f, err := a.hold(ctx)
	if err == nil {
		return a.caughtUp(ctx, f, untilDone)
	}
	if library, err = a.open(retrieval.Options{ReadOnly: true}); err != nil {
		return nil, err
	}
	return a.reading(library), nil
}

// openToRepair opens a folder whose index is damaged, or whose archive is in part, and waits
// until the index is rebuilt from the stored articles.
func (a *app) openToRepair(ctx context.Context, damage error) (*folder, error) {
	f, err := a.holdWith(retrieval.Options{Rebuild: errors.Is(damage, retrieval.ErrDamagedIndex)})
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return nil, fmt.Errorf("the index in %s is damaged, and this user cannot rebuild it: %w", a.folder(), err)
	}
	if err != nil {
		return nil, err
	}
	return a.caughtUp(ctx, f, untilDone)
}

// openToWrite opens the data folder for this process alone, and creates it where it is
// missing.
func (a *app) openToWrite(o retrieval.Options) (*folder, error) {
	if err := a.contents().checkArchive(); err != nil {
		return nil, err
	}
	library, err := a.open(o)
	if err != nil {
		return nil, err
	}
	a.contents().note(archiveFile)
	mark := markFolder(a.folder())
	return &folder{Library: library, log: a.log, feeds: a.newFeeds(library), mark: mark, bundled: a.bundledLibrary}, nil
}

// How long an opened folder waits for an index that is behind. A command waits for all of it,
// since it ends with its answer; at a prompt the index goes on meanwhile, and answers say what
// they leave out.
const (
	promptWait = 2 * time.Second
	untilDone  = time.Duration(math.MaxInt64)
)

// caughtUp is f with everything in its index, or as much as comes in within a time or before
// the disk is full.
func (a *app) caughtUp(ctx context.Context, f *folder, wait time.Duration) (*folder, error) {
	s := f.Stats()
	if !s.Behind {
		return f, nil
	}
	a.tell("indexing what is stored, once")
	bar := a.progress("indexing", s.Articles)
	defer bar.done()
	for start := time.Now(); s.Behind && s.FullSince.IsZero() && time.Since(start) < wait; s = f.Stats() {
		select {
		case <-ctx.Done():
			f.Close()
			return nil, ctx.Err()
		case <-time.After(20 * time.Millisecond):
			bar.set(s.Indexed, s.Articles)
		}
	}
	return f, nil
}

// open fails with retrieval.ErrLocked's kind while another process holds the folder.
func (a *app) open(o retrieval.Options) (*retrieval.Library, error) {
	o.Dir, o.Log = a.folder(), a.log
	return retrieval.Open(o)
}
