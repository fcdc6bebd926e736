package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"quoth/retrieval/ingest"
	"quoth/retrieval/read"
)

// collect brings the news into f by itself until ctx ends, whose error it returns: feeds when
// they are due, and the files of the folder that is watched. The error is another where the
// list of feeds or the folder cannot be opened at all.
func (a *app) collect(ctx context.Context, f *folder) error {
	c, err := f.feeds.open()
	if err != nil {
		return fmt.Errorf("collect: %w", err)
	}
	if err := a.findArticles(); err != nil {
		return err
	}
	var running sync.WaitGroup
	if a.Articles != "" {
		running.Go(func() { a.watch(ctx, f) })
	}
	err = c.Run(ctx, func(r ingest.Report, err error) { logReport(a.log, r, err) })
	running.Wait()
	return err
}

// findArticles looks for the folder to watch, since a mistyped one would bring nothing, silently.
func (a *app) findArticles() error {
	if a.Articles == "" {
		return nil
	}
	info, err := os.Stat(a.Articles)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	} else if err != nil {
		err = advisedInput(err)
	}
	if err != nil {
		return fmt.Errorf("QUOTH_ARTICLES: %s: %w", a.Articles, err)
	}
	return nil
}

// watchAgain is how long after a failure the folder is looked for again: it may lie on a
// disk that is not always there.
const watchAgain = time.Minute

// watch watches the folder until ctx ends, and tells once when it no longer can.
func (a *app) watch(ctx context.Context, f *folder) {
	w := ingest.Folder{
		Dir: a.Articles, Store: f.Library, Zone: a.Zone.location(), Now: a.clock,
		MaxText: int(a.MaxText), MaxUnpacked: int64(a.MaxUnpacked),
	}
	for told := ""; ; {
		err := w.Watch(ctx, func(r ingest.FolderReport, err error) {
			told = ""
			logFolder(a.log, r, err)
			logCuts(a.log, r.Cut)
		})
		if ctx.Err() != nil {
			return
		}
		if err.Error() != told {
			told = err.Error()
			a.log.Error("the folder of articles is not watched for now", "err", err)
		}
		select {
		case <-time.After(watchAgain):
		case <-ctx.Done():
			return
		}
	}
}

// toldOneByOne is how many feeds that died, or came back, have lines of their own: when the
// network fails, all of them do.
const toldOneByOne = 3

// logReport tells of a refresh in a line, and of feeds that died or came back, once each.
// Addresses stay out of the log: some hold a subscriber's key.
func logReport(log *slog.Logger, r ingest.Report, err error) {
	if err != nil {
		log.Error("refresh the feeds", "err", err)
	}
	n := r.Counts()
	level := slog.LevelDebug
	if n.Added+n.Changed > 0 {
		level = slog.LevelInfo
	}
	counts := []any{
		"asked", n.Sources, "failed", n.Failed, "new", n.Added, "changed", n.Changed, "refused", n.Refused,
		"summaries", n.Summaries,
	}
	if n.Cut+n.Shortened > 0 {
		counts = append(counts, "cut", n.Cut+n.Shortened)
	}
	log.Log(context.Background(), level, "feeds", append(counts, "took", r.Took.Round(time.Millisecond))...)
	logTurns(log.Warn, "a feed does not answer: it is asked less often, and not told of again until it is back", r,
		func(s ingest.SourceReport) bool { return s.Died })
	logTurns(log.Info, "a feed is back", r, func(s ingest.SourceReport) bool { return s.Revived })
}

// logTurns tells of the sources that took a turn, one by one or, where they are many, together.
func logTurns(log func(string, ...any), words string, r ingest.Report, took func(ingest.SourceReport) bool) {
	var turned []ingest.SourceReport
	for _, s := range r.Sources {
		if took(s) {
			turned = append(turned, s)
		}
	}
	if len(turned) > toldOneByOne {
		log(words, "feeds", len(turned), "first", turned[0].Outlet(), "why", turned[0].Why())
		return
	}
	for _, s := range turned {
		log(words, "feed", s.Outlet(), "why", s.Why())
	}
}

// logFolder tells of a look into the watched folder, and of the first files that were refused.
func logFolder(log *slog.Logger, r ingest.FolderReport, err error) {
	if err != nil {
		log.Error("take in the folder of articles", "err", err)
	}
	if r.Added+r.Changed > 0 {
		log.Info("folder of articles", "new", r.Added, "changed", r.Changed, "same", r.Same, "refused", len(r.Refusals))
	}
	for _, refusal := range r.Refusals[:min(toldOneByOne, len(r.Refusals))] {
		log.Warn("refused a file", "file", refusal.File, "line", refusal.Line, "why", refusal.Reason)
	}
	if more := len(r.Refusals) - toldOneByOne; more > 0 {
		log.Warn("refused more files: quoth import lists them", "files", more)
	}
}

// logCuts logs which articles of the watched folder were cut, the first of them one by one.
func logCuts(log *slog.Logger, cuts []read.Item) {
	for _, c := range cuts[:min(toldOneByOne, len(cuts))] {
		log.Warn("cut an article", "file", c.File, "line", c.Line, "why", c.Cut.String())
	}
	if more := len(cuts) - toldOneByOne; more > 0 {
		log.Warn("cut more articles: quoth import --verbose lists them", "articles", more)
	}
}
