package discord

import (
	"strings"

	"quoth/bot"
)

// Asked draws how the question was understood, where that is not just as it was typed.
func (p *page) Asked(b bot.Asked) {
	var lines []string
	for _, l := range b.Lines() {
		lines = append(lines, small(markdown(oneLine(l))))
	}
	if len(lines) > 0 {
		p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn})
	}
}
