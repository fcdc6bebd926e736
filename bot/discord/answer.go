package discord

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/bot/discord/rest"
)

const (
	patience        = 2 * time.Minute // with one answer
	suggestPatience = 2 * time.Second // an autocompletion cannot be announced
)

// Words for what is no answer.
var (
	tooMany    = &bot.Refusal{Message: "That is a lot at once.", Hint: "Give it a few seconds, then go on."}
	unreadable = &bot.Refusal{Message: "Quoth cannot read this message: it has a part that is newer than Quoth.", Hint: "Copy the words into /whosaid."}
	unknown    = &bot.Refusal{Message: "Quoth does not know this.", Hint: "/help lists what it does."}
	wordless   = &bot.Refusal{Message: "This message has no words to look for.", Hint: "Use the menu of a message that quotes somebody."}
)

// Handle answers an interaction. It never fails and never panics: what goes wrong is told to
// who called, as far as Discord lets it, and logged in a line.
func (d *Door) Handle(c *rest.Client, i *discordgo.InteractionCreate) {
	if c == nil || i == nil || i.Interaction == nil {
		return
	}
	d.running.RLock()
	defer d.running.RUnlock()
	if d.closed {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	x := newExchange(c, i.Interaction)
	var r request
	defer func() {
		if p := recover(); p != nil {
			d.log.Error("answer", "command", r.call.Command, "err", fmt.Sprintf("panic: %v", p), "stack", string(debug.Stack()))
			d.sorry(ctx, x)
		}
	}()
	r = decode(i.Interaction)
	if (*d.operators.Load())[r.call.User] {
		r.call.Access = bot.Operators
	}
	err := d.route(ctx, x, r)
	if err != nil && rest.Status(err) == http.StatusBadRequest { // then Discord takes no part of it
		d.sorry(ctx, x)
	}
	d.logAnswer(r, x, err)
}

// logAnswer writes a line: what was called, and what came of it. Never who asked what.
func (d *Door) logAnswer(r request, x *exchange, err error) {
	attributes := []any{"command", cmp.Or(r.call.Command, r.button.verb), "kind", r.kind.String(), "took", time.Since(x.received).Round(time.Millisecond), "deferred", x.deferred}
	switch {
	case err == nil:
		d.log.Debug("answered", attributes...)
	case rest.Code(err) == rest.CodeUnknownInteraction:
		d.log.Warn("the answer came too late for Discord", attributes...)
	default:
		d.log.Error("answer", append(attributes, "err", err)...)
	}
}

// sorry tells who called that something broke.
func (d *Door) sorry(ctx context.Context, x *exchange) {
	if x.answered {
		return
	}
	if err := x.aside(ctx, d.draw(bot.Reply{Blocks: []bot.Block{bot.Failure{}}})); err != nil {
		d.log.Warn("answer", "err", err)
	}
}

// route takes a request to what answers it.
func (d *Door) route(ctx context.Context, x *exchange, r request) error {
	if r.kind == kindComplete {
		return d.complete(ctx, x, r)
	}
	if !d.limits.user.allows(r.call.User) || !d.limits.server.allows(r.call.Server) {
		return d.refuse(ctx, x, tooMany)
	}
	switch r.kind {
	case kindCommand:
		if r.menu && r.call.Options["words"] == "" {
			return d.refuse(ctx, x, wordless)
		}
		return d.deliver(ctx, x, d.order(r.call))
	case kindButton:
		return d.press(ctx, x, r)
	case kindUnreadable:
		return d.refuse(ctx, x, unreadable)
	}
	return d.refuse(ctx, x, unknown)
}

func (d *Door) refuse(ctx context.Context, x *exchange, why *bot.Refusal) error {
	return x.aside(ctx, d.draw(bot.Reply{Outcome: bot.Refused, Blocks: []bot.Block{why}}))
}

// order is a call, and how its answer is to be shown.
type order struct {
	call    bot.Call
	private bool   // to who called only
	share   bool   // with a button that shows it to everyone
	sharer  string // the id of who shows it to everyone; empty: it is not shared
}

// mostShared is how much of a question is told over an answer that is shared, in characters.
const mostShared = 300

// above is a line over a reply that is shared, in markdown: its readers did not see the question.
func (o order) above(reply bot.Reply) string {
	switch {
	case o.sharer == "":
		return ""
	case reply.Query == "":
		return "<@" + snowflake(o.sharer) + "> shares an answer of Quoth’s."
	}
	return "<@" + snowflake(o.sharer) + "> asked: " + shortened(oneLine(reply.Query), mostShared, markdown)
}

// order completes a call with its time and what its server has set. Answers about the server
// itself are private: they concern who manages it.
func (d *Door) order(c bot.Call) order {
	if c.Now.IsZero() {
		c.Now = d.now()
	}
	c.Zone = d.zone
	if c.Server == "" {
		return order{call: c}
	}
	set, err := d.store.Settings(c.Server)
	if err != nil {
		d.log.Error("read what a server has set", "err", err)
		set.Private = true // it may be, and nobody minds a Share button
	}
	if zone, err := time.LoadLocation(set.Zone); err == nil && set.Zone != "" {
		c.Zone = zone
	}
	return order{call: c, private: set.Private || d.isForManagers(c.Command), share: set.Private && !d.isForManagers(c.Command)}
}

func (d *Door) isForManagers(command string) bool {
	for _, c := range d.router.Commands() {
		if c.Name == command {
			return c.Access > bot.Everyone
		}
	}
	return false
}

// deliver answers a call: at once when that is possible, else it says that the answer comes,
// and then sends it.
func (d *Door) deliver(ctx context.Context, x *exchange, o order) error {
	replies := make(chan bot.Reply, 1)
	go func() { replies <- d.router.Serve(ctx, o.call) }()
	timer := time.NewTimer(d.quick)
	defer timer.Stop()
	select {
	case reply := <-replies:
		return d.send(ctx, x, o, reply)
	case <-timer.C:
	}
	if err := x.announce(ctx, o.private); err != nil {
		return err
	}
	select {
	case reply := <-replies:
		return d.send(ctx, x, o, reply)
	case <-ctx.Done():
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		return d.send(ctx, x, o, bot.Reply{Outcome: bot.Failed, Blocks: []bot.Block{bot.Failure{}}})
	}
}

// send sends a reply. What is no answer is for who called only.
func (d *Door) send(ctx context.Context, x *exchange, o order, reply bot.Reply) error {
	if reply.Outcome == bot.Refused || reply.Outcome == bot.Failed {
		return x.aside(ctx, d.draw(reply))
	}
	m := d.message(o, reply)
	if o.private {
		m = m.private()
	}
	return x.answer(ctx, m)
}

// message draws a reply with its buttons; without them when they cannot be kept.
func (d *Door) message(o order, reply bot.Reply) message {
	drawn := render(reply, o.above(reply))
	buttons, err := keep(d.store, offers(reply, drawn, o.call, o.share && reply.Outcome == bot.Answered), o.call.Now)
	if err != nil {
		d.log.Error("answer", "command", o.call.Command, "err", err)
	}
	return newMessage(drawn.embeds, rows(buttons))
}

// draw draws a reply without buttons.
func (d *Door) draw(reply bot.Reply) message { return newMessage(render(reply, "").embeds, nil) }
