// Package service answers what can be asked of an open data folder: it runs the commands and draws
// their replies, ranks passages, exports articles and checks feeds. It answers this process and, on
// the folder's socket, the others:
//
//	o := folder.Options{Serve: func(d *folder.Data) folder.Service { return service.New(d, feeds, log) }}
//	h, err := folder.Open(ctx, "./data", folder.Read, o)
package service

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
	"quoth/bot/batch"
	"quoth/bot/commands"
	"quoth/bot/console"
	"quoth/bot/feeds"
	"quoth/bot/folder"
	"quoth/bot/jsonreply"
	"quoth/bot/queue"
	"quoth/bot/report"
	"quoth/bot/socket"
	"quoth/retrieval"
	"quoth/retrieval/ingest"
	"quoth/retrieval/news"
)

// Service answers requests from an open data folder.
type Service struct {
	*folder.Data
	Feeds *feeds.Feeds

	router *bot.Router
	log    *slog.Logger
	behind sync.Once // reports that the index cannot catch up

	settings settings

	searches, suggestions *queue.Queue // whoever asks, and wherever
}

var _ folder.Service = (*Service)(nil)

// New returns the service of a data folder and its feeds, which it closes. Errors go to log.
func New(d *folder.Data, f *feeds.Feeds, log *slog.Logger) *Service {
	s := &Service{
		Data: d, Feeds: f, log: log, settings: settings{contents: d.Contents},
		searches: queue.New(queue.Options{}), suggestions: queue.New(queue.Options{Wait: suggestWithin}),
	}
	s.router = s.Router(commands.Services{Feeds: f})
	return s
}

// suggestWithin is how long suggestions may have to wait: longer, and somebody has typed on.
const suggestWithin = time.Second

// Router returns the router of the commands that work with the articles of the data folder, or with the
// sample articles while it has none. It sets the Library of services. All routers of a Service share the
// bounds on searches.
func (s *Service) Router(services commands.Services) *bot.Router {
	services.Library = s.Answering
	return bot.NewRouter(queue.Limit(commands.Table(services), s.searches, s.suggestions), s.log)
}

// Queues returns who searches and waits to, and the same of suggestions.
func (s *Service) Queues() (searches, suggestions queue.Stats) {
	return s.searches.Stats(), s.suggestions.Stats()
}

// AwaitSearch waits until there is room for a search of a server, for what nobody waits for at a screen. Call leave
// at its end. The error is that of ctx.
func (s *Service) AwaitSearch(ctx context.Context, server string) (leave func(), err error) {
	return s.searches.Enter(ctx, queue.Asker{Server: server, Patient: true})
}

// Close closes the feeds and the settings, and not the folder.
func (s *Service) Close() error { return errors.Join(s.Feeds.Close(), s.settings.close()) }

// Write writes what r asks for. A question that takes too long gets no answer; a batch goes on with
// its next line then.
func (s *Service) Write(ctx context.Context, r socket.Request, stdout, stderr io.Writer) (int, error) {
	status, err := s.write(ctx, r, stdout, stderr)
	if errors.Is(err, retrieval.ErrTooLong) {
		console.Tell(stderr, "%v", err)
		return socket.StatusError, nil
	}
	return status, err
}

func (s *Service) write(ctx context.Context, r socket.Request, stdout, stderr io.Writer) (int, error) {
	switch {
	case r.Export != nil:
		return socket.StatusOK, s.export(ctx, r.Export.All, stdout)
	case r.Backup != nil:
		return socket.StatusOK, s.backup(ctx, stdout)
	case r.Doctor != nil:
		return socket.StatusOK, s.doctor(ctx, *r.Doctor, stdout)
	case r.Forget != nil:
		return s.forget(ctx, *r.Forget, stdout, stderr)
	}
	library, err := s.Answering()
	if err != nil {
		return socket.StatusError, err
	}
	switch {
	case r.Reply != nil:
		reply := s.router.Serve(ctx, r.Reply.Call.Served())
		if err := s.CheckIndex(ctx); err != nil {
			return socket.StatusError, err
		}
		return Draw(reply, *r.Reply, stdout, stderr)
	case r.Complete != nil:
		return socket.StatusOK, s.complete(ctx, *r.Complete, stdout)
	case r.Rank != nil:
		return socket.StatusOK, s.rank(ctx, library, *r.Rank, stdout, stderr)
	case r.Pool != nil:
		return s.summarise(ctx, library, *r.Pool, stdout, stderr)
	}
	return socket.StatusUsage, errors.New("nothing was asked for")
}

// complete writes the values that an option can have, one a line.
func (s *Service) complete(ctx context.Context, c socket.Complete, out io.Writer) error {
	for _, found := range s.router.Complete(ctx, c.Call.Served(), c.Option, c.Typed) {
		if _, err := fmt.Fprintln(out, found.Value); err != nil {
			return err
		}
	}
	return nil
}

