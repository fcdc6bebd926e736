package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/exchange"
)

// The refusals of buttons that do not work, or not for everybody.
var (
	stale = &bot.Refusal{
		Message: "This button is too old to work.",
		Hint:    "Ask again: the new answer has new buttons.",
	}
	strange = &bot.Refusal{
		Message: "This button is from another version of Quoth.", Hint: "Ask again: the new answer has new buttons.",
	}
	notYours = &bot.Refusal{Message: "Only the person who asked can delete this answer."}
	tooSlow  = &bot.Refusal{Message: "The form could not be opened in time.", Hint: "Press the button again."}
	shared   = &bot.Refusal{Message: "This answer was shared already.", Hint: "It stands in the channel."}
)

// press answers a button, or an entry of a menu. The message above it changes only when the person who presses it
// is the one who asked. Anybody else gets an answer of their own.
func (b *Bot) press(ctx context.Context, x *exchange.Exchange, r request) error {
	switch r.button.verb {
	case verbHelp:
		o := b.order(calledBy(bot.Call{Command: "help"}, r.call))
		o.private = true
		return b.deliver(ctx, x, o)
	case verbDelete:
		return b.delete(ctx, x, r)
	case verbTurn, verbShow, verbShare, verbAsk:
	default:
		return refuse(ctx, x, strange)
	}
	call, part, ok, err := loadCall(b.store, r.button.key)
	if err != nil {
		b.log.Error("read a button", "err", err)
	}
	if !ok {
		return refuse(ctx, x, stale)
	}
	call = calledBy(call, r.call)
	switch r.button.verb {
	case verbAsk:
		return b.askFurther(ctx, x, r, call)
	case verbShare:
		return b.share(ctx, x, r, b.order(call).at(part))
	}
	isPrivate := r.private || !r.changesMessage() // the next page is as private as this one
	return b.deliver(ctx, x, b.order(call).at(part).withPrivacy(isPrivate))
}

// changesMessage reports whether the answer to a button changes the message above it.
func (r request) changesMessage() bool {
	switch {
	case r.kind != kindButton:
		return false
	case r.button.verb == verbTurn:
		return r.isByAsker()
	}
	return r.button.verb == verbShare || r.button.verb == verbDelete
}

// calledBy returns call, made by the person and in the place of another call.
func calledBy(call, by bot.Call) bot.Call {
	call.User, call.Access = by.User, by.Access
	call.Server, call.Channel, call.Parent, call.Shared = by.Server, by.Channel, by.Parent, by.Shared
	return call
}

// askFurther answers the button that takes a question: with a form or, when the form comes back, with the answer to
// the question in it. The answer is as private as the one that the question refers to.
func (b *Bot) askFurther(ctx context.Context, x *exchange.Exchange, r request, call bot.Call) error {
	if r.kind != kindForm {
		if isOpen, err := x.OpenForm(ctx, r.button.String()); isOpen || err != nil {
			return err
		}
		return x.AnswerPrivately(ctx, failed(tooSlow))
	}
	call = call.Set("question", r.typed)
	call.Now = b.now()
	o := b.withDefaults(b.order(call))
	return b.deliver(ctx, x, o.withPrivacy(r.private || o.private))
}

// delete deletes a message for the person who asked for it, or for somebody who manages the server.
func (b *Bot) delete(ctx context.Context, x *exchange.Exchange, r request) error {
	if !r.isByAsker() && r.call.Access < bot.Managers {
		return refuse(ctx, x, notYours)
	}
	return x.DeleteMessage(ctx)
}

// share shows a private reply to everyone, once: the button is switched off first, and on again if nothing was shown.
func (b *Bot) share(ctx context.Context, x *exchange.Exchange, r request, o order) error {
	key := r.message + r.button.String()
	if again, _ := b.shared.ContainsOrAdd(key, true); again {
		return refuse(ctx, x, shared)
	}
	if err := x.ReplaceComponents(ctx, switchedOff(r.components, r.button.String())); err != nil {
		b.shared.Remove(key)
		return err
	}
	o = o.withPrivacy(false)
	o.sharer = r.call.User
	reply, err := b.serve(ctx, o)
	if err != nil {
		b.unshare(ctx, x, r, key)
		return err
	}
	isShown := reply.Outcome != bot.Refused && reply.Outcome != bot.Failed
	if !isShown {
		b.unshare(ctx, x, r, key)
	}
	if err = b.send(ctx, x, o, reply); err != nil && isShown {
		b.unshare(ctx, x, r, key)
	}
	return err
}

// unshare switches the button on again.
func (b *Bot) unshare(ctx context.Context, x *exchange.Exchange, r request, key string) {
	b.shared.Remove(key)
	if err := x.RestoreComponents(ctx, r.components); err != nil {
		b.log.Warn("switch the Share button on again", "err", err)
	}
}

// switchedOff returns components with the button of a custom id switched off.
func switchedOff(all []discordgo.MessageComponent, id string) []discordgo.MessageComponent {
	out := make([]discordgo.MessageComponent, 0, len(all))
	for _, c := range all {
		switch c := c.(type) {
		case *discordgo.ActionsRow:
			row := *c
			row.Components = switchedOff(c.Components, id)
			out = append(out, row)
		case *discordgo.Button:
			b := *c
			b.Disabled = b.Disabled || b.CustomID == id
			out = append(out, b)
		default:
			out = append(out, c)
		}
	}
	return out
}
