package card

import (
	"slices"
	"strings"

	"quoth/bot"
	"quoth/retrieval"
)

// Excerpt draws where words were printed, and the words, with the sentence that answers in bold.
func (p *page) Excerpt(b bot.Excerpt) {
	strong := b.Sentence
	if b.Story {
		strong.End = strong.Start // a page of bold text is hard to read
	}
	span, cutAfter := b.Excerpt.Span(), b.CutAfter
	if p.seen++; p.seen > p.excerpts-p.brief && strong.End > span.Start && strong.End < span.End {
		span.End, cutAfter = strong.End, false
	}
	quoted := passageOf(b.Excerpt.Article().Text, span, strong, b.CutBefore, cutAfter)
	c := b.Citation()
	p.result(c, p.source(c), bold(linked(c, maxHeadline, maxLink)), quoted.blockQuote(), saidBy(b), alsoIn(b.Outlets()))
	p.illustrate(c)
}

// saidBy returns the line that names who said the sentence that answers; empty if it is nobody's quote.
func saidBy(b bot.Excerpt) string {
	q, ok := b.Quoted()
	if !ok {
		return ""
	}
	return smallLine("said by "+bold(inline(q.Saying())), inline(q.Basis()))
}

// alsoIn returns the line that names the other outlets of a story; empty if there are none.
func alsoIn(outlets []string) string {
	if len(outlets) == 0 {
		return ""
	}
	return small(inline("also in " + bot.Listed(outlets)))
}

// Checked draws the verdict on a claim.
func (p *page) Checked(b bot.Checked) {
	if words := b.Words(); words != "" {
		p.add(piece{text: bold(inline(words)), heads: true})
	}
}

// Quotation draws printed words under their speaker, unless the speaker already stands above, and where they
// were printed.
func (p *page) Quotation(b bot.Quotation) {
	c, speaker, verdict := b.Citation(), "", ""
	if words := b.Verdict(); words != "" {
		verdict = bold(Markdown(words))
	}
	if !p.hasHead || b.Verdict() != "" {
		speaker = bold(inline(b.Saying()))
	}
	lines := append([]string{verdict}, differences(b.Match)...)
	quoted := passageOf(b.Excerpt.Article().Text, b.Excerpt.Span(), b.Quote, b.CutBefore, b.CutAfter)
	when := day(c)
	if p.isSummary {
		when = ""
	}
	about := append([]string{when, inline(outlet(c)), linked(c, maxLineHeadline, p.linkLimit())}, c.Remarks()...)
	about = append(about, p.basis(b), inline(b.Also()))
	p.quote(c, append(lines, speaker, quoted.blockQuote(), smallLine(about...)))
}

// basis says how the speaker is known where a reader does not see it: a name stands in the sentence.
func (p *page) basis(b bot.Quotation) string {
	words := b.Basis()
	if p.hasHead {
		words = strings.TrimPrefix(words, "reported speech, ") // that stands above
	}
	if words == "named in the sentence" {
		return ""
	}
	return inline(words)
}

// linkLimit returns how long a link may be: a column has little room.
func (p *page) linkLimit() int {
	if p.column() != nil {
		return maxListLink
	}
	return maxLink
}

// quote adds the lines of a quotation to the column of its speaker, or to the page.
func (p *page) quote(c bot.Citation, lines []string) {
	column := p.column()
	if column == nil {
		p.result(c, lines...)
		p.illustrate(c)
		return
	}
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
	if !column.put(strings.Join(lines, "\n"), p.block) {
		p.left++
	}
}

// differences draws how the words asked for differ from those printed: struck out where only they
// were asked for, in bold where only they are printed.
func differences(m *retrieval.Match) []string {
	if m == nil || len(m.Difference) == 0 {
		return nil
	}
	var words []string
	for _, d := range m.Difference {
		text := inline(d.Text)
		switch {
		case text == "":
			continue
		case d.Op == retrieval.Drop:
			text = "~~" + text + "~~"
		case d.Op == retrieval.Add:
			text = "**" + text + "**"
		}
		words = append(words, text)
	}
	return []string{strings.Join(words, " "), small("~~asked for~~, **printed**")}
}

// Speaker draws the speaker of the quotations after it.
func (p *page) Speaker(b bot.Speaker) {
	if p.isCompare {
		p.addColumn(b)
		return
	}
	p.hasHead = true
	lines := []string{"### " + inline(b.Name)}
	if roles := b.PrintedRoles(); roles != "" {
		lines = append(lines, small(inline(roles)))
	}
	if forms := b.OtherForms(); len(forms) > 0 {
		lines = append(lines, small(inline("also printed as "+strings.Join(forms, ", "))))
	}
	p.add(piece{text: strings.Join(lines, "\n")})
}

// Heading draws what the blocks after it have in common. In a summary it begins a card.
func (p *page) Heading(b bot.Heading) {
	text := bold(inline(b.Words))
	if b.Note != "" {
		text += "\n" + small(inline(b.Note))
	}
	if column := p.column(); column != nil {
		column.put(text, p.block)
		return
	}
	p.add(piece{text: text, heads: true, gap: true, fresh: p.isSummary})
}

// Article draws an entry of a list: the headline, and where it was printed.
func (p *page) Article(b bot.Article) {
	c := b.Citation()
	text := linked(c, maxHeadline, maxLink) + "\n" + p.source(c)
	p.add(piece{text: text, color: outletColor(outlet(c)), result: true})
}

// Cited draws a citation in full.
func (p *page) Cited(b bot.Cited) {
	c := b.Citation()
	when := ""
	if !c.Date.IsZero() {
		when = fetched(c) + instant(c.Date, "f")
	}
	about := smallLine(append([]string{inline(outlet(c)), when}, c.Remarks()...)...)
	p.result(c, bold(linked(c, maxHeadline, maxLink)), about, small("receipt "+c.Receipt))
}

// Verified draws that the words of a receipt are as stored, and the words.
func (p *page) Verified(b bot.Verified) {
	words := bold("Verified: these words stand in the stored article.")
	if b.Latest != nil {
		title := oneLine(b.Latest.Title)
		words += "\n" + Markdown("The article was changed after this was cited; its headline is now “"+title+"”.")
	}
	p.add(piece{text: words, gap: true})
	before, after := b.Cuts()
	quoted, c := passage{before: b.Excerpt.Text(), cutBefore: before, cutAfter: after}, b.Citation()
	p.result(c, p.source(c), bold(linked(c, maxHeadline, maxLink)), quoted.blockQuote(), small("receipt "+c.Receipt))
	p.illustrate(c)
}

// Unverified draws a receipt that no stored article has.
func (p *page) Unverified(b bot.Unverified) {
	words := "Not verified: none of the stored articles has the receipt " + b.Receipt + "."
	p.add(piece{text: bold(Markdown(words)), color: colorRefused, gap: true})
}
