package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// folder is an open data folder, or the bundled articles in its place. It is a door,
// and where this process holds the folder the other ones come in through it too.
type folder struct {
	*retrieval.Library
	log    *slog.Logger
	mark   *mark          // nil where this process only reads
	server *socket.Server // nil where nobody else comes in
	feeds  *feeds

	routers routers // of those who come in

	// bundled makes the library that answers until a first article is in; nil where
	// that cannot come.
	bundled func() (*retrieval.Library, error)
	opening sync.Mutex
	standIn *retrieval.Library // what bundled made

	behind sync.Once // tells that the index cannot catch up
}

var _ door = (*folder)(nil)

// serve lets other processes in. The folder can be worked with without that.
func (f *folder) serve(dir string) {
	var err error
	if f.server, err = socket.Start(dir, f, f.log); err != nil {
		f.log.Warn("other quoth commands cannot use this data folder for now", "err", err)
	}
}

// Close lets go of the folder, after those who came in.
func (f *folder) Close() error {
	var err error
	if f.server != nil {
		err = f.server.Close()
	}
	err = errors.Join(err, f.feeds.Close())
	f.mark.remove()
	if f.standIn != nil {
		err = errors.Join(err, f.standIn.Close())
	}
	return errors.Join(err, f.Library.Close())
}

// answering is the library that questions are put to.
func (f *folder) answering() (*retrieval.Library, error) {
	if f.bundled == nil || f.Stats().Articles > 0 {
		return f.Library, nil
	}
	f.opening.Lock()
	defer f.opening.Unlock()
	if f.standIn != nil {
		return f.standIn, nil
	}
	library, err := f.bundled()
	if err != nil {
		return nil, err
	}
	f.standIn = library
	return library, nil
}

// Write is socket.Service's. A line of a batch that takes too long gets no answer; the batch
// goes on with the next one.
func (f *folder) Write(ctx context.Context, r socket.Request, stdout, stderr io.Writer) (int, error) {
	n, err := f.write(ctx, r, stdout, stderr)
	if errors.Is(err, retrieval.ErrTooLong) {
		streams{err: stderr}.tell("%v", err)
		return statusError, nil
	}
	return n, err
}

func (f *folder) write(ctx context.Context, r socket.Request, stdout, stderr io.Writer) (int, error) {
	if r.Export != nil {
		return statusOK, f.export(ctx, r.Export.All, stdout)
	}
	library, err := f.answering()
	if err != nil {
		return statusError, err
	}
	router := f.routers.with(commands.Services{Library: library, Feeds: f.feeds}, f.log)
	switch {
	case r.Reply != nil:
		reply := router.Serve(ctx, r.Reply.Call.Served())
		if err := f.checkIndex(ctx); err != nil {
			return statusError, err
		}
		return draw(reply, *r.Reply, stdout, stderr)
	case r.Complete != nil:
		return statusOK, complete(ctx, router, *r.Complete, stdout)
	case r.Rank != nil:
		return statusOK, f.rank(ctx, library, *r.Rank, stdout, stderr)
	case r.Pool != nil:
		return summarisePool(ctx, library, *r.Pool, stdout, stderr)
	}
	return statusUsage, errors.New("nothing was asked for")
}

// isOnlyRead reports whether the folder is open for reading only, beside other processes.
func (f *folder) isOnlyRead() bool { return f.mark == nil && f.server == nil && !f.Stats().Sample }

// errOnlyRead means that the index is damaged, and that the folder must be opened for writing to
// rebuild it.
var errOnlyRead = fmt.Errorf("%w: the folder is only read", retrieval.ErrDamagedIndex)

// checkWait bounds how long an answer waits for the index to be compared with its checksums: an
// index of a gigabyte takes about that.
const checkWait = 300 * time.Millisecond

// checkIndex returns errOnlyRead when the folder is only read and its index turns out to be
// damaged, as far as that is known in time. A folder that is held rebuilds its index itself.
func (f *folder) checkIndex(ctx context.Context) error {
	if !f.isOnlyRead() {
		return nil
	}
	ctx, stop := context.WithTimeout(ctx, checkWait)
	defer stop()
	if f.Verified(ctx) != nil {
		return errOnlyRead
	}
	return nil
}

func complete(ctx context.Context, router *bot.Router, c socket.Complete, out io.Writer) error {
	for _, value := range router.Complete(ctx, c.Call.Served(), c.Option, c.Typed) {
		if _, err := fmt.Fprintln(out, value); err != nil {
			return err
		}
	}
	return nil
}

// rank answers a line of a batch. Nobody waits there: an index that is behind catches up
// first, and where it cannot, that is told once.
func (f *folder) rank(ctx context.Context, library *retrieval.Library, r socket.Rank, stdout, stderr io.Writer) error {
	if s := library.Stats(); s.Behind {
		err := library.CatchUp(ctx, nil)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			f.behind.Do(func() {
				streams{err: stderr}.tell("the answers leave out %s, which the index does not have: %v", bot.Count(s.Articles-s.Indexed, "stored article"), advised(err))
			})
		}
	}
	answer, err := answerRank(ctx, library, r)
	if library.Heal(ctx, err) || library.AwaitRepair(ctx) {
		answer, err = answerRank(ctx, library, r)
	}
	if damaged := f.checkIndex(ctx); damaged != nil {
		return damaged
	}
	if err != nil {
		return err
	}
	return writeJSON(stdout, answer)
}

func (f *folder) export(ctx context.Context, all bool, to io.Writer) error {
	if s := f.Stats(); s.Sample || s.Articles == 0 && s.Damaged == 0 {
		return fmt.Errorf("export: %w: bring some in with quoth import PATH", errNoArticles)
	}
	out := bufio.NewWriterSize(to, 64<<10)
	damaged := 0
	for article, err := range f.Articles(all) {
		if errors.Is(err, retrieval.ErrDamagedArticle) {
			damaged++
			continue
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if err := writeJSON(out, news.LineOf(article)); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil || damaged == 0 {
		return err
	}
	return fmt.Errorf("export: %s left out, damaged in the archive: import them again, or put a "+
		"backup of %s in its place",
		bot.Count(damaged, "article"), archiveFile)
}

// Reindex is socket.Service's.
func (f *folder) Reindex(ctx context.Context, progress retrieval.Progress) (retrieval.Stats, error) {
	if err := f.Library.Reindex(ctx, progress); err != nil {
		return retrieval.Stats{}, err
	}
	return f.Stats(), nil
}
