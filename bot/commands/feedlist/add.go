package feedlist

import (
	"context"
	"fmt"
	"strconv"

	"quoth/bot"
)

type addRequest struct {
	Call   bot.Call
	URL    string `option:"url,required" help:"the address of an RSS, Atom or JSON feed, or of a site" max:"2000"`
	Name   string `option:"name" help:"the outlet's name; the feed's own title if left out" max:"100"`
	Number int    `option:"number" help:"which of several feeds of a site; 1 is the likeliest" min:"1" max:"20"`
}

func (h handlers) add(ctx context.Context, r addRequest) (bot.Reply, error) {
	done, err := h.List.Add(ctx, r.URL, Wanted{r.Name, r.Number})
	if err != nil {
		return bot.Reply{}, err
	}
	if len(done.Found) > 0 {
		return offer(r.Call, done), nil
	}
	words := "Added. The next check stores its newest articles."
	return bot.Reply{Blocks: []bot.Block{bot.Text{Words: words}, done.Feed}}, nil
}

// offer lists the feeds that were found for a call, and offers to add each.
func offer(c bot.Call, done Addition) bot.Reply {
	words := fmt.Sprintf("This page leads to %d feeds. Choose one; none was added so far.", len(done.Found))
	if done.Left > 0 {
		words += fmt.Sprintf(" Its further links to feeds were not followed (%d): one of those can be added by its own "+
			"address.", done.Left)
	}
	reply := bot.Reply{Outcome: bot.Undecided, Blocks: []bot.Block{bot.Text{Words: words}}}
	for _, f := range done.Found {
		reply.Blocks = append(reply.Blocks, f)
		if f.Listed {
			continue
		}
		add := bot.Call{Command: c.Command}.Set("url", f.URL)
		if name := c.Options["name"]; name != "" {
			add = add.Set("name", name)
		}
		reply.Actions = append(reply.Actions, bot.Action{
			Kind: bot.Show, Label: "Add " + strconv.Itoa(f.Number), Call: add, About: len(reply.Blocks),
		})
	}
	return reply
}
