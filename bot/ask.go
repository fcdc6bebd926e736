package bot

import (
	"context"
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
	if err := inOrder(r.Since, r.Until); err != nil {
		return Reply{}, err
	}
	asked := h.resolve(ctx, r)
	reply, ok, err := h.spoken(ctx, asked, r)
	if err == nil && !ok {
		reply, err = h.written(ctx, asked, r)
	}
	if err != nil {
		return Reply{}, err
	}
	reply.Query = asked
	if asked != r.Question {
		reply = reply.under(Notice{"asking: " + asked})
	}
	return reply, nil
}

// under is r with a block put first.
func (r Reply) under(b Block) Reply {
	r.Blocks = append([]Block{b}, r.Blocks...)
	r.Actions = slices.Clone(r.Actions)
	for i := range r.Actions {
		if r.Actions[i].About > 0 {
			r.Actions[i].About++
		}
	}
	return r
}

// storiesAPage is how many stories a reply tells.
const storiesAPage = 3

// written answers with what the articles say.
func (h handlers) written(ctx context.Context, asked string, r askRequest) (Reply, error) {
	answer, err := h.library.Ask(ctx, retrieval.Query{
		Text: asked, Now: r.Call.Now, Zone: r.Call.Zone, Source: r.Source, Since: r.Since, Until: r.Until, Why: r.Call.Why,
		Stories: storiesAPage, Skip: storiesAPage * r.Call.Page,
	})
	if err != nil {
		return Reply{}, err
	}
	reply, err := h.answer(ctx, r, answer)
	if err != nil {
		return Reply{}, err
	}
	return reply.withContext().withMore(r.Call, answer.More).withTimes(r.Call, answer), nil
}

// withTimes offers the same question for the time before the excerpts, and for that after.
func (r Reply) withTimes(c Call, a retrieval.Answer) Reply {
	var first, last time.Time
	for _, result := range a.Results {
		date, ok := result.Excerpt.Article().Date()
		if !ok {
			continue
		}
		if first.IsZero() || date.Before(first) {
			first = date
		}
		if date.After(last) {
			last = date
		}
	}
	if first.IsZero() {
		return r
	}
	c.Page = 0
	if first.After(a.Searched.From) {
		r.Actions = append(r.Actions, Action{Label: "Earlier", Call: c.with("until", first.In(c.zone()).AddDate(0, 0, -1)).without("since")})
	}
	if last.Before(a.Searched.To) {
		r.Actions = append(r.Actions, Action{Label: "Later", Call: c.with("since", last.In(c.zone()).AddDate(0, 0, 1)).without("until")})
	}
	return r
}

// answer lays out the results, or the silence in their place.
func (h handlers) answer(ctx context.Context, r askRequest, a retrieval.Answer) (Reply, error) {
	rest := h.searched(a.Searched)
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
