package console

import (
	"cmp"
	"strings"

	"quoth/bot"
)

// Feed draws a feed: its name, its address, the results of its checks and, where a check was explained,
// its items.
func (p *page) Feed(b bot.Feed) {
	if b.Brief {
		p.briefFeed(b)
		return
	}
	p.begin("feed", false)
	p.line(bold, cmp.Or(b.Name, b.URL))
	if b.Name != "" {
		p.hang("  ", "    ", dim, b.URL)
	}
	for _, m := range b.Moments() {
		p.hang("  ", "    ", "", m.Words+": "+p.instant(m))
	}
	for _, line := range b.Lines() {
		p.hang("  ", "    ", "", line)
	}
	for _, i := range b.Items {
		p.hang("  - ", "    ", "", i.Line())
	}
}

// briefFeed draws how a feed does in a line, and its address where there may be something to do.
func (p *page) briefFeed(b bot.Feed) {
	p.begin("brief feed", true)
	status := b.Status()
	words := cmp.Or(b.Name, b.URL) + ": " + status.Words
	if !status.At.IsZero() {
		words += " " + p.instant(status)
	}
	p.hang("", "    ", "", words)
	if b.State() != bot.FeedFine && b.Name != "" {
		p.hang("  ", "    ", dim, b.URL)
	}
}

// Document writes a text as it is, line by line, so that it can be kept as a file.
func (p *page) Document(b bot.Document) {
	p.begin("document", false)
	for line := range strings.Lines(b.Text) {
		p.WriteString(inert(strings.TrimSuffix(line, "\n")) + "\n")
	}
}
