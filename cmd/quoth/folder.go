package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"quoth/bot"
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
	f.mark.remove()
	return errors.Join(err, f.Library.Close())
}

// Write is socket.Service's.
func (f *folder) Write(ctx context.Context, r socket.Request, stdout, stderr io.Writer) (int, error) {
	switch {
	case r.Reply != nil:
		return draw(f.router().Serve(ctx, bot.Call(r.Reply.Call)), *r.Reply, stdout, stderr)
	case r.Complete != nil:
		return statusOK, f.complete(ctx, *r.Complete, stdout)
	case r.Rank != nil:
		return statusOK, f.rank(ctx, *r.Rank, stdout)
	case r.Export != nil:
		return statusOK, f.export(ctx, r.Export.All, stdout)
	}
	return statusUsage, errors.New("nothing was asked for")
}

func (f *folder) router() *bot.Router { return bot.NewRouter(bot.Commands(f.Library), f.log) }

func (f *folder) complete(ctx context.Context, c socket.Complete, out io.Writer) error {
	for _, value := range f.router().Complete(ctx, bot.Call(c.Call), c.Option, c.Typed) {
		if _, err := fmt.Fprintln(out, value); err != nil {
			return err
		}
	}
	return nil
}

func (f *folder) rank(ctx context.Context, r socket.Rank, out io.Writer) error {
	answer, err := answerRank(ctx, f.Library, r)
	if err != nil {
		return err
	}
	return writeJSON(out, answer)
}

func (f *folder) export(ctx context.Context, all bool, to io.Writer) error {
	out := bufio.NewWriterSize(to, 64<<10)
	for article, err := range f.Articles(all) {
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
	return out.Flush()
}

// Reindex is socket.Service's.
func (f *folder) Reindex(ctx context.Context, progress retrieval.Progress) (retrieval.Stats, error) {
	if err := f.Library.Reindex(ctx, progress); err != nil {
		return retrieval.Stats{}, err
	}
	return f.Stats(), nil
}
