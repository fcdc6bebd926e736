package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/commands/help"
	"quoth/bot/outlet"
	"quoth/bot/suggest"
	"quoth/bot/talk"
	"quoth/retrieval"
	"quoth/retrieval/question"
)

// The option tag bounds a question at 2,000 characters, the length of Discord's longest message.
type askRequest struct {
	Call     bot.Call
	Question string    `option:"question,required" help:"what you want to know" max:"2000"`
	Source   string    `option:"source" help:"only this outlet, or the outlets with this label" max:"100"`
	Since    time.Time `option:"since" help:"first day: 2026-01-06, yesterday, last week, March 2024"`
	Until    time.Time `option:"until" help:"last day: 2026-01-06, yesterday, last week, March 2024" of:"last"`
}

func (h handlers) ask() bot.Command {
	c := bind.Command("ask",
		"Ask the news: answers are excerpts of the stored articles, word for word",
		h.runAsk)
	return c.Completing("source", h.completeSource).
		Completing("since", h.completeDay).Completing("until", h.completeDay)
}

// storiesPerPage is how many stories a reply shows.
const storiesPerPage = 3

func (h handlers) runAsk(ctx context.Context, r askRequest) (bot.Reply, error) {
	r = r.withoutOldDays()
	source, err := h.named(ctx, r.Source)
	if err != nil {
		return bot.Reply{}, err
	}
	query, err := queryFor(r.Call, r.Question, source, r.Since, r.Until)
	if err != nil {
		return bot.Reply{}, err
	}
	query.Before, query.Why = r.Call.Before, r.Call.Why
	query.Stories, query.Skip = storiesPerPage, storiesPerPage*r.Call.Page
	answer, err := h.library.Ask(ctx, query)
	if err != nil {
		return bot.Reply{}, err
	}
	r.Call = talk.Plain(r.Call)
	reply, err := h.answer(ctx, r, answer)
	if err != nil {
		return bot.Reply{}, err
	}
	silent := answer.Silence != nil
	if r.Call.Page > 0 && isExhausted(answer) {
		reply, silent = h.noMore(r.Call), true
	}
	if c := answer.Checked; c != nil && c.Verdict == retrieval.Absent && answer.Silence == nil {
		checked := newChecked(*c)
		checked.Described = true
		reply = reply.Under(checked)
	}
	reply.Query = answer.Asked.Text
	asked := bot.Asked{Asked: answer.Asked, Silent: silent, Nearest: answer.Nearest, Why: r.Call.Why}
	return withMeaning(reply.Under(asked), source), nil
}

// withoutOldDays returns r without the days of the questions before it, if the question names a time of its own.
func (r askRequest) withoutOldDays() askRequest {
	known := question.Known{Now: r.Call.Now, Zone: r.Call.Zone}
	if len(r.Call.Before) > 0 && talk.IsDated(r.Call) && len(question.Parse(r.Question, known).Days) > 0 {
		r.Since, r.Until = time.Time{}, time.Time{}
		r.Call = r.Call.Without("since").Without("until")
	}
	return r
}

