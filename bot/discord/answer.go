package discord

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/card"
	"quoth/bot/discord/exchange"
	"quoth/bot/discord/rest"
)

const (
	answerTimeout  = 2 * time.Minute
	suggestTimeout = 2 * time.Second // suggestions cannot be announced
)

// The refusals of interactions that the router does not see.
var (
	tooMany    = &bot.Refusal{Message: "That is a lot at once.", Hint: "Wait a few seconds, then go on."}
	unreadable = &bot.Refusal{
		Message: "Quoth cannot read this message: it has a part that is newer than Quoth.",
		Hint:    "Copy the words into /whosaid.",
	}
	unknown  = &bot.Refusal{Message: "Quoth does not know this.", Hint: "/help lists what it does."}
	wordless = &bot.Refusal{
		Message: "This message has no words to look for.", Hint: "Use the menu of a message that quotes somebody.",
	}
)

// Handle answers an interaction. It logs an error or a panic in a line, and shows the caller that
// something went wrong, if Discord allows it.
func (b *Bot) Handle(c *rest.Client, i *discordgo.InteractionCreate, parent string) {
	if c == nil || i == nil || i.Interaction == nil {
		return
	}
	b.running.RLock()
	defer b.running.RUnlock()
	if b.closed {
		return
	}
	x := exchange.New(c, i.Interaction, b.persisting)
	ctx, drop := context.WithCancelCause(context.Background())
	defer drop(nil)
	ctx, cancel := context.WithDeadline(ctx, x.End())
	defer cancel()
	var r request
	defer func() {
		if p := recover(); p != nil {
			b.logStack(p, "answer", "command", r.call.Command)
			b.apologise(ctx, x)
		}
	}()
	r = decode(i.Interaction)
	r.call.Parent = parent
	if (*b.operators.Load())[r.call.User] {
		r.call.Access = bot.Operators
	}
	if r.kind != kindComplete { // suggestions cannot be announced
		if r.changesMessage() {
			x.Change()
		}
		defer b.announceSoon(x, drop)()
	}
	err := b.route(ctx, x, r)
	if err != nil && rest.Status(err) == http.StatusBadRequest { // Discord showed nothing of it
		b.apologise(ctx, x)
	}
	b.logAnswer(r, x, err)
}

// logStack logs a panic. It is for the function that has recovered from it.
func (b *Bot) logStack(panicked any, doing string, attributes ...any) {
	b.log.Error(doing, append(attributes, "err", fmt.Sprintf("panic: %v", panicked), "stack", string(debug.Stack()))...)
}

// logPanic is to be deferred. It turns a panic into a line of the log.
func (b *Bot) logPanic(doing string) {
	if p := recover(); p != nil {
		b.logStack(p, doing)
	}
}

// logAnswer logs what was called and how it went, in a line. It never logs who asked what.
func (b *Bot) logAnswer(r request, x *exchange.Exchange, err error) {
	deferred, refused := x.State()
	attributes := []any{
		"command", cmp.Or(r.call.Command, r.button.verb), "kind", r.kind.String(),
		"outcome", x.Outcome, "took", time.Since(x.Received()).Round(time.Millisecond), "deferred", deferred,
	}
	if refused != nil {
		b.log.Warn("Discord took the answer only without links and buttons", append(attributes, "err", refused)...)
	}
	switch {
	case err == nil:
		b.log.Debug("answered", attributes...)
	case errors.Is(err, exchange.ErrElsewhere):
		b.seldom.elsewhere.Do(func() {
			b.log.Error("another process uses the same bot token: stop one of them, or give each its own token")
		})
	case rest.Code(err) == rest.CodeUnknownInteraction:
		b.log.Warn("the answer came too late for Discord", attributes...)
	default:
		b.log.Error("answer", append(attributes, "err", err)...)
	}
}

// apologise answers that something broke, unless there was an answer.
func (b *Bot) apologise(ctx context.Context, x *exchange.Exchange) {
	if x.IsAnswered() {
		return
	}
	if err := x.AnswerPrivately(ctx, failed(bot.Failure{})); err != nil {
		b.log.Warn("answer", "err", err)
	}
}

