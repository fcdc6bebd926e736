package bot

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"quoth/retrieval"
	"quoth/retrieval/digest"
	"quoth/retrieval/question"
)

type summaryRequest struct {
	Call  Call
	Day   time.Time `option:"day" help:"2026-01-06, today or yesterday; the newest day with its news in if left out"`
	Topic string    `option:"topic" help:"only stories with these words" max:"200"`
}

func (h handlers) summary() Command {
	return Bind("summary", "The news of a day in sentences that were printed, and who said what", h.runSummary)
}

func (h handlers) runSummary(ctx context.Context, r summaryRequest) (Reply, error) {
	if r.Topic != "" && len(question.Parse(r.Topic, question.Known{}).Terms) == 0 {
		return h.silent(Silence{Silence: retrieval.Silence{Reason: retrieval.StopWords}, About: r.Topic}), nil
	}
	q := retrieval.SummaryQuery{Day: dateOf(r.Day, r.Call.zone()), Zone: r.Call.zone(), Now: r.Call.Now, Topic: r.Topic}
	remark := ""
	if r.Day.IsZero() {
		pick := h.library.PickDay(q)
		q.Day, remark = pick.Day, remarkOn(pick)
	}
	reply, err := h.summarise(ctx, q, r.Call.Why)
	if err != nil {
		return Reply{}, err
	}
	reply.Query = r.Topic
	return reply.remarking(remark).withDays(r.Call, h.library.Days(q), q.Day), nil
}

// edition lays out the summary that a question asked for.
func (h handlers) edition(ctx context.Context, c Call, a retrieval.Answer) Reply {
	q, summary := a.Summary.Query, a.Summary.Summary
	summary.Missing = append(summary.Missing, h.missed(ctx, q)...)
	reply := h.summaryReply(summary, q, c.Why).remarking(remarkOn(a.Summary.Pick))
	c.Command, c.Options = "summary", nil
	return reply.withDays(c, h.library.Days(q), q.Day)
}

// remarking puts a remark into the header of a summary.
func (r Reply) remarking(remark string) Reply {
	if header, ok := r.Blocks[0].(SummaryHeader); ok {
		header.Remark = remark
		r.Blocks[0] = header
	}
	return r
}

// Summarise is the summary of a day as a reply, for a caller that has no Call: the daily
// post. It is Silent when there is nothing to tell. Of s it takes Library and Feeds.
func Summarise(ctx context.Context, s Services, q retrieval.SummaryQuery) (Reply, error) {
	ctx, end := s.Library.Background(ctx) // nobody waits for a post
	defer end()
	reply, err := handlers{library: s.Library, feeds: s.Feeds}.summarise(ctx, q, false)
	reply.Command = "summary"
	return reply, err
}

func (h handlers) summarise(ctx context.Context, q retrieval.SummaryQuery, why bool) (Reply, error) {
	q.Missing = append(q.Missing, h.missed(ctx, q)...)
	s, err := h.library.Summary(ctx, q)
	if err != nil {
		return Reply{}, err
	}
	return h.summaryReply(s, q, why), nil
}

// summaryReply lays out a summary.
func (h handlers) summaryReply(s digest.Summary, q retrieval.SummaryQuery, why bool) Reply {
	if s.Lead == nil && len(s.Corrected)+len(s.Developing)+len(s.Dropped) == 0 {
		return h.silent(append(h.noNews(s, q), missing(s)...)...)
	}
	stories := stories(s, why)
	blocks := append([]Block{SummaryHeader{Header: s.Header, Topic: q.Topic}}, stories...)
	blocks = append(blocks, whoSaidWhat(s)...)
	blocks = append(blocks, lines(s)...)
	return h.reply(append(blocks, missing(s)...)...).withStories(len(stories))
}

// missed are the outlets of which a feed fails now, for a day that is hardly over: of
// older ones nobody knows any more what failed.
func (h handlers) missed(ctx context.Context, q retrieval.SummaryQuery) []string {
	if dateOf(q.Now, cmp.Or(q.Zone, time.UTC)).Sub(q.Day) > 24*time.Hour {
		return nil
	}
	feeds, err := h.freshness(ctx)
	if err != nil {
		return nil // which keeps nobody from the summary; /sources tells
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(feeds)) {
		asked := len(q.Sources) == 0 || slices.ContainsFunc(q.Sources, func(s string) bool { return strings.EqualFold(s, name) })
		if feeds[name].failing && name != "" && asked {
			out = append(out, name)
		}
	}
	return out
}

// stories are the lead and the items.
func stories(s digest.Summary, why bool) []Block {
	var out []Block
	if s.Lead != nil {
		out = append(out, Story{*s.Lead, true, why})
	}
	for _, item := range s.Items {
		out = append(out, Story{item, false, why})
	}
	return out
}

func whoSaidWhat(s digest.Summary) []Block {
	if len(s.Said) == 0 {
		return nil
	}
	out := []Block{Heading{"Who said what"}}
	for _, q := range s.Said {
		out = append(out, Quotation{retrieval.Attributed(q)})
	}
	return out
}

// lines are the stories that get a headline only, each kind under its heading.
func lines(s digest.Summary) []Block {
	var out []Block
	for _, kind := range []struct {
		kind    LineKind
		heading string
		lines   []digest.Line
	}{
		{Corrected, "Corrected", s.Corrected},
		{Developing, "Still developing", s.Developing},
		{Dropped, "Dropped since the day before", s.Dropped},
	} {
		if len(kind.lines) > 0 {
			out = append(out, Heading{kind.heading})
		}
		for _, l := range kind.lines {
			out = append(out, Line{kind.kind, l})
		}
	}
	return out
}

func missing(s digest.Summary) []Block {
	if len(s.Missing) == 0 {
		return nil
	}
	return []Block{Missing{s.Missing}}
}

// withStories offers what stands around the first sentence of each story; the n stories
// are the blocks after the header.
func (r Reply) withStories(n int) Reply {
	for i := range n {
		first := r.Blocks[1+i].(Story).Sentences[0]
		call := Call{Command: "context", Options: map[string]string{"receipt": first.Receipt().String()}}
		r.Actions = append(r.Actions, Action{Label: "Context", Call: call, About: 2 + i})
	}
	return r
}

// withDays offers the summaries of the nearest days that have articles.
func (r Reply) withDays(c Call, days []retrieval.DayCount, day time.Time) Reply {
	before, after := around(days, day)
	if before.Articles > 0 {
		r.Actions = append(r.Actions, Action{Label: "Earlier", Call: c.with("day", before.Day)})
	}
	if after.Articles > 0 {
		r.Actions = append(r.Actions, Action{Label: "Later", Call: c.with("day", after.Day)})
	}
	return r
}
