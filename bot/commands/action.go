package commands

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/talk"
	"quoth/retrieval"
	"quoth/retrieval/news"
)

// withPages returns r, which is a page of the reply to c, with offers of the pages before and after it. Pages is 0
// if nobody knows how many there are.
func withPages(r bot.Reply, c bot.Call, pages int, more bool) bot.Reply {
	r.Page, r.Pages, r.More = c.Page, pages, more
	if c.Page > 0 {
		before := c
		before.Page--
		r.Actions = append(r.Actions, bot.Action{Label: "Back", Call: before})
	}
	if more {
		c.Page++
		r.Actions = append(r.Actions, bot.Action{Label: "Next", Call: c})
	}
	return r
}

// pagesOf returns how many pages n results take, of so many each.
func pagesOf(n, each int) int { return (n + each - 1) / each }

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
	a := e.Article()
	detail := a.Source
	if date, known := a.Date(); known {
		detail = strings.TrimPrefix(detail+", "+date.UTC().Format("2 January 2006"), ", ")
	}
	detail = strings.TrimPrefix(detail+": "+e.Text(), ": ") // two excerpts may be of one article
	return bot.Action{
		Kind: bot.Choose, Label: "Around: " + cmp.Or(a.Title, a.Source, "this excerpt"), Detail: detail, About: block,
		Call: bot.Call{Command: "context", Options: map[string]string{"receipt": e.Receipt().String()}},
	}
}

// withCitations returns r with an offer of the full citations of its excerpts.
func withCitations(r bot.Reply) bot.Reply {
	if receipts := receiptsIn(r.Blocks); len(receipts) > 0 {
		call := bot.Call{
			Command: "citations", Options: map[string]string{"receipts": strings.Join(receipts, " ")},
		}
		r.Actions = append(r.Actions, bot.Action{Kind: bot.Show, Label: "Sources", Call: call})
	}
	return r
}

// receiptsIn returns the receipts of the excerpts in blocks, each once.
func receiptsIn(blocks []bot.Block) []string {
	var out []string
	add := func(excerpts ...news.Excerpt) {
		for _, e := range excerpts {
			if receipt := e.Receipt().String(); !slices.Contains(out, receipt) {
				out = append(out, receipt)
			}
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case bot.Excerpt:
			add(b.Excerpt)
		case bot.Quotation:
			add(b.Excerpt)
		case bot.Article:
			add(b.Excerpt)
		case bot.Story:
			add(b.Sentences...)
		}
	}
	return out
}

// withFollowUp returns r, the reply to c, with an offer to ask a question that refers to it. A summary has none: it has
// five buttons of its own. For each page before, the word "more" is added to the questions, so that the next "more"
// is for the page after this one.
func withFollowUp(r bot.Reply, c bot.Call) bot.Reply {
	c = talk.Plain(c)
	before := talk.UpTo(c)
	isHeader := func(b bot.Block) bool { _, ok := b.(bot.SummaryHeader); return ok }
	if len(before) == 0 || c.Command == "summary" || slices.ContainsFunc(r.Blocks, isHeader) {
		return r
	}
	options := map[string]string{"source": c.Options["source"]}
	for _, name := range []string{"since", "until"} {
		if value := c.Options[name]; value != "" {
			options[name] = value
		}
	}
	for range c.Page {
		before = append(before, "more")
	}
	next := bot.Call{Command: "ask", Options: options, Before: before}
	r.Actions = append(r.Actions, bot.Action{Kind: bot.Continue, Label: "Follow up", Call: next})
	return r
}

// withTimes returns r with offers of the same question for the time before the excerpts of a, and
// for the time after them.
func withTimes(r bot.Reply, c bot.Call, a retrieval.Answer) bot.Reply {
	first, last := datesOf(a.Results)
	if first.IsZero() {
		return r
	}
	c.Page = 0
	const day = "2 January 2006"
	if first.After(a.Searched.From) {
		first = first.In(c.Location())
		before := c.With("until", first.AddDate(0, 0, -1)).Without("since")
		r.Actions = append(r.Actions, bot.Action{
			Kind: bot.Choose, Label: "Earlier: before " + first.Format(day), Call: before,
		})
	}
	if last.Before(a.Searched.To) {
		last = last.In(c.Location())
		after := c.With("since", last.AddDate(0, 0, 1)).Without("until")
		r.Actions = append(r.Actions, bot.Action{
			Kind: bot.Choose, Label: "Later: after " + last.Format(day), Call: after,
		})
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
