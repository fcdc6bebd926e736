package console

import (
	"cmp"
	"fmt"
	"strings"

	"quoth/bot"
)

// SummaryHeader draws the day, and how much news its summary is made of.
func (p *page) SummaryHeader(b bot.SummaryHeader) {
	p.begin("header", false)
	p.line(bold, b.Title())
	p.line(dim, b.Words())
	if b.Remark != "" {
		p.line(dim, b.Remark)
	}
}

// maxStoryLink keeps the links of a summary short, in characters.
const maxStoryLink = 160

// Story draws the sentences of a story, each with its citation. The sentences of the lead are marked
// like an answer.
func (p *page) Story(b bot.Story) {
	p.begin("story", false)
	for i, c := range b.Citations() {
		quoted := quotation{before: b.Sentences[i].Text()}
		if b.Lead {
			quoted = quotation{answer: b.Sentences[i].Text()}
		}
		p.quotation(quoted)
		p.hang("— ", "  ", "", p.source(c)+", receipt "+c.Receipt)
		if link := cmp.Or(c.Link(maxStoryLink), c.Address()); link != "" {
			p.hang("  ", "  ", dim, link)
		}
	}
	if coverage := b.Coverage(); coverage != "" {
		p.hang("  ", "  ", dim, coverage)
	}
	if numbers := b.Differs(); len(numbers) > 0 {
		p.hang("  ", "  ", "", differs(numbers))
	}
	if b.Explained {
		p.storyWhy(b)
	}
}

// differs returns the numbers on which outlets differ in words, with the receipts.
func differs(numbers []bot.Number) string {
	var parts []string
	for _, n := range numbers {
		var outlets []string
		for _, c := range n.Citations {
			outlets = append(outlets, c.Outlet+", receipt "+c.Receipt)
		}
		parts = append(parts, "“"+n.Text+"” ("+strings.Join(outlets, "; ")+")")
	}
	return "Outlets differ: " + strings.Join(parts, ", ")
}

// storyWhy draws what a story's score is made of, one part a row.
func (p *page) storyWhy(b bot.Story) {
	p.hang("  ", "  ", dim, fmt.Sprintf("why: score %.3f =", b.Score))
	for _, part := range b.Why {
		p.hang("    ", "    ", dim, fmt.Sprintf("%+.3f  %s %.2f", part.Effect, part.Name, part.Value))
	}
}

// Line draws a headline with its citation.
func (p *page) Line(b bot.Line) {
	p.begin("line", true)
	c := b.Citation()
	p.hang("- ", "  ", "", p.source(c))
	if coverage := b.Coverage(); coverage != "" {
		p.hang("  ", "  ", dim, coverage)
	}
	if link := c.Address(); link != "" {
		p.hang("  ", "  ", dim, link)
	}
}

// Missing draws which sources failed.
func (p *page) Missing(b bot.Missing) {
	p.begin("notice", true)
	p.line("", b.Words())
}
