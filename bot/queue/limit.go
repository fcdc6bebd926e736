package queue

import (
	"context"
	"errors"

	"quoth/bot"
	"quoth/retrieval"
)

// Limit returns the commands, where those that answer from the articles enter searches first, and the suggestions
// for their options enter suggestions. Where a queue is full, the reply says so and there are no suggestions.
func Limit(commands []bot.Command, searches, suggestions *Queue) []bot.Command {
	out := make([]bot.Command, len(commands))
	for i, c := range commands {
		if c.Articles {
			c.Run = searches.handler(c.Run)
		}
		c.Options = suggestions.enteredBy(c.Options)
		out[i] = c
	}
	return out
}

// askerOf returns who makes a call.
func askerOf(c bot.Call) Asker { return Asker{Server: c.Server, User: c.User} }

// handler returns a handler that enters q before it runs.
func (q *Queue) handler(run bot.Handler) bot.Handler {
	return func(ctx context.Context, c bot.Call) (bot.Reply, error) {
		leave, err := q.Enter(ctx, askerOf(c))
		if errors.Is(err, ErrBusy) {
			return busy(), nil
		}
		if err != nil {
			return bot.Reply{}, err
		}
		defer leave()
		return run(ctx, c)
	}
}

// busy returns the reply to a call that is not served because too many others are.
func busy() bot.Reply {
	return bot.Reply{Outcome: bot.Failed, Blocks: []bot.Block{
		bot.Silence{Silence: retrieval.Silence{Reason: retrieval.Busy}},
	}}
}

// enteredBy returns options whose suggestions enter q first.
func (q *Queue) enteredBy(options []bot.Option) []bot.Option {
	out := make([]bot.Option, len(options))
	for i, o := range options {
		if o.Complete != nil {
			o.Complete = q.completer(o.Complete)
		}
		out[i] = o
	}
	return out
}

func (q *Queue) completer(complete bot.Completer) bot.Completer {
	return func(ctx context.Context, c bot.Call, typed string) ([]bot.Suggestion, error) {
		leave, err := q.Enter(ctx, askerOf(c))
		if errors.Is(err, ErrBusy) || ctx.Err() != nil {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		defer leave()
		return complete(ctx, c, typed)
	}
}