// failed draws a reply that says why there is no answer.
func failed(why bot.Block) exchange.Message {
	return draw(bot.Reply{Outcome: bot.Failed, Blocks: []bot.Block{why}})
}

// route answers a request according to its kind.
func (b *Bot) route(ctx context.Context, x *exchange.Exchange, r request) error {
	if r.kind == kindComplete {
		return b.complete(ctx, x, r)
	}
	if !b.limits.User.Allows(r.call.User) || !b.limits.Server.Allows(r.call.Server) {
		return refuse(ctx, x, tooMany)
	}
	switch r.kind {
	case kindCommand:
		return b.command(ctx, x, r)
	case kindButton, kindForm:
		return b.press(ctx, x, r)
	case kindUnreadable:
		return refuse(ctx, x, unreadable)
	}
	return refuse(ctx, x, unknown)
}

// command answers a command, or the menu of a message.
func (b *Bot) command(ctx context.Context, x *exchange.Exchange, r request) error {
	if r.menu && r.call.Options["words"] == "" {
		return refuse(ctx, x, wordless)
	}
	o := b.withDefaults(b.order(r.call))
	if r.menu {
		o.about = r.about
	}
	if r.wantsPrivate {
		o = o.withPrivacy(true)
	}
	return b.deliver(ctx, x, o)
}

// refuse answers the caller alone with a refusal.
func refuse(ctx context.Context, x *exchange.Exchange, why *bot.Refusal) error {
	return x.AnswerPrivately(ctx, draw(bot.Reply{Outcome: bot.Refused, Blocks: []bot.Block{why}}))
}

// deliver answers a call.
func (b *Bot) deliver(ctx context.Context, x *exchange.Exchange, o order) error {
	if x.Expect(o.private) && !o.private {
		o = o.withPrivacy(true)
	}
	reply, err := b.serve(ctx, o)
	if err != nil {
		return err
	}
	return b.send(ctx, x, o, reply)
}

// serve returns the reply to a call, or the reason why Discord takes no answer any more.
func (b *Bot) serve(ctx context.Context, o order) (bot.Reply, error) {
	within, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	replies := make(chan bot.Reply, 1)
	go func() { replies <- b.router.Serve(within, o.forReaders()) }()
	select {
	case reply := <-replies:
		return reply, context.Cause(ctx)
	case <-within.Done():
		return bot.Reply{Outcome: bot.Failed, Blocks: []bot.Block{bot.Failure{}}}, context.Cause(ctx)
	}
}

// forReaders returns the call of o as it is made for those who read the answer. What everyone reads is in the words
// of a member, also if one of the people who run Quoth asks.
func (o order) forReaders() bot.Call {
	c := o.call
	if c.Shared && !o.private {
		c.Access = bot.Everyone
	}
	return c
}

// send sends a reply. Only the caller sees a refusal or a failure.
func (b *Bot) send(ctx context.Context, x *exchange.Exchange, o order, reply bot.Reply) error {
	x.Outcome = reply.Outcome.String()
	if reply.Outcome == bot.Refused || reply.Outcome == bot.Failed {
		return x.AnswerPrivately(ctx, draw(reply))
	}
	reply = b.clickable(reply)
	m := b.message(o, reply).Attaching(reply)
	m.Simpler = func() exchange.Message { return b.message(o.plainly(), reply) }
	if o.private {
		m = m.Private()
	}
	return x.Answer(ctx, m)
}

// message draws a reply with its buttons.
func (b *Bot) message(o order, reply bot.Reply) exchange.Message {
	drawn := card.Draw(reply, card.Options{
		Above: o.above(reply), Now: o.call.Now, Pictures: o.pictures, Part: o.part, Plain: o.plain,
	})
	o.part = drawn.Part
	drawn.Above = withPart(drawn.Above, o.partOf(drawn.Parts), o.isQuestion())
	return exchange.NewMessage(drawn, b.controls(reply, drawn, o))
}

// draw draws a reply without buttons.
func draw(reply bot.Reply) exchange.Message {
	return exchange.NewMessage(card.Draw(reply, card.Options{}), nil)
}
