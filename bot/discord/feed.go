package discord

import (
	"cmp"
	"strings"

	"quoth/bot"
)

// Feed draws a feed: its name, its address, how it fares and, where it was looked at, its items.
func (p *page) Feed(b bot.Feed) {
	lines := []string{bold(markdown(oneLine(cmp.Or(b.Name, b.URL))))}
	if b.Name != "" {
		lines = append(lines, small(markdown(oneLine(b.URL))))
	}
	for _, m := range b.Moments() {
		lines = append(lines, markdown(m.Words)+": "+instant(m.At, "R"))
	}
	for _, line := range b.Lines() {
		lines = append(lines, markdown(oneLine(line)))
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn, gap: true, result: true})
	for _, i := range b.Items {
		p.add(piece{text: "- " + markdown(oneLine(i.Line())), color: colorOwn, result: true})
	}
}

// mostDocument is how much of a message a document may take, in characters: its fence and the
// rest of the reply need room too.
const mostDocument = 3900

// Document draws a text between fences, where its characters mean nothing, if a message has room.
func (p *page) Document(b bot.Document) {
	text := fenced(b.Text)
	if length(text) > mostDocument {
		p.own(b.Name + " is too long to show here: the program writes it in the terminal.")
		return
	}
	p.add(piece{text: "```xml\n" + text + "\n```", color: colorOwn, gap: true})
}

// fenced is s with nothing in it that would end a fence.
func fenced(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(visible(r))
	}
	return strings.ReplaceAll(b.String(), "```", "` ` `")
}
