package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"quoth/bot"
	"quoth/retrieval/ingest"
	"quoth/retrieval/ingest/book"
)

// shownItems bounds the items that an explanation lists, and the remarks on a check.
const shownItems = 12

// Feed returns a source as the commands show it.
func Feed(s book.Source) bot.Feed {
	return bot.Feed{
		Name: s.Name, URL: s.URL, Labels: s.Labels(), Answered: s.Fetched, Due: s.Due, Failing: s.Error,
		Failures: s.Failures, Dead: s.DeadSince,
	}
}

// Added returns the feed that was added, with the page that led to it and what of its items is not taken.
func Added(a ingest.Addition) bot.Feed {
	out := Feed(a.Source)
	if a.Page != "" {
		out.Remarks = []string{"Found on " + a.Page}
	}
	out.Remarks = append(out.Remarks, leftOut(a.Chosen.LeftOut, 0)...)
	out.Remarks = append(out.Remarks, dates(a.Chosen.Doubts)...)
	return out
}

// Found returns feeds that were found as the commands show them.
func Found(feeds []ingest.Candidate) []bot.FoundFeed {
	var out []bot.FoundFeed
	for i, f := range feeds {
		out = append(out, bot.FoundFeed{
			Number: i + 1, Title: f.Title, URL: f.URL, Items: f.Items, Newest: f.Newest, Full: f.Full, Listed: f.Listed,
		})
	}
	return out
}

// Explained returns what a check of a source would do, with the first of its items.
func Explained(e ingest.Explanation) bot.Feed {
	out := Feed(e.Source)
	if out.Due = e.Due; e.Why != ingest.WhyNew {
		out.Why = string(e.Why)
	}
	if !e.Listed {
		out.Remarks = append(out.Remarks, "Not in the list: the command feeds add adds it")
	}
	if e.Final != e.Source.URL {
		out.Remarks = append(out.Remarks, "Its address leads to "+e.Final)
	}
	if e.Claims != "" {
		out.Remarks = append(out.Remarks, "It gives its own address as "+e.Claims)
	}
	if e.TTL > 0 {
		out.Remarks = append(out.Remarks, "It asks for at least "+hours(e.TTL)+" between checks")
	}
	if e.Cut {
		out.Remarks = append(out.Remarks, "It is damaged: what can be read of it is below")
	}
	out.Remarks = append(out.Remarks, planned(e.Plans)...)
	out.Remarks = append(out.Remarks, leftOut(e.Left, e.Beyond)...)
	var uncertain []error
	for _, p := range e.Plans {
		uncertain = append(uncertain, p.Item.Doubt)
	}
	out.Remarks = append(out.Remarks, dates(uncertain)...)
	for _, p := range e.Plans[:min(shownItems, len(e.Plans))] {
		out.Items = append(out.Items, bot.FeedItem{
			Title: p.Item.Title, Link: p.Item.Link, Action: action(p),
			Published: cmp.Or(p.Item.Published, p.Item.Updated),
		})
	}
	return out
}

// hours returns a duration without the units that are zero at its end: "1h30m", "2h", "45s".
func hours(d time.Duration) string {
	s := d.String()
	for _, zero := range []string{"m0s", "h0m"} {
		if strings.HasSuffix(s, zero) {
			s = s[:len(s)-len("0s")]
		}
	}
	return s
}

func action(p ingest.Plan) string {
	if p.Again {
		return string(p.Action) + ", for it has changed"
	}
	return string(p.Action)
}

// planned counts what is planned: "A check would: 3 × take the full text of its page".
func planned(plans []ingest.Plan) []string {
	if len(plans) == 0 {
		return []string{"It has no items"}
	}
	var order []ingest.Action
	n := make(map[ingest.Action]int)
	for _, p := range plans {
		if n[p.Action]++; !slices.Contains(order, p.Action) {
			order = append(order, p.Action)
		}
	}
	parts := make([]string, len(order))
	for i, a := range order {
		parts[i] = fmt.Sprintf("%d × %s", n[a], a)
	}
	head := fmt.Sprintf("Items: %d", len(plans))
	if len(plans) > shownItems {
		head += fmt.Sprintf(", the first %d below", shownItems)
	}
	return []string{head, "A check would: " + strings.Join(parts, "; ")}
}

// Remarks returns the results of a check of one feed, and what was unusual about it.
func Remarks(r ingest.SourceReport) []string {
	switch {
	case r.Err != nil:
		return unusual(r)
	case r.Unchanged:
		return append([]string{"The feed says that nothing is new"}, unusual(r)...)
	}
	counts := ingest.Report{Sources: []ingest.SourceReport{r}}.Counts()
	return append([]string{articles(counts)}, unusual(r)...)
}

// unusual returns remarks on what was unusual about a check of a feed.
func unusual(r ingest.SourceReport) []string {
	var out []string
	if r.MovedTo != "" {
		out = append(out, "It has moved from "+r.URL+" to "+r.MovedTo)
	}
	if r.Cut {
		out = append(out, "It is damaged; what can be read of it was read")
	}
	if r.Later > 0 {
		out = append(out, fmt.Sprintf("Left for a later check, by the limits: %d", r.Later))
	}
	if r.Past > 0 {
		out = append(out, fmt.Sprintf("Left out, because a first check takes only the newest: %d", r.Past))
	}
	out = append(out, leftOut(r.Left, r.Beyond)...)
	out = append(out, dates(doubts(r.Items))...)
	for _, i := range r.Items {
		if i.Note != nil && len(out) < shownItems {
			out = append(out, note(i))
		}
		if i.Cut.Any() && i.Outcome.IsStored() && len(out) < shownItems {
			out = append(out, fmt.Sprintf("“%s”: %v", title(i), i.Cut))
		}
	}
	return out
}

// note says why an item has no article, or only a summary.
func note(i ingest.ItemReport) string {
	what := "no article"
	if i.Outcome != "" {
		what = string(i.Origin)
	}
	return fmt.Sprintf("“%s”: %s (%s)", title(i), what, strings.ReplaceAll(i.Note.Error(), "\n", "; "))
}

// title returns the title of an item or, without one, its address.
func title(i ingest.ItemReport) string { return cmp.Or(i.Title, i.Link) }
