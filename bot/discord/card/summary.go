package card

import (
	"strings"

	"quoth/bot"
)

// SummaryHeader draws the day, and how much news its summary is made of.
func (p *page) SummaryHeader(b bot.SummaryHeader) {
	lines := []string{"### " + inline(b.Title()), small(inline(b.Words()))}
	if b.Remark != "" {
		lines = append(lines, small(Markdown(b.Remark)))
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorPrinted})
}

// Story draws the sentences of a story as one piece, each with its citation in a line under it: the
// story is shown whole or not at all. The sentences of the lead are in bold.
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
		lines = append(lines, small(inline(coverage)))
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorPrinted, gap: true, result: true})
}

// Line draws the headline that stands for a story. Only a correction has a link: a reader will want
// to read it.
func (p *page) Line(b bot.Line) {
	c, link := b.Citation(), ""
	if b.Kind == bot.Corrected {
		link = masked(c.Address())
	}
	words := dotted(Shorten(headline(c), maxTitle, Markdown), inline(outlet(c)), inline(b.Coverage()), link)
	p.add(piece{text: "- " + words, color: colorPrinted, result: true})
}

// Missing draws which sources failed.
func (p *page) Missing(b bot.Missing) { p.smallPrint(oneLine(b.Words())) }