// queryFor returns the query for a text, restricted to outlets and to days where they are given.
// It refuses a last day before the first.
func queryFor(c bot.Call, text string, source outlet.Named, since, until time.Time) (retrieval.Query, error) {
	if !until.IsZero() && until.Before(since) {
		return retrieval.Query{}, &bot.Refusal{
			Message: "The last day is before the first.",
			Hint:    "Swap since and until.",
		}
	}
	return retrieval.Query{
		Text: text, Now: c.Now, Zone: c.Zone, Sources: source.Outlets, Since: since, Until: until,
	}, nil
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

// answer lays out an answer, in a form that depends on what was asked for.
func (h handlers) answer(ctx context.Context, r askRequest, a retrieval.Answer) (bot.Reply, error) {
	switch {
	case a.Asked.Kind == retrieval.SmallTalk:
		return h.greet(ctx)
	case a.Quotes != nil:
		return withContext(withPages(h.spoken(a), r.Call, a.Quotes.Pages, a.More)), nil
	case a.Summary != nil:
		return h.summaryAnswer(ctx, r.Call, a), nil
	case a.Silence != nil:
		return h.silence(ctx, a, r)
	}
	blocks := make([]bot.Block, 0, len(a.Results)+2)
	if len(a.MayMean) > 0 && len(a.MayMean) <= offeredNames { // "the mayor" may be many
		blocks = append(blocks, bot.Notice{Words: mayMean(a.MayMean)})
	}
	for _, result := range a.Results {
		blocks = append(blocks, bot.Excerpt{Result: result})
	}
	reply := h.reply(append(blocks, searched(a.Searched)...)...)
	return withTimes(withContext(withPages(reply, r.Call, pagesOf(a.Total, storiesPerPage), a.More)), r.Call, a), nil
}

// greet answers small talk with an example of what to ask: about the person who is quoted most.
func (h handlers) greet(ctx context.Context) (bot.Reply, error) {
	words := "Ask me about the news: a topic, a question, or who said what."
	speakers, err := h.library.Speakers(ctx, "", suggest.Most)
	if i := slices.IndexFunc(speakers, help.IsPerson); i >= 0 {
		words = strings.TrimSuffix(words, ".") + fmt.Sprintf(", such as “What did %s say?”", speakers[i].Name)
	}
	return h.reply(bot.Text{Words: words}), err
}

// spoken lays out what was said.
func (h handlers) spoken(a retrieval.Answer) bot.Reply {
	if a.Quotes.Claim.Words != "" {
		return h.checked(*a.Quotes)
	}
	return h.speech(*a.Quotes, bot.Silence{Speaker: a.Asked.Speech.Speaker, About: a.Asked.Speech.About})
}

// silence lays out why there is no answer, with offers of the same question for other times.
func (h handlers) silence(ctx context.Context, a retrieval.Answer, r askRequest) (bot.Reply, error) {
	source := cmp.Or(r.Source, strings.Join(a.Asked.Outlets, ", "))
	silence, err := h.silenceOn(ctx, *a.Silence, source, a.Asked.Apart || !r.Since.IsZero() || !r.Until.IsZero())
	silence.Pending = a.Searched.Pending
	silence = h.withDates(ctx, silence, r, a)
	reply := h.silent(append([]bot.Block{silence}, searched(a.Searched)...)...)
	return withTimes(reply, r.Call, a), err
}

// withDates returns s with the days of the options, if it is on those, and the nearest days that have articles.
func (h handlers) withDates(ctx context.Context, s bot.Silence, r askRequest, a retrieval.Answer) bot.Silence {
	since, until := dateOf(r.Since, r.Call.Location()), dateOf(r.Until, r.Call.Location())
	isOther := s.Reason != retrieval.OutsideDates || s.Impossible != "" || a.Asked.Apart ||
		!a.Asked.Since.IsZero() || !a.Asked.Until.IsZero()
	if isOther || since.IsZero() && until.IsZero() {
		return s
	}
	s.Since, s.Until = since, until
	if len(s.Nearest) == 0 {
		q := retrieval.SummaryQuery{Zone: r.Call.Zone, Now: r.Call.Now}
		source, _ := h.named(ctx, s.Source) // after an error, the days of that outlet
		q.Sources = source.Outlets
		s.Nearest = nearestDays(h.library.Days(q), cmp.Or(since, until))
	}
	return s
}

// silenceOn returns s as a block, with the outlet asked for. Where there is no such outlet, the
// block offers the outlets with nearly that name.
func (h handlers) silenceOn(ctx context.Context, s retrieval.Silence, source string, days bool) (bot.Silence, error) {
	out := bot.Silence{Silence: s, Source: source, Days: days}
	if s.Reason != retrieval.OutsideDates || source == "" {
		return out, nil
	}
	known, err := h.outlets(ctx)
	if !known.Named(source).IsKnown {
		out.Nearest = bot.Nearest(source, known.All())
	}
	return out, err
}
