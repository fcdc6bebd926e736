package discord

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot"
	"quoth/retrieval"
)

// Excerpt draws a card: the printed words with the answering sentence in bold, where one
// answers, and the citation around them.
func (p *page) Excerpt(b bot.Excerpt) {
	strong := b.Sentence
	if b.Story {
		strong.End = strong.Start // a page of bold text is hard to read
	}
	quoted := passageOf(b.Excerpt.Article().Text, b.Excerpt.Span(), strong, b.CutBefore, b.CutAfter)
	lines := []string{quoted.blockQuote()}
	if said := b.SaidBy(); said != "" {
		lines = append(lines, small(markdown(oneLine(said))))
	}
	if also := b.Outlets(); len(also) > 0 {
		lines = append(lines, small(markdown("also in "+bot.Count(len(also), "outlet")+": "+strings.Join(also, ", "))))
	}
	p.card(b.Citation(), lines)
}

// Quotation draws a card that names the speaker over the printed words, and tells under
// them how the speaker is known.
func (p *page) Quotation(b bot.Quotation) {
	var lines []string
	if verdict := b.Verdict(); verdict != "" {
		lines = append(lines, bold(markdown(verdict)))
	}
	lines = append(lines, differences(b.Match)...)
	lines = append(lines, bold(markdown(oneLine(b.Saying()))))
	quoted := passageOf(b.Excerpt.Article().Text, b.Excerpt.Span(), b.Quote, b.CutBefore, b.CutAfter)
	lines = append(lines, quoted.blockQuote())
	for _, words := range []string{b.Proof(), b.Also()} {
		if words != "" {
			lines = append(lines, small(markdown(oneLine(words))))
		}
	}
	p.card(b.Citation(), lines)
}

// differences draws the words asked for against those printed: struck out where only
// they were asked for, in bold where only they are printed.
func differences(m *retrieval.Match) []string {
	if m == nil || len(m.Difference) == 0 {
		return nil
	}
	var words []string
	for _, d := range m.Difference {
		text := markdown(oneLine(d.Text))
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

// Speaker draws whom the quotations after it quote.
func (p *page) Speaker(b bot.Speaker) {
	lines := []string{"### " + markdown(oneLine(b.Name))}
	if roles := b.PrintedRoles(); roles != "" {
		lines = append(lines, small(markdown(oneLine(roles))))
	}
	if forms := b.OtherForms(); len(forms) > 0 {
		lines = append(lines, small(markdown(oneLine("also printed as "+strings.Join(forms, ", ")))))
	}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorOwn})
}

// Heading draws what the blocks after it have in common.
func (p *page) Heading(b bot.Heading) {
	p.add(piece{text: bold(markdown(oneLine(b.Words))), color: colorOwn, heads: true})
}

// Verified draws that the words of a receipt are as stored, and the card with them.
func (p *page) Verified(b bot.Verified) {
	words := bold("Verified: these words stand in the stored article.")
	if b.Latest != nil {
		words += "\n" + markdown("The article was changed after this was cited; its headline is now “"+oneLine(b.Latest.Title)+"”.")
	}
	p.add(piece{text: words, color: colorOwn, gap: true})
	before, after := b.Cuts()
	quoted := passage{before: b.Excerpt.Text(), cutBefore: before, cutAfter: after}
	p.card(b.Citation(), []string{quoted.blockQuote()})
}

// Article draws an entry of a list: headline, excerpt, and the citation in a line. Cards would
// be too many.
func (p *page) Article(b bot.Article) {
	c, text := b.Citation(), b.Text()
	before, after := b.Cuts()
	quoted := passage{before: text, cutBefore: before, cutAfter: after}
	rest := []string{}
	for _, s := range []string{markdown(oneLine(cmp.Or(c.Outlet, c.File))), dated(c, "D"),
		strings.Join(c.Remarks(), " · "), "receipt " + c.Receipt, maskedLink(c)} {
		if s != "" {
			rest = append(rest, s)
		}
	}
	lines := []string{bold(markdown(headline(c))), quoted.blockQuote(), small(strings.Join(rest, " · "))}
	p.add(piece{text: strings.Join(lines, "\n"), color: colorPrinted, gap: true, result: true})
}

// card adds an embed with what was printed: the outlet as its author, the headline as its
// title with the link, and the receipt at its foot. Of embeds with one address Discord shows
// the first only, so a second one has its link in a line.
func (p *page) card(c bot.Citation, lines []string) {
	e := &discordgo.MessageEmbed{Title: headline(c), Color: colorPrinted, Footer: &discordgo.MessageEmbedFooter{Text: "receipt " + c.Receipt}}
	e.Title = shortened(e.Title, mostTitle, markdown)
	address := c.Address()
	if url := titleLink(c); url != "" && !p.addresses[address] {
		e.URL, p.addresses[address] = url, true
	} else if link := maskedLink(c); link != "" {
		lines = append(lines, small(link))
	}
	var about []string
	if when := dated(c, "f"); when != "" {
		about = append(about, when)
	}
	if about = append(about, c.Remarks()...); len(about) > 0 {
		lines = append(lines, small(strings.Join(about, " · ")))
	}
	e.Description = strings.Join(lines, "\n")
	author := cmp.Or(c.Outlet, c.File)
	if n := p.labels[p.block]; n > 0 {
		author = strings.TrimSuffix(fmt.Sprintf("%d · %s", n, author), " · ")
	}
	if author != "" {
		e.Author = &discordgo.MessageEmbedAuthor{Name: shortened(author, mostAuthor, plain)}
	}
	p.add(piece{embed: e, result: true})
}

// headline is never empty: a title carries the link.
func headline(c bot.Citation) string { return cmp.Or(oneLine(c.Headline), "(no headline)") }

// shortened is s as escape shows it, cut after a word and marked where that takes more than limit
// characters. Names and headlines are not quotations, and the citation links to the whole.
func shortened(s string, limit int, escape func(string) string) string {
	runes := []rune(s)
	if len(runes) <= limit && length(escape(s)) <= limit {
		return escape(s)
	}
	n := min(len(runes), limit)
	for n > 0 && length(escape(string(runes[:n])))+length(" "+mark) > limit {
		n--
	}
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return escape(cut) + " " + mark
}

// dated tells when the article was published, in a small line's words, in a style of
// Discord's timestamps: each reader sees their own zone.
func dated(c bot.Citation, style string) string {
	switch {
	case c.Date.IsZero():
		return ""
	case c.Fetched:
		return "fetched " + instant(c.Date, style) + ", date of publication not known"
	}
	return "published " + instant(c.Date, style)
}

// instant is t as a timestamp. Midnight UTC stands for a printed day without a clock, which is
// the same everywhere, and a timestamp would show the day before it in America.
func instant(t time.Time, style string) string {
	t = t.UTC()
	if t.Equal(t.Truncate(24*time.Hour)) || t.Year() < 1970 || t.Year() > 9999 {
		return t.Format("2 January 2006")
	}
	return fmt.Sprintf("<t:%d:%s>", t.Unix(), style)
}

// days is a range of days in words, empty when they are not known.
func days(from, to time.Time) string {
	switch first, last := instant(from, "D"), instant(to, "D"); {
	case from.IsZero() || to.IsZero():
		return ""
	case first == last || from.UTC().Format(time.DateOnly) == to.UTC().Format(time.DateOnly):
		return first
	default:
		return first + " to " + last
	}
}
