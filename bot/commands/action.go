package commands

import (
	"time"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// withMore returns r with an offer of the next page of c, where there is one.
func withMore(r bot.Reply, c bot.Call, more bool) bot.Reply {
	if more {
		c.Page++
		r.Actions = append(r.Actions, bot.Action{Label: "More", Call: c})
	}
	return r
}

// withContext returns r with an offer of the paragraphs around each excerpt.
func withContext(r bot.Reply) bot.Reply {
	for i, b := range r.Blocks {
		switch b := b.(type) {
		case bot.Excerpt:
			r.Actions = append(r.Actions, contextOf(b.Excerpt, i+1))
		case bot.Quotation:
			r.Actions = append(r.Actions, contextOf(b.Excerpt, i+1))
		}
	}
	return r
}

// withStoryContext returns r with an offer of the paragraphs around the first sentence of each
// story.
func withStoryContext(r bot.Reply) bot.Reply {
	for i, b := range r.Blocks {
		if story, ok := b.(bot.Story); ok {
			r.Actions = append(r.Actions, contextOf(story.Sentences[0], i+1))
		}
	}
	return r
}

// contextOf offers the paragraphs around the excerpt of a block, which is counted from 1.
func contextOf(e news.Excerpt, block int) bot.Action {
	call := bot.Call{Command: "context", Options: map[string]string{"receipt": e.Receipt().String()}}
	return bot.Action{Label: "Context", Call: call, About: block}
}

// withTimes returns r with offers of the same question for the time before the excerpts of a, and
// for the time after them.
func withTimes(r bot.Reply, c bot.Call, a retrieval.Answer) bot.Reply {
	first, last := datesOf(a.Results)
	if first.IsZero() {
		return r
	}
	c.Page = 0
	if first.After(a.Searched.From) {
		before := c.With("until", first.In(c.Location()).AddDate(0, 0, -1)).Without("since")
		r.Actions = append(r.Actions, bot.Action{Label: "Earlier", Call: before})
	}
	if last.Before(a.Searched.To) {
		after := c.With("since", last.In(c.Location()).AddDate(0, 0, 1)).Without("until")
		r.Actions = append(r.Actions, bot.Action{Label: "Later", Call: after})
	}
	return r
}

// datesOf returns the first and the last date of the results' articles; zero where none has a date.
func datesOf(results []retrieval.Result) (first, last time.Time) {
	for _, result := range results {
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
	return first, last
}

// withDays returns r with offers of the summaries of the nearest days that have articles.
func withDays(r bot.Reply, c bot.Call, days []retrieval.DayCount, day time.Time) bot.Reply {
	before, after := neighbours(days, day)
	if before.Articles > 0 {
		r.Actions = append(r.Actions, bot.Action{Label: "Earlier", Call: c.With("day", before.Day)})
	}
	if after.Articles > 0 {
		r.Actions = append(r.Actions, bot.Action{Label: "Later", Call: c.With("day", after.Day)})
	}
	return r
}

// neighbours returns the nearest days before and after day that have articles. A day without
// articles stands for none.
func neighbours(days []retrieval.DayCount, day time.Time) (before, after retrieval.DayCount) {
	for _, d := range days { // the newest first
		switch {
		case d.Day.After(day):
			after = d
		case d.Day.Before(day):
			return d, after
		}
	}
	return before, after
}
