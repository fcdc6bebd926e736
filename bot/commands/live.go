package commands

import (
	"context"

	"quoth/bot"
	"quoth/retrieval"
)

// libraryKey is the key of the library in the context of a call.
type libraryKey struct{}

// libraryOf returns the library that answers the call of ctx; nil in a table without a library.
func libraryOf(ctx context.Context) *retrieval.Library {
	library, _ := ctx.Value(libraryKey{}).(*retrieval.Library)
	return library
}

// takeLibrary makes a command take the library that answers at the time of each call.
func (s Services) takeLibrary(c *bot.Command) {
	if s.Library == nil {
		return
	}
	run := c.Run
	c.Run = func(ctx context.Context, call bot.Call) (bot.Reply, error) {
		library, err := s.Library()
		if err != nil {
			return bot.Reply{}, err
		}
		return run(context.WithValue(ctx, libraryKey{}, library), call)
	}
	for i := range c.Options {
		complete := c.Options[i].Complete
		if complete == nil {
			continue
		}
		c.Options[i].Complete = func(ctx context.Context, call bot.Call, typed string) ([]string, error) {
			library, err := s.Library()
			if err != nil {
				return nil, err
			}
			return complete(context.WithValue(ctx, libraryKey{}, library), call, typed)
		}
	}
}

// in returns the handlers for one call, with its library.
func (h handlers) in(ctx context.Context) handlers {
	h.library = libraryOf(ctx)
	return h
}

// with returns a handler for bot.Bind, which runs each call with the handlers for it.
func with[R any](h handlers, run func(handlers, context.Context, R) (bot.Reply, error),
) func(context.Context, R) (bot.Reply, error) {
	return func(ctx context.Context, request R) (bot.Reply, error) { return run(h.in(ctx), ctx, request) }
}

// completing is with for the values of an option.
func completing(
	h handlers, complete func(handlers, context.Context, bot.Call, string) ([]string, error),
) bot.Completer {
	return func(ctx context.Context, c bot.Call, typed string) ([]string, error) {
		return complete(h.in(ctx), ctx, c, typed)
	}
}
