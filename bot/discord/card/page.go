package card

import (
	"cmp"
	"fmt"
	"strings"

	"quoth/bot"
)

// page is a reply while it is drawn.
type page struct {
	pieces    []piece
	block     int             // the block that is being drawn, from 1
	addresses map[string]bool // the addresses that a title already links to
	labels    map[int]int
}

var _ bot.Renderer = (*page)(nil)

// add adds a piece of the block that is being drawn.
func (p *page) add(a piece) {
	a.block = p.block
	p.pieces = append(p.pieces, a)
}

// own adds a paragraph in Quoth's own words. They may repeat what a person or an article wrote.
func (p *page) own(words string) { p.add(piece{text: Markdown(words), color: colorOwn, gap: true}) }

// smallPrint adds a line of small print in Quoth's own words.
func (p *page) smallPrint(words string) { p.add(piece{text: small(Markdown(words)), color: colorOwn}) }

// card adds an embed with printed words: the outlet is its author, the headline its title with the
// link, and the receipt its footer. Discord shows only the first of several embeds with one address,
// so that a second one has its link in a line of text.
func (p *page) card(c bot.Citation, lines []string) {
	e := &Embed{
		Title: Shorten(headline(c), maxTitle, Markdown), Color: colorPrinted, Footer: &Footer{"receipt " + c.Receipt},
	}
	address := c.Address()
	if url := titleLink(c); url != "" && !p.addresses[address] {
		e.URL, p.addresses[address] = url, true
	} else if link := listLink(c); link != "" {
		lines = append(lines, small(link))
	}
	if about := dotted(append([]string{dated(c, "f")}, c.Remarks()...)...); about != "" {
		lines = append(lines, small(about))
	}
	e.Description = strings.Join(lines, "\n")
	author := outlet(c)
	if n := p.labels[p.block]; n > 0 {
		author = strings.TrimSuffix(fmt.Sprintf("%d · %s", n, author), " · ")
	}
	if author != "" {
		e.Author = &Author{Shorten(author, maxAuthor, Plain)}
	}
	p.add(piece{embed: e, result: true})
}

// With a dozen sentences, their citations would be most of a message: their links and headlines are
// kept short, in characters.
const (
	maxLineLink     = 100
	maxLineHeadline = 60
)

// sourceLine returns a citation in a line. A numbered one starts with the number of its block's
// button, where the block has one.
func (p *page) sourceLine(c bot.Citation, numbered bool) string {
	number, when := "", ""
	if n := p.labels[p.block]; n > 0 && numbered {
		number = bold(fmt.Sprint(n))
	}
	if !c.Date.IsZero() {
		when = instant(c.Date, "d")
	}
	return dotted(number, inline(outlet(c)), Shorten(headline(c), maxLineHeadline, Markdown), when,
		"receipt "+c.Receipt, masked(cmp.Or(c.Link(maxLineLink), c.Address())))
}
