package card

import (
	"cmp"
	"strings"
	"time"

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
	p.result(c, p.source(c), bold(p.linked(c, maxHeadline, maxLink)), quoted.blockQuote(), saidBy(b),
		alsoIn(b.Outlets()))
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
		p.add(piece{text: bold(inline(words)), heads: headsPieces})
	}
}

// Quotation draws printed words under their speaker, unless the speaker already stands above, and where they
// were printed.
func (p *page) Quotation(b bot.Quotation) {
	c := b.Citation()
	if p.side != nil {
		p.beside(b)
		return
	}
	p.result(c, append(p.said(b), p.printed(b, p.linked(c, maxLineHeadline, maxLink)))...)
	p.illustrate(c)
}

// Printing draws the outlet, how much of a quotation it prints, and what it leaves out or changes.
func (p *page) Printing(b bot.Printing) {
	c := b.Citation()
	lines := []string{bold(inline(outlet(c))) + " · " + inline(b.Extent())}
	for _, line := range b.Lines() {
		lines = append(lines, "- "+inline(line))
	}
	p.result(c, append(lines, smallLine(day(c), p.linked(c, maxLineHeadline, maxLink)))...)
}

// said returns the lines of a quotation: how it compares with what was asked for, the speaker, and the words.
func (p *page) said(b bot.Quotation) []string {
	speaker, verdict := "", ""
	if words := b.Verdict(); words != "" {
		verdict = bold(Markdown(words))
	}
	if !p.hasHead || b.Verdict() != "" {
		speaker = bold(inline(b.Saying()))
	}
	lines := append([]string{verdict}, differencesOf(b.Match)...)
	quoted := passageOf(b.Excerpt.Article().Text, b.Excerpt.Span(), b.Quote, b.CutBefore, b.CutAfter)
	return append(lines, speaker, quoted.blockQuote())
}

// printed returns the line that says where a quotation was printed. The headline is in markdown.
func (p *page) printed(b bot.Quotation, headline string) string {
	c, when := b.Citation(), ""
	if !p.isSummary || p.isDated {
		when = day(c)
	}
	about := append([]string{when, inline(outlet(c)), headline}, c.Remarks()...)
	return smallLine(append(about, p.basis(b), inline(b.Also()))...)
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

// differencesOf draws how the words asked for differ from those printed.
func differencesOf(m *retrieval.Match) []string {
	if m == nil {
		return nil
	}
	return differences("asked for", "printed", m.Difference)
}

// differences draws how two wordings differ, under their names from and to. Words that only the first has are
// struck out, and those that only the second has are bold.
func differences(from, to string, pieces []retrieval.Difference) []string {
	if len(pieces) == 0 {
		return nil
	}
	var words []string
	for _, d := range pieces {
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
	return []string{strings.Join(words, " "), small("~~" + from + "~~, **" + to + "**")}
}

// Speaker draws the speaker of the quotations after it. Later parts repeat the name.
func (p *page) Speaker(b bot.Speaker) {
	if p.isCompare {
		p.addColumn(b)
		return
	}
	p.hasHead = true
	name := "### " + Shorten(oneLine(b.Name), maxFieldName, Markdown)
	lines := []string{name}
	if roles := b.PrintedRoles(); roles != "" {
		lines = append(lines, small(inline(roles)))
	}
	if forms := b.OtherForms(); len(forms) > 0 {
		lines = append(lines, small(inline("also printed as "+strings.Join(forms, ", "))))
	}
	p.add(piece{text: strings.Join(lines, "\n"), heads: headsAll, again: name})
}

// Heading draws what the blocks after it have in common. In a summary it begins a card.
func (p *page) Heading(b bot.Heading) {
	text := bold(inline(b.Words))
	if b.Note != "" {
		text += "\n" + small(inline(b.Note))
	}
	if p.side != nil {
		p.side.heading = text
		return
	}
	p.add(piece{text: text, heads: headsPieces, gap: true, fresh: p.isSummary})
}

// Article draws an entry of a list: the headline, and where it was printed.
func (p *page) Article(b bot.Article) {
	c := b.Citation()
	text := p.linked(c, maxHeadline, maxLink) + "\n" + p.source(c)
	p.add(piece{text: text, color: outletColor(outlet(c)), result: true})
}

// Cited draws a citation in full, with its link.
func (p *page) Cited(b bot.Cited) {
	c := b.Citation()
	when := ""
	if !c.Date.IsZero() {
		when = fetched(c) + instant(c.Date, "f")
	}
	about := smallLine(append([]string{inline(outlet(c)), when}, c.Remarks()...)...)
	link := within(cmp.Or(c.Link(maxLink), c.Address()), maxURL)
	p.result(c, bold(p.linkedTo(c, maxHeadline, link)), about, small("receipt "+c.Receipt))
}

// Verified draws that the words of a receipt are as stored, and the words.
func (p *page) Verified(b bot.Verified) {
	words := []string{bold(b.Verdict(longDay))}
	if change := b.Change(); change != "" {
		words = append(words, inline(change))
	}
	words = append(words, differences("printed then", "now", b.Difference)...)
	p.add(piece{text: strings.Join(words, "\n"), gap: true})
	before, after := b.Cuts()
	quoted, c := passage{before: b.Excerpt.Text(), cutBefore: before, cutAfter: after}, b.Citation()
	p.result(c, p.source(c), bold(p.linked(c, maxHeadline, maxLink)), quoted.blockQuote(), small("receipt "+c.Receipt))
	p.illustrate(c)
}

// longDay returns a day in Discord's words, in the reader's zone.
func longDay(t time.Time) string { return instant(t, "D") }

// Unverified draws why a receipt is not verified.
func (p *page) Unverified(b bot.Unverified) {
	b.Receipt = Markdown(b.Receipt)
	p.add(piece{text: bold(b.Verdict(longDay)), color: colorRefused, gap: true})
}
