package service

import (
	"context"
	"log/slog"
	"sync/atomic"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/folder"
	"quoth/retrieval"
)

// Router serves calls from the articles of a data folder or, while there are none, from the sample
// articles.
type Router struct {
	data     *folder.Data
	services commands.Services // without a Library
	log      *slog.Logger
	last     atomic.Pointer[libraryRouter] // the router of the library that answered last
}

type libraryRouter struct {
	library *retrieval.Library
	router  *bot.Router
}

// NewRouter returns the router of a data folder. The Library of services is the folder's.
func NewRouter(d *folder.Data, services commands.Services, log *slog.Logger) *Router {
	return &Router{data: d, services: services, log: log}
}

// Serve answers a call. It is served from one library to its end.
func (r *Router) Serve(ctx context.Context, c bot.Call) bot.Reply {
	library, err := r.data.Answering()
	if err != nil {
		r.log.Error("serve", "command", c.Command, "err", err)
		return bot.Reply{Command: c.Command, Outcome: bot.Failed, Blocks: []bot.Block{bot.Failure{}}}
	}
	return r.with(library).Serve(ctx, c)
}

// Complete suggests values for an option.
func (r *Router) Complete(ctx context.Context, c bot.Call, option, typed string) []string {
	library, err := r.data.Answering()
	if err != nil {
		return nil
	}
	return r.with(library).Complete(ctx, c, option, typed)
}

// Commands returns the table of commands; do not change it.
func (r *Router) Commands() []bot.Command { return r.with(r.data.Library).Commands() }

// Services returns the services that the calls are served with now.
func (r *Router) Services() (commands.Services, error) {
	services := r.services
	var err error
	services.Library, err = r.data.Answering()
	return services, err
}

// with returns the router of a library. It is built when another library answers.
func (r *Router) with(library *retrieval.Library) *bot.Router {
	if last := r.last.Load(); last != nil && last.library == library {
		return last.router
	}
	services := r.services
	services.Library = library
	router := bot.NewRouter(commands.Table(services), r.log)
	r.last.Store(&libraryRouter{library, router})
	return router
}
