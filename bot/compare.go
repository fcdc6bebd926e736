package bot

import (
	"context"

	"quoth/retrieval"
)

type compareRequest struct {
	Call    Call
	Speaker string `option:"speaker,required" help:"a person or a body that the articles quote" max:"200"`
	Other   string `option:"other,required" help:"another one" max:"200"`
	About   string `option:"about,required" help:"what both speak about" max:"500"`
}

func (h handlers) compare() Command {
	c := Bind("compare", "Two speakers on one topic, side by side", h.runCompare)
	return c.Completing("speaker", h.completeSpeaker).Completing("other", h.completeSpeaker)
}

// sideQuotes is how many quotations of each side are shown.
const sideQuotes = 2

func (h handlers) runCompare(ctx context.Context, r compareRequest) (Reply, error) {
	var blocks, rest []Block
	said, who := 0, make([]string, 2)
	for i, name := range []string{r.Speaker, r.Other} {
		q, err := h.library.Said(ctx, name, retrieval.Query{Text: r.About, Now: r.Call.Now, Zone: r.Call.Zone})
		if err != nil {
			return Reply{}, err
		}
		if q.Silence != nil && q.Speaker == nil {
			return h.speech(q, Silence{Speaker: name, About: r.About}), nil
		}
		who[i], rest = q.Speaker.Name, h.searched(q.Searched)
		q.Results = q.Results[:min(sideQuotes, len(q.Results))]
		said += len(q.Results)
		blocks = append(blocks, showing(q)...)
		blocks = append(blocks, Speaker{*q.Speaker})
		q.Speaker = nil
		blocks = append(blocks, quotations(q)...)
		if len(q.Results) == 0 {
			blocks = append(blocks, Notice{"Nothing of this is said by " + who[i] + " in these articles."})
		}
	}
	if who[0] == who[1] {
		return Reply{}, &Refusal{Message: "Both names mean " + who[0] + ".", Hint: "Name two different speakers."}
	}
	reply := h.reply(append(blocks, rest...)...)
	if said == 0 {
		why := Silence{Silence: retrieval.Silence{Reason: retrieval.WeakMatch}, Speaker: who[0] + " and " + who[1], About: r.About}
		reply = h.silent(append([]Block{why}, rest...)...)
	}
	reply = reply.withContext()
	reply.Query = r.Speaker + " / " + r.Other + " / " + r.About
	return reply, nil
}
