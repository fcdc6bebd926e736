package commands

import (
	"context"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/bind"
)

type saidRequest struct {
	Call    bot.Call
	Speaker string    `option:"speaker,required" help:"a person or a body that the articles quote" max:"200"`
	About   string    `option:"about" help:"what it is about" max:"500"`
	Since   time.Time `option:"since" help:"first day: 2026-01-06, yesterday, last week, March 2024"`
	Until   time.Time `option:"until" help:"last day: 2026-01-06, yesterday, last week, March 2024" of:"last"`
	Source  string    `option:"source" help:"only this outlet, or the outlets with this label" max:"100"`
}

func (h handlers) said() bot.Command {
	c := bind.Command("said",
		"What somebody said: direct quotes apart from reported speech, newest first",
		h.runSaid)
	return c.Completing("speaker", h.completeSpeaker).Completing("about", h.completeTopic).
		Completing("since", h.completeDay).Completing("until", h.completeDay).
		Completing("source", h.completeSource)
}

func (h handlers) runSaid(ctx context.Context, r saidRequest) (bot.Reply, error) {
	source, err := h.named(ctx, r.Source)
	if err != nil {
		return bot.Reply{}, err
	}
	query, err := queryFor(r.Call, r.About, source, r.Since, r.Until)
	if err != nil {
		return bot.Reply{}, err
	}
	query.Skip = r.Call.Page
	quotes, err := h.library.Said(ctx, r.Speaker, query)
	if err != nil {
		return bot.Reply{}, err
	}
	if r.Call.Page > 0 && quotes.Silence == nil && len(quotes.Results) == 0 {
		return h.noMore(r.Call), nil
	}
	reply := h.speech(quotes, bot.Silence{
		Speaker: r.Speaker, About: r.About, Source: r.Source, Days: !r.Since.IsZero() || !r.Until.IsZero(),
	})
	reply = reply.Under(showing(quotes)...)
	reply.Query = strings.TrimSpace(r.Speaker + " " + r.About)
	return withMeaning(withContext(withPages(reply, r.Call, quotes.Pages, quotes.More)), source), nil
}