// rank answers a line of a batch. Nobody waits for it, so an index that is behind catches up first. If
// it cannot, that is reported once.
func (s *Service) rank(
	ctx context.Context, library *retrieval.Library, r socket.Rank, stdout, stderr io.Writer,
) error {
	if stats := library.Stats(); stats.Behind {
		err := library.CatchUp(ctx, nil)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			s.behind.Do(func() {
				console.Tell(stderr, "the answers leave out %s that the index does not have: %v",
					bot.Count(stats.Articles-stats.Indexed, "stored article"), report.Advise(err))
			})
		}
	}
	ranked, err := rankPatiently(ctx, library, r)
	if library.Heal(ctx, err) || library.AwaitRepair(ctx) {
		ranked, err = batch.Rank(ctx, library, r)
	}
	if damaged := s.CheckIndex(ctx); damaged != nil {
		return damaged
	}
	if err != nil {
		return err
	}
	return jsonreply.WriteLine(stdout, ranked)
}

// awayTries and awayWait are how often a line of a batch is answered again while the index cannot be reached, and how
// long to wait before.
const (
	awayTries = 5
	awayWait  = time.Second
)

// rankPatiently answers a line of a batch, if need be again: an index in a cluster may be away for a moment.
func rankPatiently(ctx context.Context, library *retrieval.Library, r socket.Rank) (batch.Ranked, error) {
	for try := 0; ; try++ {
		ranked, err := batch.Rank(ctx, library, r)
		if !errors.Is(err, retrieval.ErrAway) || try == awayTries {
			return ranked, err
		}
		select {
		case <-time.After(awayWait):
		case <-ctx.Done():
			return ranked, ctx.Err()
		}
	}
}

// summarise answers a line of a batch of days. Where an article of its pool is not stored, that is a
// message and a status.
func (s *Service) summarise(ctx context.Context, library *retrieval.Library, p socket.Pool,
	stdout, stderr io.Writer) (int, error) {
	summary, err := batch.Summarise(ctx, library, p)
	if errors.Is(err, retrieval.ErrNoArticle) {
		console.Tell(stderr, "%v", err)
		return socket.StatusError, nil
	}
	if err != nil {
		return socket.StatusError, err
	}
	return socket.StatusOK, jsonreply.WriteLine(stdout, summary)
}

// export writes the stored articles as JSON Lines.
func (s *Service) export(ctx context.Context, all bool, to io.Writer) error {
	switch stats := s.Stats(); {
	case stats.Sample || !stats.Used:
		return report.WithHint(fmt.Errorf("export: no articles in %s yet", s.Dir), report.ImportHint)
	case stats.Articles == 0 && stats.Damaged == 0:
		return report.WithHint(fmt.Errorf("export: no articles are left in %s", s.Dir), report.ImportHint)
	}
	out := bufio.NewWriterSize(to, 64<<10)
	damaged := 0
	for article, err := range s.Articles(all) {
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
		if err := jsonreply.WriteLine(out, news.LineOf(article)); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil || damaged == 0 {
		return err
	}
	return report.WithHint(fmt.Errorf("export: %s left out, damaged in the archive", bot.Count(damaged, "article")),
		"import them again, or put a backup of "+folder.ArchiveFile+" in its place")
}

// Refresh checks the feeds, and writes a report.
func (s *Service) Refresh(ctx context.Context, r socket.Refresh, progress retrieval.Progress,
	stdout, stderr io.Writer) (int, error) {
	waits := func(done, total int) { console.Tell(stderr, "%s", report.RefreshWaits(done, total)) }
	done, err := s.Feeds.Refresh(ctx, ingest.Which{All: r.All, Progress: progress, Waits: waits})
	if err != nil && len(done.Sources) == 0 {
		return socket.StatusError, err
	}
	if r.JSON {
		err = errors.Join(err, writeRecords(stdout, done))
	} else {
		err = errors.Join(err, s.writeLines(stderr, done))
	}
	if done.Counts().Failed > 0 {
		return socket.StatusError, err
	}
	return socket.StatusOK, err
}

func writeRecords(stdout io.Writer, r ingest.Report) error {
	for _, record := range report.RefreshRecords(r) {
		if err := jsonreply.WriteLine(stdout, record); err != nil {
			return err
		}
	}
	return nil
}

// writeLines writes the report of a refresh or, where no feed was due, when the next one is.
func (s *Service) writeLines(stderr io.Writer, r ingest.Report) error {
	lines := report.Refresh(r)
	if len(lines) == 0 {
		sources, err := s.Feeds.Sources()
		if err != nil {
			return err
		}
		lines = []string{report.NothingDue(sources, s.Feeds.Zone)}
	}
	for _, line := range lines {
		console.Tell(stderr, "%s", line)
	}
	return nil
}
