package daily

import (
	"context"

	"quoth/bot"
	"quoth/bot/bind"
)

type statusRequest struct{ Call bot.Call }

func (h handlers) status() bot.Command {
	c := bind.Command("daily status",
		"The daily summaries of this server, with the last and the next post",
		h.runStatus)
	return c.ForManagers()
}

func (h handlers) runStatus(_ context.Context, r statusRequest) (bot.Reply, error) {
	all, err := h.Dailies.Dailies(r.Call.Server, r.Call.Now)
	switch {
	case len(all) == 0 && err != nil:
		return bot.Reply{}, err
	case len(all) == 0:
		return bot.Say("No daily summary is set: /daily set sets one."), nil
	}
	reply := bot.Reply{Actions: postNow(all...)}
	for _, d := range all {
		reply.Blocks = append(reply.Blocks, d)
	}
	if err != nil {
		reply.Blocks = append(reply.Blocks, bot.Notice{
			Words:     "Some daily summaries cannot be read. Set them again with /daily set.",
			Operators: "Some daily summaries cannot be read; Quoth's log says which. Set them again with /daily set.",
		})
	}
	return reply, nil
}
