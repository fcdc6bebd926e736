package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/index"
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
	if !retrieval.Holds(a.folder()) {
		return nil, errNoArticles
	}
	library, err := a.open(true)
	if errors.Is(err, index.ErrStale) {
		return a.openToMend(ctx)
	}
	if err != nil {
		return nil, err
	}
	s := library.Stats()
	if s.Articles == 0 {
		library.Close()
		return nil, errNoArticles
	}
	if s.Behind {
		return a.openBehind(ctx, library)
	}
	return &folder{Library: library, log: a.log, feeds: a.newFeeds(nil)}, nil
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
	if f.Stats().Articles == 0 {
		f.Close()
		return nil, errNoArticles
	}
	return a.caughtUp(ctx, f)
}

// hold opens the data folder for this process alone, and lets others in through it.
func (a *app) hold(context.Context) (*folder, error) {
	f, err := a.openToWrite()
	if err != nil {
		return nil, err
	}
	a.exposed.Do(a.warnExposed)
	f.serve(a.folder())
	return f, nil
}

// openBehind lets a library go whose index an ended process left behind, and opens it
// to catch up; where it cannot be written, it answers from what is indexed.
func (a *app) openBehind(ctx context.Context, library *retrieval.Library) (*folder, error) {
	library.Close()
	if f, err := a.openToMend(ctx); err == nil {
		return f, nil
	}
	library, err := a.open(true)
	if err != nil {
		return nil, err
	}
	return &folder{Library: library, log: a.log, feeds: a.newFeeds(nil)}, nil
}

// openToWrite opens the data folder for this process alone, and makes it where it is
// missing.
func (a *app) openToWrite() (*folder, error) {
	library, err := a.open(false)
	if err != nil {
		return nil, err
	}
	return &folder{Library: library, log: a.log, feeds: a.newFeeds(library), mark: markFolder(a.folder()), bundled: a.bundledLibrary}, nil
}

// openToMend opens a folder whose index is behind or cannot be read, and waits until
// everything is in it.
func (a *app) openToMend(ctx context.Context) (*folder, error) {
	f, err := a.hold(ctx)
	if err != nil {
		return nil, err
	}
	return a.caughtUp(ctx, f)
}

// catchUpPatience is how long a question waits for an index that is behind. The answer then
// rests on what is indexed, says so, and the next one finds more.
const catchUpPatience = 2 * time.Second

// caughtUp is f with everything in its index, or as much as comes in while a person waits:
// the library goes on by itself.
func (a *app) caughtUp(ctx context.Context, f *folder) (*folder, error) {
	s := f.Stats()
	if !s.Behind {
		return f, nil
	}
	a.tell("indexing what is stored, once")
	bar := a.progress("indexing", s.Articles)
	defer bar.done()
	for end := time.Now().Add(catchUpPatience); s.Behind && time.Now().Before(end); s = f.Stats() {
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
func (a *app) open(readOnly bool) (*retrieval.Library, error) {
	return retrieval.Open(retrieval.Options{Dir: a.folder(), ReadOnly: readOnly, Log: a.log})
}
