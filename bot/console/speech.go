package console

import (
	"cmp"
	"fmt"
	"strings"

	"quoth/bot"
	"quoth/retrieval"
)

// Heading draws what the blocks after it have in common.
func (p *page) Heading(b bot.Heading) {
	p.begin("heading", false)
	p.line(bold, b.Words)
	if b.Note != "" {
		p.line(dim, b.Note)
	}
}

// Speaker draws the speaker of the quotations after it.
func (p *page) Speaker(b bot.Speaker) {
	p.begin("speaker", false)
	p.line(bold, b.Name)
	if roles := b.PrintedRoles(); roles != "" {
		p.hang("  ", "  ", dim, roles)
	}
	if forms := b.OtherForms(); len(forms) > 0 {
		p.hang("  ", "  ", dim, "also printed as "+strings.Join(forms, ", "))
	}
}

// Checked draws the verdict on a claim.
func (p *page) Checked(b bot.Checked) {
	if words := b.Words(); words != "" {
		p.begin("checked", false)
		p.line(bold, words)
	}
}

// Quotation draws the speaker, the printed words with the quotation marked, how the speaker is known,
// and the citation.
func (p *page) Quotation(b bot.Quotation) {
	p.begin("quotation", false)
	if verdict := b.Verdict(); verdict != "" {
		p.line(bold, verdict)
	}
	p.line(bold, b.Saying())
	if b.Match != nil {
		p.differences("asked", "printed", b.Match.Difference)
	}
	text, start := b.Excerpt.Text(), b.Excerpt.Span().Start
	said := span{b.Quote.Start - start, b.Quote.End - start}
	said.end += leadingPoints(text[said.end:])
	quoted := quotation{text[:said.start], said.of(text), text[said.end:]}
	p.quotation(quoted.marked(b.CutBefore, b.CutAfter))
	if proof := b.Proof(); proof != "" {
		p.hang("  ", "  ", dim, proof)
	}
	p.citation(b.Citation())
	if also := b.Also(); also != "" {
		p.hang("  ", "  ", dim, also)
	}
}

// Printing draws the outlet, how much of a quotation it prints, what it leaves out or changes, and the citation.
func (p *page) Printing(b bot.Printing) {
	p.begin("printing", false)
	p.line(bold, cmp.Or(b.Citation().Outlet, b.Citation().File, "No outlet")+": "+b.Extent())
	for _, line := range b.Lines() {
		p.hang("  - ", "    ", "", line)
	}
	p.citation(b.Citation())
}

// differences draws how two wordings differ, under their names from and to: [-asked-] {+printed+}.
func (p *page) differences(from, to string, pieces []retrieval.Difference) {
	if len(pieces) == 0 {
		return
	}
	var words []string
	for _, d := range pieces {
		switch d.Op {
		case retrieval.Drop:
			words = append(words, "[-"+d.Text+"-]")
		case retrieval.Add:
			words = append(words, "{+"+d.Text+"+}")
		default:
			words = append(words, d.Text)
		}
	}
	p.hang("  ", "  ", "", fmt.Sprintf("[-%s-] {+%s+}: %s", from, to, strings.Join(words, " ")))
}

// leadingPoints returns how many bytes of punctuation and blanks s starts with. Behind a quotation
// they would have a row of their own.
func leadingPoints(s string) int {
	return len(s) - len(strings.TrimLeft(s, ".,;:!?”’\"' "))
}
