package commands

import (
	"context"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
)

// printings shows how each outlet prints a quotation. The terminal calls it by a flag of whosaid, and Discord by a
// button.
func (h handlers) printings() bot.Command {
	c := bind.Command("outlets", "What each outlet left out of a quotation, or changed", h.runPrintings)
	c.Hidden = true
	return c
}

func (h handlers) runPrintings(ctx context.Context, r whosaidRequest) (bot.Reply, error) {
	query := retrieval.Query{Text: r.Words, Now: r.Call.Now, Zone: r.Call.Zone}
	quotes, printings, err := h.library.Printings(ctx, query)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(printings.All) == 0 {
		return h.checked(quotes).Under(showing(quotes)...), nil
	}
	said := bot.Quotation{Quotation: quotes.Results[0]}
	blocks := append(showing(quotes), said, bot.Heading{Words: printedBy(printings)})
	for i, p := range several(printings.All) {
		first := i == 0 && isFirst(printings.All)
		blocks = append(blocks, bot.Printing{Printing: p, Of: printings.Words, IsFirst: first})
	}
	return h.reply(append(blocks, searched(quotes.Searched)...)...), nil
}

// printedBy says how many outlets print a quotation.
func printedBy(p retrieval.Printings) string {
	if len(p.All) == 1 {
		return "Only " + nameOf(p.All[0]) + " prints this"
	}
	return "Printed by " + bot.Count(len(p.All), "outlet")
}

// several returns the printings, or none if there is only one: the quotation above them shows it.
func several(all []retrieval.Printing) []retrieval.Printing {
	if len(all) == 1 {
		return nil
	}
	return all
}

// nameOf returns the outlet of a printing, in words.
func nameOf(p retrieval.Printing) string {
	if name := p.Excerpt.Article().Source; name != "" {
		return name
	}
	return "one article"
}

// isFirst reports whether the first of several printings is older than the others.
func isFirst(all []retrieval.Printing) bool {
	if len(all) < 2 {
		return false
	}
	first, isKnown := all[0].Excerpt.Article().Date()
	next, _ := all[1].Excerpt.Article().Date()
	return isKnown && !first.Equal(next)
}

// withOutlets returns r with an offer of how each outlet prints the quotation, if several do.
func withOutlets(r bot.Reply, q retrieval.Quotes, words string) bot.Reply {
	outlets := make(map[string]bool)
	for _, result := range q.Results {
		outlets[result.Excerpt.Article().Source] = true
		for _, c := range result.Copies {
			outlets[c.Article.Source] = true
		}
	}
	if len(outlets) > 1 {
		call := bot.Call{Command: "outlets", Options: map[string]string{"words": words}}
		r.Actions = append(r.Actions, bot.Action{Kind: bot.Show, Label: "What each left out", Call: call})
	}
	return r
}
