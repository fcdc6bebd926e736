package commands

import (
	"fmt"
	"strings"

	"quoth/bot"
	"quoth/retrieval"
	"quoth/retrieval/quote"
)

// speech lays out quotations or, where there are none, the silence, completed from asked.
func (h handlers) speech(q retrieval.Quotes, asked bot.Silence) bot.Reply {
	rest := searched(q.Searched)
	if q.Silence == nil {
		return h.reply(append(quotations(q), rest...)...)
	}
	asked.Silence, asked.Pending = *q.Silence, q.Searched.Pending
	blocks := []bot.Block{asked}
	if q.Speaker != nil {
		words := q.Speaker.Name + " is quoted in " + bot.Count(q.Speaker.Articles, "article") + "."
		blocks = append(blocks, bot.Notice{Words: words})
	}
	return h.silent(append(blocks, rest...)...)
}

// checked lays out the verdict on a claim, and what shows it.
func (h handlers) checked(q retrieval.Quotes) bot.Reply {
	checked := newChecked(q)
	blocks := []bot.Block{checked}
	if q.Silence != nil {
		blocks = append(blocks, unsaid(q, checked.Claim.Speaker))
	}
	for _, r := range q.Results {
		blocks = append(blocks, bot.Quotation{Quotation: r})
	}
	for _, r := range q.Near {
		blocks = append(blocks, bot.Quotation{Quotation: r, Near: true})
	}
	if len(q.Others) > 1 {
		words := "“" + bot.Short(q.Claim.Speaker) + "” may be several: " + listed(q.Others) + "."
		blocks = append(blocks, bot.Notice{Words: words})
	}
	blocks = append(blocks, searched(q.Searched)...)
	if q.Silence != nil {
		return h.silent(blocks...)
	}
	return h.reply(blocks...)
}

// unsaid returns why a claim is absent. If the words are printed, it names nobody whose name is near.
func unsaid(q retrieval.Quotes, speaker string) bot.Silence {
	out := bot.Silence{
		Silence: *q.Silence, Phrase: true, Speaker: speaker, Printed: printedIn(q), Pending: q.Searched.Pending,
	}
	if out.Printed != nil {
		out.Nearest = nil
	}
	return out
}

// newChecked returns the verdict on a claim, with the name of its speaker as the articles print it.
func newChecked(q retrieval.Quotes) bot.Checked {
	out := bot.Checked{Verdict: q.Verdict, Claim: q.Claim, Known: q.Speaker != nil || len(q.Others) > 0}
	if q.Speaker != nil {
		out.Claim.Speaker = q.Speaker.Name
	}
	if len(q.Results) > 0 {
		out.Found = &q.Results[0]
	}
	return out
}

// printedIn returns the first place that has all words of a claim whose speaker did not say them, and names
// nobody who did; nil if there is none.
func printedIn(q retrieval.Quotes) *retrieval.Quotation {
	for i, near := range q.Near {
		if q.Claim.Speaker != "" && near.Match != nil && (near.Match.Verbatim || near.Match.Cut) && !near.IsNamed() {
			return &q.Near[i]
		}
	}
	return nil
}

// quotations returns the speaker, and what was said under headings: direct and reported speech
// never share one.
func quotations(q retrieval.Quotes) []bot.Block {
	var blocks []bot.Block
	if q.Speaker != nil {
		blocks = append(blocks, bot.Speaker{Speaker: *q.Speaker})
	}
	if len(q.Others) > 0 {
		blocks = append(blocks, bot.Notice{Words: mayMean(q.Others)})
	}
	heading := ""
	for _, r := range q.Results {
		next := "Direct quotes"
		if r.Type == quote.Indirect {
			next = "Reported speech"
		}
		if next != heading {
			blocks, heading = append(blocks, bot.Heading{Words: next}), next
		}
		blocks = append(blocks, bot.Quotation{Quotation: r})
	}
	return blocks
}

// showing returns the notices that say which names were taken for misspelt ones.
func showing(q retrieval.Quotes) []bot.Block {
	var out []bot.Block
	for _, c := range q.Corrections {
		out = append(out, bot.Notice{Words: bot.Showing(c), Asked: true})
	}
	return out
}

// offeredNames bounds the names in a sentence that offers them.
const offeredNames = 4

// mayMean offers other names that may have been meant.
func mayMean(names []string) string { return "May also be meant: " + listed(names) + "." }

// listed returns the first of some names, and how many more there are.
func listed(names []string) string {
	shown := names[:min(offeredNames, len(names))]
	words := strings.Join(shown, ", ")
	if more := len(names) - len(shown); more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return words
}

// searched returns the blocks that say which articles a question was put to.
func searched(s retrieval.Searched) []bot.Block {
	blocks := []bot.Block{bot.Searched{Searched: s}}
	if s.Pending > 0 && s.FullSince.IsZero() {
		words := "Still being indexed: " + bot.Count(s.Pending, "stored article") + ". Ask again later to search those too."
		blocks = append(blocks, bot.Notice{Words: words})
	}
	return blocks
}
