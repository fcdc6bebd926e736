package commands

import (
	"context"
	"time"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
)

type timelineRequest struct {
	Call   bot.Call
	About  string    `option:"about,required" help:"a person, a place or another topic" max:"200"`
	Source string    `option:"source" help:"only this outlet, or the outlets with this label" max:"100"`
	Since  time.Time `option:"since" help:"first day: 2026-01-06, yesterday, last week, March 2024"`
	Until  time.Time `option:"until" help:"last day: 2026-01-06, yesterday, last week, March 2024" of:"last"`
}

func (h handlers) timeline() bot.Command {
	return bind.Command("timeline",
		"How a topic was covered: articles per day, and what was new",
		h.runTimeline).Completing("about", h.completeTopic).Completing("source", h.completeSource).
		Completing("since", h.completeDay).Completing("until", h.completeDay)
}

func (h handlers) runTimeline(ctx context.Context, r timelineRequest) (bot.Reply, error) {
	source, err := h.named(ctx, r.Source)
	if err != nil {
		return bot.Reply{}, err
	}
	query, err := queryFor(r.Call, r.About, source, r.Since, r.Until)
	if err != nil {
		return bot.Reply{}, err
	}
	t, err := h.library.Timeline(ctx, query)
	if err != nil {
		return bot.Reply{}, err
	}
	if t.Silence != nil {
		asked := askRequest{Call: r.Call, Question: r.About, Source: r.Source, Since: r.Since, Until: r.Until}
		return h.silence(ctx, retrieval.Answer{Asked: t.Asked, Searched: t.Searched, Silence: t.Silence}, asked)
	}
	blocks := []bot.Block{bot.Coverage{Topic: t.Topic, Days: t.Days, Articles: t.Articles, Outlets: t.Outlets}}
	for _, result := range t.Results {
		blocks = append(blocks, bot.Excerpt{Result: result})
	}
	reply := withContext(h.reply(append(blocks, searched(t.Searched)...)...))
	reply.Query = r.About
	for _, c := range t.Asked.Corrections {
		reply = reply.Under(bot.Notice{Words: bot.Showing(c), Asked: true})
	}
	return withMeaning(reply, source), nil
}
