package console

import "quoth/bot"

// Schedule draws the schedule of a daily summary.
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

// Watch draws a watch.
func (p *page) Watch(b bot.Watch) {
	p.begin("watch", false)
	p.line(bold, b.Title())
	p.hang("  ", "    ", "", "To: "+b.Where())
	for _, line := range b.Lines() {
		p.hang("  ", "    ", "", line)
	}
	if !b.Last().IsZero() {
		p.hang("  ", "    ", "", "Last alert: "+p.instant(bot.Moment{At: b.Last()}))
	}
}

// Moment draws an instant, in the page's time zone.
func (p *page) Moment(b bot.Moment) {
	p.begin("notice", true)
	p.line("", b.Words+" "+p.instant(b)+".")
}

// instant returns an instant in words: "Tue 6 Jan 2026, 09:30".
func (p *page) instant(m bot.Moment) string { return m.At.In(p.Zone).Format("Mon 2 Jan 2006, 15:04") }
