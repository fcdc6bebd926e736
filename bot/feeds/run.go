package feeds

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"quoth/retrieval/ingest"
)

// Open opens the list of feeds, which is otherwise opened when it is first needed.
func (f *Feeds) Open() error {
	if _, err := f.open(); err != nil {
		return fmt.Errorf("check feeds: %w", err)
	}
	return nil
}

// Run checks each feed when it is due, and logs the results. It returns the error of ctx when that
// ends.
func (f *Feeds) Run(ctx context.Context, log *slog.Logger) error {
	c, err := f.open()
	if err != nil {
		return err
	}
	return c.Run(ctx, func(r ingest.Report, err error) { logReport(log, r, err) })
}

// mostLogged is how many feeds that died, or came back, have log lines of their own: when the
// network fails, all of them do.
const mostLogged = 3

// logReport logs a refresh in a line, and the feeds that died or came back, once each. Addresses
// stay out of the log: some hold a subscriber's key.
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
	logSome(log.Warn, "a feed does not answer: it is checked less often, and logged again when it is back", r,
		func(s ingest.SourceReport) bool { return s.Died })
	logSome(log.Info, "a feed is back", r, func(s ingest.SourceReport) bool { return s.Revived })
}

// logSome logs the sources for which wanted is true: one by one or, where they are many, together.
func logSome(log func(string, ...any), message string, r ingest.Report, wanted func(ingest.SourceReport) bool) {
	var some []ingest.SourceReport
	for _, s := range r.Sources {
		if wanted(s) {
			some = append(some, s)
		}
	}
	if len(some) > mostLogged {
		log(message, "feeds", len(some), "first", some[0].Outlet(), "why", some[0].Why())
		return
	}
	for _, s := range some {
		log(message, "feed", s.Outlet(), "why", s.Why())
	}
}
