package watch

import (
	"context"

	"quoth/bot"
	"quoth/bot/bind"
)

type listRequest struct{ Call bot.Call }

func (h handlers) list() bot.Command {
	return bind.Command("watch list",
		"Your watches and, if you manage the server, those of its channels",
		h.runList).ForPerson()
}

func (h handlers) runList(_ context.Context, r listRequest) (bot.Reply, error) {
	of := personOf(r.Call)
	all, err := h.Watches.Watches(of)
	if len(all) == 0 && err != nil {
		return bot.Reply{}, err
	}
	if len(all) == 0 {
		return bot.Say("You watch nothing. /watch add tells you when a person, a topic or a quotation comes up."), nil
	}
	var own, others []bot.Block
	for _, w := range all {
		if w.User == of.User {
			own = append(own, bot.Watch{Watch: w})
		} else {
			others = append(others, bot.Watch{Watch: w})
		}
	}
	var reply bot.Reply
	if len(others) == 0 {
		reply.Blocks = own
	} else {
		reply.Blocks = append(under("Your watches", own), under("Set by others for this server", others)...)
	}
	if err != nil {
		reply.Blocks = append(reply.Blocks, unread)
	}
	return reply, nil
}

// under returns blocks below a heading; none without blocks.
func under(heading string, blocks []bot.Block) []bot.Block {
	if len(blocks) == 0 {
		return nil
	}
	return append([]bot.Block{bot.Heading{Words: heading}}, blocks...)
}
