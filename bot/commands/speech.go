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

// matches lays out where words were said. Each match has its own verdict.
func (h handlers) matches(q retrieval.Quotes) bot.Reply {
	if q.Silence != nil {
		return h.speech(q, bot.Silence{Phrase: true})
	}
	var blocks []bot.Block
	for _, r := range q.Results {
		blocks = append(blocks, bot.Quotation{Quotation: r})
	}
	return h.reply(append(blocks, searched(q.Searched)...)...)
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
		out = append(out, bot.Notice{Words: bot.Showing(c)})
	}
	return out
}

// offeredNames bounds the names in a sentence that offers them.
const offeredNames = 4

// mayMean offers other names that may have been meant.
func mayMean(names []string) string {
	shown := names[:min(offeredNames, len(names))]
	words := "May also be meant: " + strings.Join(shown, ", ")
	if more := len(names) - len(shown); more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return words + "."
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
