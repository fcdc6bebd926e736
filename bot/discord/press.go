package discord

import (
	"context"

	"quoth/bot"
)

// The refusals of buttons that no longer work.
var (
	stale = &bot.Refusal{
		Message: "This button is too old to work.",
		Hint:    "Ask again: the new answer has new buttons.",
	}
	strange = &bot.Refusal{
		Message: "This button is from another version of Quoth.", Hint: "Ask again: the new answer has new buttons.",
	}
)

// press answers a button. The message above it changes only when the person who presses it is the one
// who asked. Anybody else gets an answer of their own.
func (b *Bot) press(ctx context.Context, x *exchange, r request) error {
	verb := r.button.verb
	switch verb {
	case verbHelp:
		o := b.order(calledBy(bot.Call{Command: "help"}, r.call))
		o.private = true
		return b.deliver(ctx, x, o)
	case verbTurn, verbShow, verbShare:
	default:
		return refuse(ctx, x, strange)
	}
	call, ok, err := loadCall(b.store, r.button.key)
	if err != nil {
		b.log.Error("read a button", "err", err)
	}
	if !ok {
		return refuse(ctx, x, stale)
	}
	o := b.order(calledBy(call, r.call))
	x.update = verb == verbTurn && r.asker != "" && r.asker == r.call.User
	switch {
	case verb == verbShare:
		o.private, o.share, o.sharer = false, false, r.call.User
	case x.update:
		o.private = r.private // the next page is as private as this one
	default:
		o.private = true
	}
	return b.deliver(ctx, x, o)
}

// calledBy returns call, made by the person and in the place of another call.
func calledBy(call, by bot.Call) bot.Call {
	call.User, call.Server, call.Access = by.User, by.Server, by.Access
	return call
}
