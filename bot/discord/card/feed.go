package card

import (
	"cmp"
	"fmt"
	"strings"

	"quoth/bot"
)

// Source draws an outlet in a line.
func (p *page) Source(b bot.Source) {
	words := "**no named outlet**"
	if b.Name != "" {
		words = bold(inline(b.Name))
	}
	words += ": " + bot.Count(b.Articles, "article")
	if days := days(b.Oldest, b.Newest); days != "" {
		words += ", " + days
	}
	if feeding := b.Feeding(); feeding.Words != "" {
		words += "; " + feeding.Words
		if !feeding.At.IsZero() {
			words += " " + instant(feeding.At, "R")
		}
	}
	if len(b.Labels) > 0 {
		words += " [" + inline(strings.Join(b.Labels, ", ")) + "]"
	}
	p.add(piece{text: words, color: colorOwn, result: true})
}

// Feed draws a feed: its name, its address, the results of its checks and, where a check was
// explained, its items.
func (p *page) Feed(b bot.Feed) {
	if b.Brief {
		p.briefFeed(b)
		return
	}
	lines := []string{bold(inline(cmp.Or(b.Name, b.URL)))}
	if b.Name != "" {
		lines = append(lines, small(inline(b.URL)))
	}
	for _, m := range b.Moments() {
		lines = append(lines, Markdown(m.Words)+": "+instant(m.At, "R"))
	}
	for _, line := range b.Lines() {
		lines = append(lines, inline(line))
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, gap: true, result: true})
	for _, i := range b.Items {
		p.add(piece{text: "- " + inline(i.Line()), color: colorOwn, result: true})
	}
}

// FoundFeed draws a feed that can be chosen.
func (p *page) FoundFeed(b bot.FoundFeed) {
	name := Shorten(oneLine(cmp.Or(b.Title, b.URL)), maxFeedName, Markdown)
	lines := []string{bold(fmt.Sprintf("%d. %s", b.Number, name))}
	if b.Title != "" {
		lines = append(lines, small(Shorten(oneLine(b.URL), maxFeedAddress, Markdown)))
	}
	lines = append(lines, small(Markdown(b.Line())))
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, result: true})
}

// How much of the name and the address of a feed a list shows, in characters.
const (
	maxFeedName    = 100
	maxFeedAddress = 300
)

// briefFeed draws how a feed does in a line, and its address where there may be something to do.
func (p *page) briefFeed(b bot.Feed) {
	status := b.Status()
	words := bold(Shorten(oneLine(cmp.Or(b.Name, b.URL)), maxFeedName, Markdown)) + ": " +
		Shorten(oneLine(status.Words), maxFeedAddress, Markdown)
	if !status.At.IsZero() {
		words += " " + instant(status.At, "R")
	}
	if b.State() != bot.FeedFine && b.Name != "" {
		words += "\n" + small(Shorten(oneLine(b.URL), maxFeedAddress, Markdown))
	}
	p.add(piece{text: words, color: colorOwn, result: true})
}

// Schedule draws the schedule of a daily summary. It mentions the channel, which pings nobody.
func (p *page) Schedule(b bot.Schedule) {
	lines := []string{bold(channelMention(b.Channel))}
	for _, line := range b.Lines() {
		lines = append(lines, Markdown(line))
	}
	if !b.Next.IsZero() && b.On() {
		lines = append(lines, "Next: "+instant(b.Next, "F")+" ("+instant(b.Next, "R")+")")
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, gap: true, result: true})
}

// Watch draws a watch. It mentions the channel, which pings nobody.
func (p *page) Watch(b bot.Watch) {
	to := "To you, by direct message"
	if b.Channel != "" {
		to = "To " + channelMention(b.Channel)
	}
	lines := []string{bold(Shorten(oneLine(b.Title()), maxFeedName, Markdown)), to}
	for _, line := range b.Lines() {
		lines = append(lines, Markdown(line))
	}
	if !b.Last().IsZero() {
		lines = append(lines, "Last alert: "+instant(b.Last(), "R"))
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, gap: true, result: true})
}

// MaxDocument is how long a document may be to be sent as a file, in bytes (docs.discord.com, reference,
// Uploading Files).
const MaxDocument = 10 << 20

// Document says that a text is attached. A message has it as a file.
func (p *page) Document(b bot.Document) {
	if len(b.Text) > MaxDocument {
		p.own(b.Name + " is too long to be sent. In the terminal, the same command prints it.")
		return
	}
	p.own("Attached: " + b.Name + ".")
}
