package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/retrieval"
)

// The option tag bounds a question at 2,000 characters: Discord's longest message.
type askRequest struct {
	Call     Call
	Question string    `option:"question,required" help:"what you want to know" max:"2000"`
	Source   string    `option:"source" help:"only this outlet" max:"100"`
	Since    time.Time `option:"since" help:"first day: 2026-01-06, today or yesterday"`
	Until    time.Time `option:"until" help:"last day: 2026-01-06, today or yesterday"`
}

func (h handlers) ask() Command {
	c := Bind("ask", "Ask the news: answers are excerpts of the stored articles, word for word", h.runAsk)
	return c.Completing("source", h.completeSource)
}

func (h handlers) runAsk(ctx context.Context, r askRequest) (Reply, error) {
	if !r.Until.IsZero() && r.Until.Before(r.Since) {
		return Reply{}, &Refusal{Message: "The last day is before the first.", Hint: "Swap since and until."}
	}
	asked := h.resolve(ctx, r)
	answer, err := h.library.Ask(ctx, retrieval.Query{
		Text: asked, Now: r.Call.Now, Zone: r.Call.Zone, Source: r.Source, Since: r.Since, Until: r.Until, Why: r.Call.Why,
	})
	if err != nil {
		return Reply{}, err
	}
	reply, err := h.answer(ctx, r, answer)
	if err != nil {
		return Reply{}, err
	}
	reply.Query = asked
	if asked != r.Question {
		reply.Blocks = append([]Block{Notice{"asking: " + asked}}, reply.Blocks...)
	}
	return reply, nil
}

// answer lays out the results, or the silence in their place.
func (h handlers) answer(ctx context.Context, r askRequest, a retrieval.Answer) (Reply, error) {
	rest := []Block{Searched{a.Searched}}
	if n := a.Searched.Pending; n > 0 {
		rest = append(rest, Notice{fmt.Sprintf("%d stored articles are still being indexed: ask again later for what they say.", n)})
	}
	if a.Silence != nil {
		silence, err := h.silence(ctx, *a.Silence, r.Source, !r.Since.IsZero() || !r.Until.IsZero())
		silence.Pending = a.Searched.Pending
		return h.silent(append([]Block{silence}, rest...)...), err
	}
	var blocks []Block
	for _, r := range a.Results {
		blocks = append(blocks, Excerpt{r})
	}
	return h.reply(append(blocks, rest...)...), nil
}

// silence is s with what was asked for and, where that is an outlet which is not there,
// the outlets of nearly that name.
func (h handlers) silence(ctx context.Context, s retrieval.Silence, source string, days bool) (Silence, error) {
	out := Silence{Silence: s, Source: source, Days: days}
	if s.Reason != retrieval.OutsideDates || source == "" {
		return out, nil
	}
	names, err := h.sourceNames(ctx)
	is := func(name string) bool { return strings.EqualFold(name, source) }
	if !slices.ContainsFunc(names, is) {
		out.Nearest = nearest(source, names)
	}
	return out, err
}
