// Package card draws a bot.Reply as a Discord message: quiet lines in small print above, and the rest on one card
// or, for a summary, a card for each part. Nothing that an article or a person wrote is obeyed by Discord: it is
// shown as it was written. A message holds to Discord's limits; results for which there is no room are left out
// whole, and counted.
//
//	drawn := card.Draw(reply, card.Options{Now: time.Now()})
//	message.Content, message.Embeds = card.SmallPrint(drawn.Above), drawn.Embeds
package card

import (
	"slices"
	"strings"
	"time"

	"quoth/bot"
)

// Options say how a reply is drawn.
type Options struct {
	Above    []string  // lines of markdown that stand above those of the reply
	Now      time.Time // from which the age of an article is counted
	Pictures bool      // show the picture of the first article, if it has one
	Plain    bool      // without links
	Part     int       // which part of a reply too long for one message, from 0; -1 is the last
}

// Drawn is a reply as Discord shows it.
type Drawn struct {
	Above  []string // lines of markdown for the small print above the embeds, those of Options first
	Embeds []*Embed
	Shown  map[int]bool // the blocks that are in the message, counted from 1
	Part   int          // which part it is, from 0: the one asked for or, beyond the last, the last
	Parts  int          // how many messages it takes to show the whole reply
}

// The colours of the bar beside an embed without an outlet; see outletColor.
const (
	colorSummary = 0x2F5D8A
	colorOwn     = 0x6B7280 // Quoth's own words
	colorRefused = 0xB7791F
	colorFailed  = 0xA83232
)

// Draw draws a part of a reply. Printed words are always in embeds: there, addresses do not unfold into previews.
func Draw(reply bot.Reply, o Options) Drawn {
	p := drawn(reply, o, 0)
	above := append(slices.Clone(o.Above), p.quiet...)
	pixels := pixelsOf(screensFor(reply), above)
	for p.full() > pixels && p.brief < p.excerpts {
		p = drawn(reply, o, p.brief+1)
	}
	parts := fit(p.pieces, pixels)
	n := min(o.Part, len(parts)-1)
	if n < 0 {
		n = len(parts) - 1
	}
	return Drawn{above, parts[n].embeds, parts[n].shown, n, len(parts)}
}

// screensFor returns how many screens of a phone a reply may take.
func screensFor(r bot.Reply) float64 {
	switch r.Command {
	case "ask":
		return 1.2
	case "said":
		return 1.5
	}
	return 2
}

// drawn returns the whole reply on a page. Of the last excerpts, as many as brief says end with the sentence that
// answers.
func drawn(reply bot.Reply, o Options, brief int) *page {
	p := newPage(reply, o)
	p.brief = brief
	for i, b := range reply.Blocks {
		p.block = i + 1
		bot.Reply{Blocks: []bot.Block{b}}.Draw(p)
	}
	p.endColumns()
	if !slices.ContainsFunc(p.pieces, func(a piece) bool { return a.heads == headsNothing }) {
		p.pieces = nil
		p.own("There is nothing to show.")
	}
	return p
}

// full returns about how many pixels all pieces take on a phone.
func (p *page) full() int { return height(assemble(p.pieces)) }

// maxContent is how long the text above the embeds may be, in characters.
const maxContent = 2000

// SmallPrint returns lines of markdown in small print, as many as there is room for above the embeds.
func SmallPrint(lines []string) string {
	var out []string
	room := maxContent
	for _, line := range lines {
		line = small(line)
		if room -= length(line) + 1; room < 0 {
			break
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
