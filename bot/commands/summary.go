package commands

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/bot/outlet"
	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/question"
)

type summaryRequest struct {
	Call  bot.Call
	Day   bind.Days `option:"day" help:"2026-01-06, last week; else the newest day with enough news of any kind"`
	Topic string    `option:"topic" help:"only stories with these words" max:"200"`
	// Sources are several, because the daily summary has several too, and its Next button calls this command.
	Sources string `option:"sources" help:"only these outlets or labels, with commas between" max:"500"`
}

func (h handlers) summary() bot.Command {
	return bind.Command("summary",
		"The news of a day or a week in sentences that were printed, and who said what",
		h.runSummary).Completing("day", h.completeDay).Completing("topic", h.completeTopic).
		Completing("sources", h.completeSources)
}

func (h handlers) runSummary(ctx context.Context, r summaryRequest) (bot.Reply, error) {
	if r.Topic != "" && len(question.Parse(r.Topic, question.Known{}).Terms) == 0 {
		silence := bot.Silence{Silence: retrieval.Silence{Reason: retrieval.StopWords}, About: r.Topic}
		return h.silent(silence), nil
	}
	sources, err := h.allNamed(ctx, r.Sources)
	if err != nil {
		return bot.Reply{}, err
	}
	zone := r.Call.Location()
	q := retrieval.SummaryQuery{Zone: zone, Now: r.Call.Now, Topic: r.Topic, Sources: outlet.Of(sources)}
	since, until := dateOf(r.Day.Since, zone), dateOf(r.Day.Until, zone)
	pick := h.library.PickDay(q, since, until)
	if q = q.On(pick); pick.None && h.library.Stats().Articles > 0 {
		days := h.library.Days(q)
		return withDays(h.noDay(days, since, until), r.Call, days, pick), nil
	}
	reply, err := h.summarise(ctx, q, r.Call.Why)
	if err != nil {
		return bot.Reply{}, err
	}
	reply.Query = r.Topic
	reply = withDays(withRemark(reply, remarkOn(pick)), r.Call, h.library.Days(q), pick)
	return withMeaning(reply, sources...), nil
}

// Summarise returns the summary of a day for the daily post. It is Silent when there is nothing to
// show. The Sources of q may be labels, which mean what they mean now. It needs only Library and Feeds of s.
func Summarise(ctx context.Context, s Services, q retrieval.SummaryQuery) (bot.Reply, error) {
	h, err := s.forCall()
	if err != nil {
		return bot.Reply{}, err
	}
	ctx, end := h.library.Background(ctx) // nobody waits for a post
	defer end()
	names := strings.Join(q.Sources, ", ")
	if q.Sources, err = h.outletsOf(ctx, q.Sources); err != nil {
		return bot.Reply{}, err
	}
	reply, err := h.summarise(ctx, q, false)
	reply.Command = "summary"
	reply.Call = bot.Call{Command: "summary", Options: map[string]string{
		"day": q.Day.Format(time.DateOnly), "topic": q.Topic, "sources": names,
	}}
	return withCitations(reply), err
}

// summarise makes a summary, and lays it out.
func (h handlers) summarise(ctx context.Context, q retrieval.SummaryQuery, why bool) (bot.Reply, error) {
	q.Missing = append(q.Missing, h.failingSources(ctx, q)...)
	s, err := h.library.Summary(ctx, q)
	if err != nil {
		return bot.Reply{}, err
	}
	return h.layOut(s, q, why), nil
}

// summaryAnswer lays out the summary that answers a question.
func (h handlers) summaryAnswer(ctx context.Context, c bot.Call, a retrieval.Answer) bot.Reply {
	q, summary := a.Summary.Query, a.Summary.Summary
	summary.Missing = append(summary.Missing, h.failingSources(ctx, q)...)
	reply := withRemark(h.layOut(summary, q, c.Why), remarkOn(a.Summary.Pick))
	c.Command, c.Before, c.Page = "summary", nil, 0
	sources := cmp.Or(c.Options["source"], strings.Join(q.Sources, ", "))
	c.Options = map[string]string{"topic": q.Topic, "sources": sources}
	return withDays(reply, c, h.library.Days(q), a.Summary.Pick)
}

// failingSources returns the outlets that have a failing feed now, for a day that has hardly ended.
// What failed on older days is not known.
func (h handlers) failingSources(ctx context.Context, q retrieval.SummaryQuery) []string {
	if dateOf(q.Now, cmp.Or(q.Zone, time.UTC)).Sub(q.Day) > 24*time.Hour {
		return nil
	}
	feeds, err := h.freshness(ctx)
	if err != nil {
		return nil // the summary can do without; /sources shows the error
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(feeds)) {
		is := func(s string) bool { return strings.EqualFold(s, name) }
		isWanted := len(q.Sources) == 0 || slices.ContainsFunc(q.Sources, is)
		if feeds[name].failing && name != "" && isWanted {
			out = append(out, name)
		}
	}
	return out
}

// layOut lays out a summary.
func (h handlers) layOut(s digest.Summary, q retrieval.SummaryQuery, why bool) bot.Reply {
	if s.Lead == nil && len(s.Corrected)+len(s.Developing)+len(s.Dropped) == 0 {
		return h.silent(append(h.noNews(s, q), missing(s)...)...)
	}
	blocks := []bot.Block{bot.SummaryHeader{Header: s.Header, Topic: q.Topic}}
	blocks = append(blocks, stories(s, why)...)
	blocks = append(blocks, whoSaidWhat(s)...)
	blocks = append(blocks, lines(s)...)
	return withStoryContext(h.reply(append(blocks, missing(s)...)...))
}

// withRemark returns r with a remark in the header of its summary.
func withRemark(r bot.Reply, remark string) bot.Reply {
	if header, ok := r.Blocks[0].(bot.SummaryHeader); ok {
		header.Remark = remark
		r.Blocks[0] = header
	}
	return r
}

// stories returns the lead story and the others.
func stories(s digest.Summary, why bool) []bot.Block {
	var out []bot.Block
	if s.Lead != nil {
		out = append(out, bot.Story{Item: *s.Lead, Lead: true, Explained: why})
	}
	for _, item := range s.Items {
		out = append(out, bot.Story{Item: item, Explained: why})
	}
	return out
}

// whoSaidWhat returns the quotations of the day under a heading.
func whoSaidWhat(s digest.Summary) []bot.Block {
	if len(s.Said) == 0 {
		return nil
	}
	out := []bot.Block{bot.Heading{Words: "Who said what"}}
	for _, q := range s.Said {
		out = append(out, bot.Quotation{Quotation: retrieval.Attributed(q)})
	}
	return out
}

// lines returns the stories that have a headline only, each kind under its heading.
func lines(s digest.Summary) []bot.Block {
	var out []bot.Block
	for _, kind := range []struct {
		kind    bot.LineKind
		heading string
		lines   []digest.Line
	}{
		{bot.Corrected, "Corrected", s.Corrected},
		{bot.Developing, "Still developing", s.Developing},
		{bot.Dropped, "Dropped since the day before", s.Dropped},
	} {
		if len(kind.lines) > 0 {
			out = append(out, bot.Heading{Words: kind.heading})
		}
		for _, l := range kind.lines {
			out = append(out, bot.Line{Kind: kind.kind, Line: l})
		}
	}
	return out
}

// missing returns the block that lists the failing sources, where there are any.
func missing(s digest.Summary) []bot.Block {
	if len(s.Missing) == 0 {
		return nil
	}
	return []bot.Block{bot.Missing{Sources: s.Missing}}
}
