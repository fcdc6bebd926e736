package console

import (
	"cmp"
	"fmt"
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

// FoundFeed draws a feed that can be chosen.
func (p *page) FoundFeed(b bot.FoundFeed) {
	p.begin("found feed", true)
	number := fmt.Sprintf("%d. ", b.Number)
	p.hang(number, "   ", bold, cmp.Or(b.Title, b.URL))
	if b.Title != "" {
		p.hang("   ", "     ", dim, b.URL)
	}
	p.hang("   ", "     ", "", b.Line())
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
