package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"quoth/bot"
	"quoth/retrieval/feed"
	"quoth/retrieval/fetch"
	"quoth/retrieval/ingest"
)

// shownItems keep an explanation, or the remarks on a check, readable.
const shownItems = 12

// feedOf is a source in the words of the commands.
func feedOf(s ingest.Source) bot.Feed {
	return bot.Feed{Name: s.Name, URL: s.URL, Answered: s.Fetched, Due: s.Due, Failing: s.Error, Failures: s.Failures, Dead: s.DeadSince}
}

// explained is what a check would do, in the words of the commands.
func explained(e ingest.Explanation) bot.Feed {
	out := feedOf(e.Source)
	if out.Due = e.Due; e.Why != ingest.WhyNew {
		out.Why = string(e.Why)
	}
	if !e.Listed {
		out.Remarks = append(out.Remarks, "Not in the list: quoth feeds add puts it there")
	}
	if e.Final != e.Source.URL {
		out.Remarks = append(out.Remarks, "It leads to "+e.Final)
	}
	if e.Claims != "" {
		out.Remarks = append(out.Remarks, "It says that it lives at "+e.Claims)
	}
	if e.TTL > 0 {
		out.Remarks = append(out.Remarks, "It asks not to be asked again within "+strings.TrimSuffix(strings.TrimSuffix(e.TTL.String(), "0s"), "0m"))
	}
	if e.Cut {
		out.Remarks = append(out.Remarks, "It is damaged: what can be read of it is below")
	}
	out.Remarks = append(out.Remarks, tally(e.Plans)...)
	for _, p := range e.Plans[:min(shownItems, len(e.Plans))] {
		out.Items = append(out.Items, bot.FeedItem{Title: p.Item.Title, Link: p.Item.Link, Published: p.Item.Published, Action: action(p)})
	}
	return out
}

func action(p ingest.Plan) string {
	if p.Again {
		return string(p.Action) + ", for it has changed"
	}
	return string(p.Action)
}

// tally counts what is planned: "12 items: 3 take the full text of its page, 9 known already".
func tally(plans []ingest.Plan) []string {
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

// remarksOn tells what a check brought.
func remarksOn(r ingest.SourceReport) []string {
	switch {
	case r.Err != nil:
		return oddities(r)
	case r.Unchanged:
		return append([]string{"It says that nothing is new"}, oddities(r)...)
	}
	return append([]string{brought(ingest.Report{Sources: []ingest.SourceReport{r}}.Counts())}, oddities(r)...)
}

// oddities tells what was unusual in a check.
func oddities(r ingest.SourceReport) []string {
	var out []string
	if r.MovedTo != "" {
		out = append(out, "It has moved from "+r.URL+" to "+r.MovedTo)
	}
	if r.Cut {
		out = append(out, "It is damaged; what could be read of it was")
	}
	if r.Later > 0 {
		out = append(out, fmt.Sprintf("Left for a later check, by the limits: %d", r.Later))
	}
	for _, i := range r.Items {
		if i.Note != nil && len(out) < shownItems {
			out = append(out, noted(i))
		}
		if i.Cut.Any() && i.Outcome != "" && len(out) < shownItems {
			out = append(out, fmt.Sprintf("“%s”: %v", titleOf(i), i.Cut))
		}
	}
	return out
}

// brought counts articles: "4 new, 1 changed, 0 same, 1 refused; 2 are summaries only".
func brought(c ingest.Counts) string {
	words := fmt.Sprintf("%d new, %d changed, %d same, %d refused", c.Added, c.Changed, c.Same, c.Refused)
	if c.Summaries > 0 {
		words += fmt.Sprintf("; summaries only: %d", c.Summaries)
	}
	for _, cut := range cutWords(c.Cut, c.CutAt, c.Shortened) {
		words += "; " + cut
	}
	return words
}

// noted tells why an item brought no article, or only a summary.
func noted(i ingest.ItemReport) string {
	what := "nothing taken"
	if i.Outcome != "" {
		what = string(i.Origin)
	}
	return fmt.Sprintf("“%s”: %s (%s)", titleOf(i), what, strings.ReplaceAll(i.Note.Error(), "\n", "; "))
}

// titleOf is what an item is called by: its title, or its address.
func titleOf(i ingest.ItemReport) string { return cmp.Or(i.Title, i.Link) }

// refusedFeed is err as a refusal where the person who called can mend it.
func refusedFeed(err error) error {
	var page *ingest.PageError
	var unread *fetch.Error
	var lost *lostFile
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ingest.ErrKnown):
		return &bot.Refusal{Message: "This feed is in the list already.", Hint: "/feeds check asks it now."}
	case errors.Is(err, ingest.ErrUnknown):
		return &bot.Refusal{Message: "There is no such feed in the list.", Hint: "/feeds list tells the addresses."}
	case errors.Is(err, ingest.ErrBusy):
		return &bot.Refusal{Message: "This feed is being checked just now.", Hint: "Call it again in a moment."}
	case errors.As(err, &lost):
		return &bot.Refusal{Message: "The list of feeds is missing.", Hint: sentence(err.Error())}
	case errors.As(err, &page):
		return refusedPage(page)
	case errors.As(err, &unread):
		return refusedFetch(unread)
	case errors.Is(err, ingest.ErrDamaged), errors.Is(err, ingest.ErrNewer), errors.Is(err, ingest.ErrLocked),
		errors.Is(err, fs.ErrPermission):
		return &bot.Refusal{Message: "The list of feeds cannot be read.", Hint: sentence(err.Error())}
	case errors.Is(err, feed.ErrNotFeed), errors.Is(err, feed.ErrNotOPML):
		return &bot.Refusal{Message: sentence(err.Error()), Hint: "Look for an RSS or Atom link on the site."}
	}
	return err
}

func refusedPage(e *ingest.PageError) *bot.Refusal {
	hint := "It names none: look for an RSS or Atom link on the site."
	if len(e.Feeds) > 0 {
		hint = "It names " + strings.Join(e.Feeds[:min(3, len(e.Feeds))], ", ") + "."
	}
	return &bot.Refusal{Message: "This is a web page, not a feed.", Hint: hint}
}

func refusedFetch(e *fetch.Error) *bot.Refusal {
	why, hint := e.Why(), "Look at the address in a browser."
	switch e.Reason {
	case fetch.Guarded, fetch.BadPort:
		why = string(e.Reason)
		hint = "Networks of your own that may be fetched are named by QUOTH_ALLOW."
	case fetch.Busy, fetch.TooSlow, fetch.ServerError:
		hint = "Try again later."
	}
	return &bot.Refusal{Message: "It could not be read: " + why + ".", Hint: hint}
}

// sentence is an error as a message: a capital first, a full stop last.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }
