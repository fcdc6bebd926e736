package discord

import (
	"strings"

	"quoth/bot"
)

// Schedule draws a daily summary's schedule; its channel is a mention, which pings nobody.
func (p *page) Schedule(b bot.Schedule) {
	lines := []string{bold("<#" + snowflake(b.Channel) + ">")}
	for _, line := range b.Lines() {
		lines = append(lines, markdown(line))
	}
	if !b.Next.IsZero() && b.On() {
		lines = append(lines, "Next: "+instant(b.Next, "F")+" ("+instant(b.Next, "R")+")")
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, gap: true, result: true})
}

// Moment draws an instant, which each reader sees in their own zone.
func (p *page) Moment(b bot.Moment) {
	p.add(piece{text: markdown(b.Words) + " " + instant(b.At, "F") + ".", color: colorOwn})
}
