package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"quoth/retrieval"
	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
	"quoth/seeds"
)

// openToRead opens the data folder for questions; several processes can at once. Where
// it holds no articles the bundled ones answer, and nothing is written.
func (a *app) openToRead(ctx context.Context) (*folder, error) {
	if _, err := os.ReadDir(a.folder()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open data folder: %w", err)
	}
	if !retrieval.Holds(a.folder()) {
		return a.openBundled()
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
		return a.openBundled()
	}
	if s.Indexed < s.Articles {
		return a.openBehind(ctx, library)
	}
	return &folder{Library: library, log: a.log}, nil
}

// openToStay opens the data folder for answering at length: for this process alone, so
// that others can come in, unless it cannot be written or holds no articles.
func (a *app) openToStay(ctx context.Context) (*folder, error) {
	if !retrieval.Holds(a.folder()) {
		return a.openToRead(ctx)
	}
	f, err := a.hold(ctx)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return a.openToRead(ctx)
	}
	if err != nil {
		return nil, err
	}
	if f.Stats().Articles == 0 {
		f.Close()
		return a.openToRead(ctx)
	}
	return a.caughtUp(ctx, f)
}

// hold opens the data folder for this process alone, and lets others in through it.
func (a *app) hold(context.Context) (*folder, error) {
	f, err := a.openToWrite()
	if err != nil {
		return nil, err
	}
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
	return &folder{Library: library, log: a.log}, nil
}

// openToWrite opens the data folder for this process alone, and makes it where it is
// missing.
func (a *app) openToWrite() (*folder, error) {
	library, err := a.open(false)
	if err != nil {
		return nil, err
	}
	return &folder{Library: library, log: a.log, mark: markFolder(a.folder())}, nil
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

// caughtUp is f with everything in its index.
func (a *app) caughtUp(ctx context.Context, f *folder) (*folder, error) {
	var bar progress
	if s := f.Stats(); s.Indexed < s.Articles {
		a.tell("indexing what is stored, once")
		bar = a.progress("indexing", s.Articles)
	}
	defer bar.done()
	if err := f.CatchUp(ctx, bar.set); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// open fails with retrieval.ErrLocked's kind while another process holds the folder.
func (a *app) open(readOnly bool) (*retrieval.Library, error) {
	return retrieval.Open(retrieval.Options{Dir: a.folder(), ReadOnly: readOnly, Log: a.log})
}

// openBundled answers from the articles in the binary.
func (a *app) openBundled() (*folder, error) {
	articles, err := bundled(read.Options{Zone: a.Zone.location()})
	if err != nil {
		return nil, err
	}
	library, err := retrieval.Bundled(articles)
	if err != nil {
		return nil, err
	}
	a.tell("no articles in %s yet: the sample articles answer (quoth import PATH brings in your own)", a.folder())
	return &folder{Library: library, log: a.log}, nil
}

func bundled(o read.Options) ([]*news.Article, error) {
	var articles []*news.Article
	for item := range read.Tree(seeds.FS(), o) {
		if item.Refusal != nil {
			return nil, fmt.Errorf("read the sample articles: %w", item.Refusal)
		}
		articles = append(articles, item.Article)
	}
	return articles, nil
}
