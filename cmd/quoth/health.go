package main

import (
	"context"
	"errors"
	"fmt"

	"quoth/bot/jsonreply"
	"quoth/bot/monitor"
	"quoth/bot/report"
	"quoth/bot/service"
	"quoth/retrieval"
)

// listening is where quoth run tells other programs how it is.
type listening struct {
	Listen string `placeholder:"HOST:PORT" default:"127.0.0.1:8642" env:"QUOTH_LISTEN" help:"${listen} (${default})."`
}

// monitor returns what tells other programs how the bot is.
func (a *app) monitor(s *service.Service, shards *monitor.Shards) *monitor.Monitor {
	return monitor.New(monitor.Options{
		Version: thisBuild().Version, Articles: s.Stats, Queues: s.Queues, Gateway: shards, Log: a.log, Now: a.clock,
		Room: func() (uint64, bool) { return retrieval.FreeSpace(s.Dir) },
		Feeds: func() (monitor.Feeds, error) {
			listed, failing, answered, err := s.Feeds.Health()
			return monitor.Feeds{Listed: listed, Failing: failing, Fetched: answered, Interval: a.Refresh}, err
		},
	})
}

// serve tells other programs how the bot is until ctx ends, unless it is not to listen.
func (l listening) serve(ctx context.Context, m *monitor.Monitor) {
	if l.Listen != "" {
		m.Serve(ctx, l.Listen)
	}
}

// checkVerb asks a running bot how it is, for programs that watch it.
type checkVerb struct {
	listening
	Live bool `help:"Only whether the process answers, and not whether it is ready."`
}

// Run writes "ready", or what keeps the bot from answering. The exit status says the same.
func (v checkVerb) Run(ctx context.Context, a *app) error {
	if v.Listen == "" {
		return report.WithHint(errors.New("QUOTH_LISTEN is empty: a running quoth cannot be asked"),
			"set it to an address like 127.0.0.1:8642, and start quoth run again")
	}
	path, well := monitor.Ready, "ready"
	if v.Live {
		path, well = monitor.Live, "live"
	}
	err := monitor.Ask(ctx, v.Listen, path)
	not, isQuoth := errors.AsType[*monitor.NotReadyError](err)
	switch {
	case err != nil && !isQuoth:
		return report.WithHint(err, "is quoth run running, with the same QUOTH_LISTEN?")
	case a.JSON:
		problems := []string{}
		if isQuoth {
			problems = not.Problems
		}
		return asError(statusOf(err), jsonreply.WriteLine(a.out, map[string]any{well: err == nil, "problems": problems}))
	case err == nil:
		_, err := fmt.Fprintln(a.out, well)
		return err
	}
	fmt.Fprintln(a.out, "not ready")
	for _, problem := range not.Problems {
		fmt.Fprintln(a.out, problem)
	}
	return status(1)
}

// statusOf returns the exit status for an error.
func statusOf(err error) int {
	if err != nil {
		return 1
	}
	return 0
}
