package main

import (
	"context"
	"errors"

	"github.com/schollz/progressbar/v3"

	"quoth/bot"
	"quoth/bot/batch"
	"quoth/bot/console"
	"quoth/bot/feeds"
	"quoth/bot/folder"
	"quoth/bot/importer"
	"quoth/bot/report"
	"quoth/bot/socket"
)

type importVerb struct {
	Paths   []string `arg:"" name:"path" sep:"none" help:"Files and folders to read; - is standard input."`
	Verbose bool     `short:"v" help:"List every refusal, and every article that was cut."`
}

// Run stores the articles of all paths, or of none when one of them cannot be read.
func (v importVerb) Run(ctx context.Context, a *app) error {
	inputs, err := importer.Find(v.Paths, a.in)
	if err != nil {
		return err
	}
	h, err := a.open(ctx, folder.Write)
	if err != nil {
		return err
	}
	defer h.Close()
	bar := console.NewProgress(a.err, "importing", progressbar.OptionShowBytes(true))
	defer bar.End()
	o := importer.Options{Read: a.readOptions(), Messages: a.err, Verbose: v.Verbose, Progress: bar.Set}
	if a.JSON {
		o.Records = a.out
	}
	err = importer.Run(ctx, h, inputs, o)
	bar.End()
	tidy(ctx, a, h)
	return reported(err)
}

// tidy merges what was imported. If that fails, on a full disk as an example, all is stored and found as well.
func tidy(ctx context.Context, a *app, h *folder.Handle) {
	bar := console.NewProgress(a.err, "merging the index")
	defer bar.End()
	bar.Set(0, 0)
	_ = h.Tidy(ctx)
}

// reported returns err or, where a report has given the reason already, its exit status.
func reported(err error) error {
	if errors.Is(err, importer.ErrRefused) || errors.Is(err, batch.ErrSkipped) {
		return status(socket.StatusError)
	}
	return err
}

type refreshVerb struct {
	All bool `help:"Check every feed, and not only those that are due."`
}

// Run checks the feeds, here or in the process that holds the folder.
func (v refreshVerb) Run(ctx context.Context, a *app) error {
	held := a.contents()
	if err := feeds.CheckList(held); err != nil {
		return err
	}
	if held.IsMissing(folder.FeedsFile) {
		return a.noneError("refresh", "feeds", "add one with quoth feeds add URL")
	}
	h, err := a.open(ctx, folder.Write)
	if err != nil {
		return err
	}
	defer h.Close()
	bar := console.NewProgress(a.err, "checking feeds")
	n, err := h.Refresh(ctx, socket.Refresh{All: v.All, JSON: a.JSON}, bar.Set, a.out, a.err)
	bar.End()
	return asError(n, err)
}

type exportVerb struct {
	All bool `help:"Every revision, the oldest first, and not only the current ones."`
}

// Run writes the stored articles as JSON Lines, which import reads.
func (v exportVerb) Run(ctx context.Context, a *app) error {
	h, err := a.open(ctx, folder.ReadOwn)
	if errors.Is(err, folder.ErrNoArticles) {
		return a.noneError("export", "articles", report.ImportHint)
	}
	if err != nil {
		return err
	}
	defer h.Close()
	return asError(h.Write(ctx, socket.Request{Export: &socket.Export{All: v.All}}, a.out, a.err))
}

type reindexVerb struct{}

// Run rebuilds the index where the settings say, wherever it was before. The articles stay as they are.
func (reindexVerb) Run(ctx context.Context, a *app) error {
	h, err := a.openStored(ctx, "reindex")
	if err != nil {
		return err
	}
	defer h.Close()
	bar := console.NewProgress(a.err, "indexing")
	s, err := h.Reindex(ctx, a.cluster, bar.Set)
	bar.End()
	if err != nil {
		return err
	}
	a.tell("%s indexed, in %s", bot.Count(s.Indexed, "article"), bot.Count(s.Passages, "passage"))
	return nil
}
