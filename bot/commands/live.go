package commands

import (
	"context"

	"quoth/bot"
)

// live returns a command for which each call has handlers of its own, with the library that answers
// at that time. Row makes the command for handlers.
func (s Services) live(row func(handlers) bot.Command) bot.Command {
	c := row(handlers{Services: s})
	if s.Library == nil { // only the table is read
		return c
	}
	c.Run = func(ctx context.Context, call bot.Call) (bot.Reply, error) {
		h, err := s.forCall()
		if err != nil {
			return bot.Reply{}, err
		}
		return row(h).Run(ctx, call)
	}
	for i, o := range c.Options {
		if o.Complete == nil {
			continue
		}
		c.Options[i].Complete = func(ctx context.Context, call bot.Call, typed string) ([]bot.Suggestion, error) {
			h, err := s.forCall()
			if err != nil {
				return nil, err
			}
			return row(h).Options[i].Complete(ctx, call, typed)
		}
	}
	return c
}

// forCall returns the handlers for a call that is made now.
func (s Services) forCall() (handlers, error) {
	library, err := s.Library()
	return handlers{s, library}, err
}
