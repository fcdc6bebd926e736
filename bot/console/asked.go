package console

import "quoth/bot"

// Asked draws how the question was understood, where that differs from what was typed.
func (p *page) Asked(b bot.Asked) {
	lines := b.Lines()
	if b.Why {
		lines = append(lines, "Asked: "+string(b.Kind))
		for _, reason := range b.Reasons {
			lines = append(lines, "- "+reason)
		}
	}
	if len(lines) == 0 {
		return
	}
	p.begin("asked", false)
	for _, l := range lines {
		p.line(dim, l)
	}
}
