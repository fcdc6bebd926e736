package console

import (
	"cmp"
	"strings"

	"quoth/bot"
)

// Feed draws a feed: its name, its address, the results of its checks and, where a check was explained,
// its items.
func (p *page) Feed(b bot.Feed) {
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

// Document writes a text as it is, line by line, so that it can be kept as a file.
func (p *page) Document(b bot.Document) {
	p.begin("document", false)
	for line := range strings.Lines(b.Text) {
		p.WriteString(inert(strings.TrimSuffix(line, "\n")) + "\n")
	}
}
