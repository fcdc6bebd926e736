package discord

import (
	"context"

	"quoth/bot"
)

// Words for buttons that do nothing any more.
var (
	stale   = &bot.Refusal{Message: "This button is too old to work.", Hint: "Ask again: the new answer has new buttons."}
	strange = &bot.Refusal{Message: "This button is of another version of Quoth.", Hint: "Ask again: the new answer has new buttons."}
)

// press answers a button. The message that it stands under is changed only for the
// person whose answer it is; others are answered aside.
func (d *Door) press(ctx context.Context, x *exchange, r request) error {
	verb := r.button.verb
	switch verb {
	case verbHelp:
		o := d.order(as(bot.Call{Command: "help"}, r.call))
		o.private = true
		return d.deliver(ctx, x, o)
	case verbTurn, verbShow, verbShare:
	default:
		return d.refuse(ctx, x, strange)
	}
	call, ok, err := recall(d.store, r.button.key)
	if err != nil {
		d.log.Error("read a button", "err", err)
	}
	if !ok {
		return d.refuse(ctx, x, stale)
	}
	o := d.order(as(call, r.call))
	x.update = verb == verbTurn && r.asker != "" && r.asker == r.call.User
	switch {
	case verb == verbShare:
		o.private, o.share, o.sharer = false, false, r.call.User
	case x.update:
		o.private = r.private // a page turned is as private as it was
	default:
		o.private = true
	}
	return d.deliver(ctx, x, o)
}

// as is call, made by who makes the other one and where that is made.
func as(call, by bot.Call) bot.Call {
	call.User, call.Server, call.Access = by.User, by.Server, by.Access
	return call
}
