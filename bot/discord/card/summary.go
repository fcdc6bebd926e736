package card

import (
	"strings"

	"quoth/bot"
)

// With a dozen sentences, their citations would be most of a message: their headlines are cut, in characters.
const maxLineHeadline = 60

// SummaryHeader draws the day, and how much news its summary is made of.
func (p *page) SummaryHeader(b bot.SummaryHeader) {
	lines := []string{"### " + inline(b.Title()), small(inline(b.Words()))}
	if b.Remark != "" {
		lines = append(lines, small(Markdown(b.Remark)))
	}
	p.isDated = !b.First.IsZero()
	p.add(piece{text: strings.Join(lines, "\n"), color: colorSummary})
}

// Story draws a story in its sentences, each with its citation in a line under it. The sentences of the lead are
// in bold, on a card of their own, and can be shown apart.
func (p *page) Story(b bot.Story) {
	var texts []string
	for i, c := range b.Citations() {
		quoted := passage{before: b.Sentences[i].Text()}
		if b.Lead {
			quoted = passage{strong: b.Sentences[i].Text()}
		}
		texts = append(texts, quoted.blockQuote()+"\n"+p.lineOf(c))
	}
	if coverage := b.Coverage(); coverage != "" {
		texts[0] += "\n" + small(inline(coverage))
	}
	if numbers := b.Differs(); len(numbers) > 0 {
		texts[0] += "\n" + small(p.differs(numbers))
	}
	if !b.Lead {
		texts = []string{strings.Join(texts, "\n")}
	}
	for i, text := range texts {
		p.add(piece{
			text: text, color: colorSummary, gap: i == 0, result: true, fresh: p.afterLead,
			order: p.storyOrder(b.Lead, i),
		})
	}
	p.afterLead = b.Lead
}

// differs returns the numbers on which outlets differ in words. The outlets are links to where they print them.
func (p *page) differs(numbers []bot.Number) string {
	var parts []string
	for _, n := range numbers {
		var outlets []string
		for _, c := range n.Citations {
			outlets = append(outlets, p.linkedOutlet(c))
		}
		parts = append(parts, "“"+inline(n.Text)+"” ("+strings.Join(outlets, ", ")+")")
	}
	return "Outlets differ: " + strings.Join(parts, ", ")
}

// The first message of a summary has a little of each part. These are the places of its first stories and quotations
// in the order in which they find room. All others come after them.
var (
	leadOrder  = []int{0, 6}
	itemOrder  = []int{1, 2, 4, 7}
	quoteOrder = []int{3, 5}
)

const (
	laterOrder = 10
	lineOrder  = 20
)

// storyOrder returns the place of a story, or of a sentence of the lead, in the order of finding room.
func (p *page) storyOrder(isLead bool, sentence int) int {
	if isLead {
		return place(leadOrder, sentence)
	}
	p.stories++
	return place(itemOrder, p.stories-1)
}

// quoteOrder returns the place of a quotation in a summary. Elsewhere all results are in their own order.
func (p *page) quoteOrder() int {
	if !p.isSummary {
		return 0
	}
	p.quotes++
	return place(quoteOrder, p.quotes-1)
}

// place returns the place of the i-th of a kind.
func place(places []int, i int) int {
	if i < len(places) {
		return places[i]
	}
	return laterOrder + i
}

// lineOf returns a citation in a line of small print. It has the day only in a summary of several.
func (p *page) lineOf(c bot.Citation) string {
	parts := []string{inline(outlet(c)), p.linked(c, maxLineHeadline, maxListLink)}
	if p.isDated {
		parts = append(parts, day(c))
	}
	return smallLine(append(parts, c.Remarks()...)...)
}

// Line draws the headline that stands for a story.
func (p *page) Line(b bot.Line) {
	c := b.Citation()
	words := dotted(p.linked(c, maxHeadline, maxListLink), inline(outlet(c)), inline(b.Coverage()))
	p.add(piece{text: "- " + words, color: colorSummary, result: true, order: lineOrder})
}

// Missing draws which sources failed.
func (p *page) Missing(b bot.Missing) { p.smallPrint(oneLine(b.Words())) }
