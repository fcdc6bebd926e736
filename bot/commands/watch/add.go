package watch

import (
	"context"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/settings"
	"quoth/retrieval"
)

type addRequest struct {
	Call    bot.Call
	About   string `option:"about,required" help:"a person or a topic, or a quotation in quotation marks" max:"200"`
	Channel string `option:"channel" help:"where to post alerts; if left out, you get direct messages" kind:"channel"`
	Quiet   string `option:"quiet" help:"hours without alerts, like 22:00-07:00" max:"40"`
}

func (h handlers) add() bot.Command {
	c := bind.Command("watch add",
		"Tell you, or a channel, when a person, a topic or a quotation comes up in the news",
		h.runAdd)
	return c.ForPerson().Completing("about", h.CompleteTopic).Completing("quiet", completeQuiet)
}

// completeQuiet suggests usual quiet hours.
func completeQuiet(_ context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	usual := []string{"22:00-07:00", "23:00-08:00", "18:00-09:00", "00:00-06:00"}
	return bot.Suggest(bot.WithPrefix(usual, strings.TrimSpace(typed))), nil
}

func (h handlers) runAdd(ctx context.Context, r addRequest) (bot.Reply, error) {
	w, err := h.watchOf(r)
	if err != nil {
		return bot.Reply{}, err
	}
	about := strings.Join(strings.Fields(r.About), " ")
	read, err := h.ReadSubject(ctx, retrieval.Query{Text: about, Now: r.Call.Now, Zone: r.Call.Zone})
	if err != nil {
		return bot.Reply{}, err
	}
	if err := refusal(about, read); err != nil {
		return bot.Reply{}, err
	}
	w.About, w.Quoted, w.Cursor = read.Words, read.IsQuoted, uint64(read.Head)
	if w, err = h.Watches.AddWatch(ctx, w); err != nil {
		return bot.Reply{}, err
	}
	reply := bot.Reply{Blocks: []bot.Block{
		bot.Text{Words: "Watched from now on:"}, bot.Watch{Watch: w}, bot.Notice{Words: remarks(w, read)},
	}}
	for _, c := range read.Corrections {
		reply = reply.Under(bot.Notice{Words: bot.Showing(c), Asked: true})
	}
	return reply, nil
}

// watchOf returns the watch that a request describes, without what it is about.
func (h handlers) watchOf(r addRequest) (w settings.Watch, err error) {
	if r.Channel != "" && !personOf(r.Call).Manages {
		return w, &bot.Refusal{
			Message: "To post alerts in a channel, you need the permission Manage Server.",
			Hint:    "Leave the channel out to get direct messages.",
		}
	}
	w = settings.Watch{
		Server: r.Call.Server, Channel: r.Channel, User: r.Call.User, Zone: zoneOf(r.Call),
		SetAt: r.Call.Now, LookedAt: r.Call.Now,
	}
	if r.Quiet != "" {
		w.Quiet, err = h.Watches.ReadQuiet(r.Quiet)
	}
	return w, err
}

// zoneOf returns the name of the caller's time zone. That of a machine means another zone on another machine.
func zoneOf(c bot.Call) string {
	if c.Location() == time.Local {
		return time.UTC.String()
	}
	return c.Location().String()
}

// refusal returns why what was typed cannot be watched; nil if it can.
func refusal(typed string, read retrieval.SubjectRead) error {
	switch {
	case read.IsAsked:
		return &bot.Refusal{
			Message: "“" + bot.Short(typed) + "” is a question, which is answered once.",
			Hint: "Write a name or a topic, like Rosa Vane or ferry strike, or a quotation in quotation marks. " +
				"/ask answers the question.",
		}
	case read.IsNothing:
		return &bot.Refusal{
			Message: "“" + bot.Short(typed) + "” cannot be watched: articles cannot be found by these words.",
			Hint:    "Name a person, a place or a thing, or put a quotation in quotation marks.",
		}
	}
	return nil
}

// remarks says what a person may want to know about a watch that was added.
func remarks(w settings.Watch, read retrieval.SubjectRead) string {
	out := "Quoth shows the sentence when it comes up, once for each story: at most every 15 minutes, and 12 times " +
		"a day. "
	switch {
	case read.IsQuoted:
	case read.Articles == 0:
		out = "No article mentions it yet. " + out
	default:
		out = bot.Count(read.Articles, "article") + " mentioned it so far; only new ones count. " + out
	}
	if w.Channel == "" {
		out += "You must allow direct messages from people in a server that you share with Quoth. "
	}
	return out + "/watch list shows your watches, and /watch remove ends one."
}
