package console

import (
	"quoth/bot"
)

// Schedule draws a daily summary's schedule.
func (p *page) Schedule(b bot.Schedule) {
	p.begin("schedule", false)
	p.line(bold, "Channel "+b.Channel)
	for _, line := range b.Lines() {
		p.hang("  ", "    ", "", line)
	}
	if !b.Next.IsZero() {
		p.hang("  ", "    ", "", "Next: "+p.instant(bot.Moment{At: b.Next}))
	}
}

// Moment draws an instant in the page's zone.
func (p *page) Moment(b bot.Moment) {
	p.begin("notice", true)
	p.line("", b.Words+" "+p.instant(b)+".")
}

func (p *page) instant(m bot.Moment) string { return m.At.In(p.Zone).Format("Mon 2 Jan 2006, 15:04") }
