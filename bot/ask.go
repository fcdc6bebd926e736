package bot

import (
	"cmp"
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

// storiesAPage is how many stories a reply shows.
const storiesAPage = 3

func (h handlers) runAsk(ctx context.Context, r askRequest) (Reply, error) {
	if err := inOrder(r.Since, r.Until); err != nil {
		return Reply{}, err
	}
	answer, err := h.library.Ask(ctx, retrieval.Query{
		Text: r.Question, Now: r.Call.Now, Zone: r.Call.Zone, Source: r.Source, Since: r.Since, Until: r.Until, Before: r.Call.Before,
		Why: r.Call.Why, Stories: storiesAPage, Skip: storiesAPage * r.Call.Page,
	})
	if err != nil {
		return Reply{}, err
	}
	reply, err := h.answer(ctx, r, answer)
	if err != nil {
		return Reply{}, err
	}
	silent := answer.Silence != nil
	if isFurther := answer.Asked.More || r.Call.Page > 0; isFurther && isExhausted(answer) {
		reply, silent = h.atEnd(), true
	}
	reply.Query = answer.Asked.Text
	return reply.under(Asked{answer.Asked, silent, answer.Nearest, r.Call.Why}), nil
}

// isExhausted reports whether an answer has no further results to show.
func isExhausted(a retrieval.Answer) bool {
	switch {
	case a.Silence != nil:
		return false
	case a.Quotes != nil:
		return len(a.Quotes.Results) == 0
	}
	return len(a.Results) == 0
}

// answer lays out an answer by what was asked for.
func (h handlers) answer(ctx context.Context, r askRequest, a retrieval.Answer) (Reply, error) {
	switch {
	case a.Asked.Kind == retrieval.SmallTalk:
		return h.greet(ctx)
	case a.Quotes != nil:
		return h.spoken(a).withContext().withMore(r.Call, a.More), nil
	case a.Summary != nil:
		return h.edition(ctx, r.Call, a), nil
	case a.Silence != nil:
		return h.silence(ctx, a, r)
	}
	blocks := make([]Block, 0, len(a.Results)+2)
	if len(a.MayMean) > 0 && len(a.MayMean) <= offeredNames { // "the mayor" may be many
		blocks = append(blocks, Notice{mayMean(a.MayMean)})
	}
	for _, result := range a.Results {
		blocks = append(blocks, Excerpt{result})
	}
	reply := h.reply(append(blocks, h.searched(a.Searched)...)...)
	return reply.withContext().withMore(r.Call, a.More).withTimes(r.Call, a), nil
}

// greet answers small talk with the name that is quoted most as an example.
func (h handlers) greet(ctx context.Context) (Reply, error) {
	speakers, err := h.library.Speakers(ctx, "", 1)
	if err != nil || len(speakers) == 0 {
		return h.smallTalk(""), err
	}
	return h.smallTalk(speakers[0].Name), nil
}

// spoken lays out what was said.
func (h handlers) spoken(a retrieval.Answer) Reply {
	if a.Asked.Speech.Words != "" {
		return h.matches(*a.Quotes)
	}
	return h.speech(*a.Quotes, Silence{Speaker: a.Asked.Speech.Speaker, About: a.Asked.Speech.About})
}

// silence lays out why there is no answer, with the same question for other times.
func (h handlers) silence(ctx context.Context, a retrieval.Answer, r askRequest) (Reply, error) {
	source := cmp.Or(r.Source, strings.Join(a.Asked.Outlets, ", "))
	silence, err := h.silenceOn(ctx, *a.Silence, source, a.Asked.Apart || !r.Since.IsZero() || !r.Until.IsZero())
	silence.Pending = a.Searched.Pending
	reply := h.silent(append([]Block{silence}, h.searched(a.Searched)...)...)
	return reply.withTimes(r.Call, a), err
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

// silenceOn is s with what was asked for and, where that is an outlet which is not there,
// the outlets of nearly that name.
func (h handlers) silenceOn(ctx context.Context, s retrieval.Silence, source string, days bool) (Silence, error) {
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
