package discord

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"quoth/bot"
)

// SummaryHeader draws the day, and what its summary is made of.
func (p *page) SummaryHeader(b bot.SummaryHeader) {
	lines := []string{"### " + markdown(oneLine(b.Title())), small(markdown(oneLine(b.Words())))}
	if b.Remark != "" {
		lines = append(lines, small(markdown(b.Remark)))
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorPrinted})
}

// With a dozen sentences, their citations would be most of a message: links and headlines
// are kept short, in characters.
const (
	mostStoryLink     = 100
	mostStoryHeadline = 60
)

// Story draws the sentences of a story as one piece, each with its citation in a line under
// it: a story is there whole, or not at all. The lead's are in bold.
func (p *page) Story(b bot.Story) {
	var lines []string
	for i, c := range b.Citations() {
		quoted := passage{before: b.Sentences[i].Text()}
		if b.Lead {
			quoted = passage{strong: b.Sentences[i].Text()}
		}
		lines = append(lines, quoted.blockQuote(), small(p.sourceLine(c, i == 0)))
	}
	if coverage := b.Coverage(); coverage != "" {
		lines = append(lines, small(markdown(oneLine(coverage))))
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorPrinted, gap: true, result: true})
}

// sourceLine is a citation in a line, with the number of the story's button where it has one.
func (p *page) sourceLine(c bot.Citation, numbered bool) string {
	var parts []string
	if n := p.labels[p.block]; n > 0 && numbered {
		parts = append(parts, bold(fmt.Sprint(n)))
	}
	when := ""
	if !c.Date.IsZero() {
		when = instant(c.Date, "d")
	}
	parts = append(parts, markdown(oneLine(cmp.Or(c.Outlet, c.File))), shortened(headline(c), mostStoryHeadline, markdown), when,
		"receipt "+c.Receipt, masked(cmp.Or(c.Link(mostStoryLink), c.Address())))
	return dotted(parts)
}

// dotted puts the parts that are not empty in a line.
func dotted(parts []string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// Line draws a headline that stands for its story. Only a correction has its link: it is
// there to be read, and the others to be known of.
func (p *page) Line(b bot.Line) {
	c, link := b.Citation(), ""
	if b.Kind == bot.Corrected {
		link = masked(c.Address())
	}
	parts := []string{shortened(headline(c), mostTitle, markdown), markdown(oneLine(cmp.Or(c.Outlet, c.File))), markdown(oneLine(b.Coverage())), link}
	p.add(piece{text: "- " + dotted(parts), color: colorPrinted, result: true})
}

// Missing draws which sources failed.
func (p *page) Missing(b bot.Missing) { p.smallPrint(oneLine(b.Words())) }
