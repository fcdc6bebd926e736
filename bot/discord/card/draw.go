// Package card draws a bot.Reply as the embeds of a Discord message. Printed words stand on cards
// with their citation. Nothing that an article or a person wrote is obeyed by Discord: it is shown
// as it was written. A message holds to Discord's limits; results for which there is no room are
// left out whole, and counted.
//
//	drawn := card.Draw(reply, "")
//	message.Embeds = drawn.Embeds
package card

import (
	"slices"

	"quoth/bot"
)

// Drawn is a reply as Discord shows it.
type Drawn struct {
	Embeds []*Embed
	Shown  map[int]bool // the blocks that are in the embeds, counted from 1
	Labels map[int]int  // the number shown with a block that has buttons of its own
}

// The colours of the bar beside an embed.
const (
	colorPrinted = 0x2F5D8A // printed words
	colorOwn     = 0x6B7280 // Quoth's own words
	colorRefused = 0xB7791F
	colorFailed  = 0xA83232
)

// Draw draws a reply. A line of markdown stands above it, unless above is empty. Everything is in
// embeds: there, addresses do not unfold into previews, and nothing pings.
func Draw(reply bot.Reply, above string) Drawn {
	p := &page{addresses: make(map[string]bool), labels: labels(reply.Actions)}
	if above != "" {
		p.add(piece{text: above, color: colorOwn})
	}
	for i, b := range reply.Blocks {
		p.block = i + 1
		bot.Reply{Blocks: []bot.Block{b}}.Draw(p)
	}
	if len(p.pieces) == 0 {
		p.own("There is nothing to show.")
	}
	embeds, shown := fit(p.pieces)
	return Drawn{embeds, shown, p.labels}
}

// labels numbers the blocks that have buttons of their own, where several have. A button stands
// under the whole message, so its label names the block by that number.
func labels(actions []bot.Action) map[int]int {
	var blocks []int
	for _, a := range actions {
		if a.About > 0 && !slices.Contains(blocks, a.About) {
			blocks = append(blocks, a.About)
		}
	}
	out := make(map[int]int)
	if slices.Sort(blocks); len(blocks) > 1 {
		for i, b := range blocks {
			out[b] = i + 1
		}
	}
	return out
}
