package main

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/retrieval"
)

// commandTable is the table of commands for those who only look at it: it has no services to
// run with. It is built once; do not change it.
var commandTable = sync.OnceValue(func() []bot.Command { return commands.Table(commands.Services{}) })

// routers keeps the router of the library that answers. The articles of a folder come from one
// library after another, first the bundled one and then its own, and a table with its router is
// built once for each. The zero routers has none yet.
type routers struct{ last atomic.Pointer[libraryRouter] }

type libraryRouter struct {
	library *retrieval.Library
	router  *bot.Router
}

// with returns the router that serves with s. All calls of a routers differ in the library only.
func (r *routers) with(s commands.Services, log *slog.Logger) *bot.Router {
	if last := r.last.Load(); last != nil && last.library == s.Library {
		return last.router
	}
	router := bot.NewRouter(commands.Table(s), log)
	r.last.Store(&libraryRouter{s.Library, router})
	return router
}

// liveRouter serves calls from the folder's own articles or, until there are any, from the
// bundled ones.
type liveRouter struct {
	f       *folder
	servers *servers
	routers routers
}

// Commands is the table.
func (r *liveRouter) Commands() []bot.Command { return commandTable() }

// Serve answers a call.
func (r *liveRouter) Serve(ctx context.Context, c bot.Call) bot.Reply {
	router, err := r.now()
	if err != nil {
		r.f.log.Error("serve", "command", c.Command, "err", err)
		return bot.Reply{Command: c.Command, Outcome: bot.Failed, Blocks: []bot.Block{bot.Failure{}}}
	}
	return router.Serve(ctx, c)
}

// Complete suggests values for an option.
func (r *liveRouter) Complete(ctx context.Context, c bot.Call, option, typed string) []string {
	router, err := r.now()
	if err != nil {
		return nil
	}
	return router.Complete(ctx, c, option, typed)
}

// now is the router of the library that answers at the moment. A call is served from one library
// to its end.
func (r *liveRouter) now() (*bot.Router, error) {
	library, err := r.f.answering()
	if err != nil {
		return nil, err
	}
	services := commands.Services{
		Library: library, Servers: r.servers, Dailies: r.servers, Clocks: clocks{}, Feeds: r.f.feeds,
	}
	return r.routers.with(services, r.f.log), nil
}
