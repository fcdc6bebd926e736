package discord

import (
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/discord/card"
)

// order is a call, with how its answer is to be shown.
type order struct {
	call    bot.Call
	private bool   // only the caller sees it
	share   bool   // it has a button that shows it to everyone
	sharer  string // the id of the person who shows it to everyone; empty: nobody does
}

// order completes a call with its time and the settings of its server. Answers about the server
// itself are private: they concern the people who manage it.
func (b *Bot) order(c bot.Call) order {
	if c.Now.IsZero() {
		c.Now = b.now()
	}
	c.Zone = b.zone
	command, _ := bot.Find(b.router.Commands(), c.Command)
	if c.Server == "" {
		return order{call: c, private: command.Private}
	}
	set, err := b.store.Settings(c.Server)
	if err != nil {
		b.log.Error("read what a server has set", "err", err)
		set.Private = true // to be safe: the Share button is still there
	}
	if zone, err := time.LoadLocation(set.Zone); err == nil && set.Zone != "" {
		c.Zone = zone
	}
	isPrivate := command.Private || command.Access > bot.Everyone
	return order{call: c, private: set.Private || isPrivate, share: set.Private && !isPrivate}
}

// maxShared is how much of a question stands over an answer that is shared, in characters.
const maxShared = 300

// above returns the line over a reply that is shared, in markdown: its readers have not seen the
// question.
func (o order) above(reply bot.Reply) string {
	switch {
	case o.sharer == "":
		return ""
	case reply.Query == "":
		return card.Mention(o.sharer) + " shares an answer of Quoth’s."
	}
	question := strings.Join(strings.Fields(reply.Query), " ")
	return card.Mention(o.sharer) + " asked: " + card.Shorten(question, maxShared, card.Markdown)
}
