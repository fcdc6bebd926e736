package card

import (
	"strings"

	"quoth/bot"
	"quoth/retrieval"
)

// Excerpt draws a card: the printed words, with the sentence that answers in bold, and the citation
// around them.
func (p *page) Excerpt(b bot.Excerpt) {
	strong := b.Sentence
	if b.Story {
		strong.End = strong.Start // a page of bold text is hard to read
	}
	quoted := passageOf(b.Excerpt.Article().Text, b.Excerpt.Span(), strong, b.CutBefore, b.CutAfter)
	lines := []string{quoted.blockQuote()}
	if said := b.SaidBy(); said != "" {
		lines = append(lines, small(inline(said)))
	}
	if also := b.Outlets(); len(also) > 0 {
		words := "also in " + bot.Count(len(also), "outlet") + ": " + strings.Join(also, ", ")
		lines = append(lines, small(Markdown(words)))
	}
	p.card(b.Citation(), lines)
}

// Checked draws the verdict on a claim.
func (p *page) Checked(b bot.Checked) {
	if words := b.Words(); words != "" {
		p.add(piece{text: bold(inline(words)), color: colorOwn, heads: true})
	}
}

// Quotation draws a card that names the speaker over the printed words, and says under them how the
// speaker is known.
func (p *page) Quotation(b bot.Quotation) {
	var lines []string
	if verdict := b.Verdict(); verdict != "" {
		lines = append(lines, bold(Markdown(verdict)))
	}
	lines = append(lines, differences(b.Match)...)
	lines = append(lines, bold(inline(b.Saying())))
	quoted := passageOf(b.Excerpt.Article().Text, b.Excerpt.Span(), b.Quote, b.CutBefore, b.CutAfter)
	lines = append(lines, quoted.blockQuote())
	for _, words := range []string{b.Proof(), b.Also()} {
		if words != "" {
			lines = append(lines, small(inline(words)))
		}
	}
	p.card(b.Citation(), lines)
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
	lines := []string{"### " + inline(b.Name)}
	if roles := b.PrintedRoles(); roles != "" {
		lines = append(lines, small(inline(roles)))
	}
	if forms := b.OtherForms(); len(forms) > 0 {
		lines = append(lines, small(inline("also printed as "+strings.Join(forms, ", "))))
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn})
}

// Heading draws what the blocks after it have in common.
func (p *page) Heading(b bot.Heading) {
	p.add(piece{text: bold(inline(b.Words)), color: colorOwn, heads: true})
}

// Article draws an entry of a list: headline, excerpt, and the citation in a line. There would be
// too many cards.
func (p *page) Article(b bot.Article) {
	c := b.Citation()
	before, after := b.Cuts()
	quoted := passage{before: b.Text(), cutBefore: before, cutAfter: after}
	remarks := strings.Join(c.Remarks(), " · ")
	source := dotted(inline(outlet(c)), dated(c, "D"), remarks, "receipt "+c.Receipt, listLink(c))
	lines := []string{bold(Markdown(headline(c))), quoted.blockQuote(), small(source)}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorPrinted, gap: true, result: true})
}

// Verified draws that the words of a receipt are as stored, and a card with them.
func (p *page) Verified(b bot.Verified) {
	words := bold("Verified: these words stand in the stored article.")
	if b.Latest != nil {
		title := oneLine(b.Latest.Title)
		words += "\n" + Markdown("The article was changed after this was cited; its headline is now “"+title+"”.")
	}
	p.add(piece{text: words, color: colorOwn, gap: true})
	before, after := b.Cuts()
	quoted := passage{before: b.Excerpt.Text(), cutBefore: before, cutAfter: after}
	p.card(b.Citation(), []string{quoted.blockQuote()})
}

// Unverified draws a receipt that no stored article has.
func (p *page) Unverified(b bot.Unverified) {
	words := "Not verified: none of the stored articles has the receipt " + b.Receipt + "."
	p.add(piece{text: bold(Markdown(words)), color: colorRefused, gap: true})
}
