package importer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"quoth/bot/report"
	"quoth/retrieval/ingest/watch"
	"quoth/retrieval/read"
)

// CheckFolder returns an error when dir is not a folder: a mistyped name would go
// unnoticed.
func CheckFolder(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	} else if err != nil {
		err = report.Unreadable(err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	return nil
}

// watchAgain is how long after a failure the folder is watched again: it may be on a disk that is
// not always there.
const watchAgain = time.Minute

// Watch stores the articles of a folder as they appear in it, and logs what it did, until ctx ends.
// It logs once that the folder can no longer be watched.
func Watch(ctx context.Context, f watch.Folder, log *slog.Logger) {
	for logged := ""; ; {
		err := f.Run(ctx, func(r watch.Report, err error) {
			logged = ""
			logFolder(log, r, err)
			logCuts(log, r.Cut)
		})
		if ctx.Err() != nil {
			return
		}
		if err.Error() != logged {
			logged = err.Error()
			log.Error("the folder of articles is not watched for now", "err", err)
		}
		select {
		case <-time.After(watchAgain):
		case <-ctx.Done():
			return
		}
	}
}

// mostLogged is how many files have log lines of their own.
const mostLogged = 3

// logFolder logs the result of a look into the watched folder, and the first files that were refused.
func logFolder(log *slog.Logger, r watch.Report, err error) {
	if err != nil {
		log.Error("import from the folder of articles", "err", err)
	}
	if r.Added+r.Changed+r.Withdrawn+r.Moved > 0 {
		log.Info("folder of articles", "new", r.Added, "changed", r.Changed, "same", r.Same, "withdrawn", r.Withdrawn,
			"moved", r.Moved, "refused", len(r.Refusals))
	}
	if r.Missing > 0 {
		log.Warn("the folder of articles is empty: the articles of its files go on answering "+
			"(quoth forget removes them)", "files", r.Missing)
	}
	if r.Withheld > 0 {
		log.Info("folder of articles: not stored, as they were forgotten or are too old", "articles", r.Withheld)
	}
	for _, refusal := range r.Refusals[:min(mostLogged, len(r.Refusals))] {
		log.Warn("refused a file", "file", refusal.File, "line", refusal.Line, "why", refusal.Reason)
	}
	if more := len(r.Refusals) - mostLogged; more > 0 {
		log.Warn("refused more files: quoth import lists them", "files", more)
	}
}

// logCuts logs the first articles of the watched folder that were cut.
func logCuts(log *slog.Logger, cuts []read.Item) {
	for _, c := range cuts[:min(mostLogged, len(cuts))] {
		log.Warn("cut an article", "file", c.File, "line", c.Line, "why", c.Cut.String())
	}
	if more := len(cuts) - mostLogged; more > 0 {
		log.Warn("cut more articles: quoth import --verbose lists them", "articles", more)
	}
}
