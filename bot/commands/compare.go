package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
)

type compareRequest struct {
	Call    bot.Call
	Speaker string `option:"speaker,required" help:"a person or a body that the articles quote" max:"200"`
	Other   string `option:"other,required" help:"another one" max:"200"`
	About   string `option:"about,required" help:"what both speak about" max:"500"`
}

func (h handlers) compare() bot.Command {
	c := bind.Command("compare", "Two speakers on one topic, side by side", h.runCompare)
	return c.Completing("speaker", h.completeSpeaker).
		Completing("other", h.completeSpeaker).Completing("about", h.completeTopic)
}

// sideQuotes is how many quotations of each speaker are shown.
const sideQuotes = 2

func (h handlers) runCompare(ctx context.Context, r compareRequest) (bot.Reply, error) {
	var blocks, rest []bot.Block
	said, who := 0, make([]string, 2)
	for i, name := range []string{r.Speaker, r.Other} {
		q, err := h.library.Said(ctx, name, retrieval.Query{Text: r.About, Now: r.Call.Now, Zone: r.Call.Zone})
		if err != nil {
			return bot.Reply{}, err
		}
		if q.Silence != nil && q.Speaker == nil {
			return h.speech(q, bot.Silence{Speaker: name, About: r.About}), nil
		}
		q.Results = q.Results[:min(sideQuotes, len(q.Results))]
		who[i], rest, said = q.Speaker.Name, searched(q.Searched), said+len(q.Results)
		blocks = append(blocks, side(q)...)
	}
	if who[0] == who[1] {
		return bot.Reply{}, &bot.Refusal{
			Message: "Both names mean " + who[0] + ".",
			Hint:    "Name two different speakers.",
		}
	}
	reply := h.reply(append(blocks, rest...)...)
	if said == 0 {
		silence := bot.Silence{Speaker: who[0] + " and " + who[1], About: r.About}
		silence.Reason = retrieval.WeakMatch
		reply = h.silent(append([]bot.Block{silence}, rest...)...)
	}
	reply.Query = r.Speaker + " / " + r.Other + " / " + r.About
	return withContext(reply), nil
}

// side lays out the quotations of one of the speakers.
func side(q retrieval.Quotes) []bot.Block {
	blocks := append(showing(q), quotations(q)...)
	if len(q.Results) == 0 {
		words := q.Speaker.Name + " is not quoted on this in these articles."
		blocks = append(blocks, bot.Notice{Words: words})
	}
	return blocks
}
