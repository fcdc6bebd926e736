package card

import (
	"slices"
	"strings"

	"quoth/bot"
)

// column is what a reply shows of one of the speakers who stand side by side. Discord puts the columns below each
// other where there is no room.
type column struct {
	name    string
	heading string // over the next quotations
	cells   []cell // one for each card
}

// cell is what a card shows of a speaker.
type cell struct {
	value   string // markdown
	heading string // the last one in it
	blocks  []int  // those that are in it
}

// addColumn begins the column of a speaker.
func (p *page) addColumn(s bot.Speaker) {
	p.hasHead = true
	p.side = &column{name: Shorten(oneLine(s.Name), maxFieldName, Markdown), cells: make([]cell, 1)}
	p.columns = append(p.columns, p.side)
}

// beside adds a quotation to the column of its speaker, with as much of its link as there is room for. One that is
// too long for any column stands below them, under its speaker.
func (p *page) beside(b bot.Quotation) {
	c := b.Citation()
	words := strings.Join(slices.DeleteFunc(p.said(b), func(s string) bool { return s == "" }), "\n") + "\n"
	var forms []string
	for _, headline := range []string{
		p.linked(c, maxLineHeadline, maxListLink), p.linked(c, maxLineHeadline, 0), p.linkedTo(c, maxLineHeadline, ""),
	} {
		forms = append(forms, words+p.printed(b, headline))
	}
	if p.side.quote(p.block, forms) {
		return
	}
	p.result(c, bold(p.side.name), p.side.heading, forms[0])
	p.side.put(0, small("One quotation is too long for this column."))
}

// quote adds a quotation under its heading in the first form for which there is room, if need be on the next card.
// It reports whether there was room.
func (c *column) quote(block int, forms []string) bool {
	if c.putAny(block, forms) {
		return true
	}
	c.cells = append(c.cells, cell{})
	if c.putAny(block, forms) {
		return true
	}
	c.cells = c.cells[:len(c.cells)-1]
	return false
}

// putAny adds a quotation to the last cell in the first form for which there is room.
func (c *column) putAny(block int, forms []string) bool {
	last := &c.cells[len(c.cells)-1]
	for _, text := range forms {
		if c.heading != "" && c.heading != last.heading {
			text = c.heading + "\n" + text
		}
		if c.put(block, text) {
			last.heading = c.heading
			return true
		}
	}
	return false
}

// put adds text to the last cell, if there is room. It reports whether there was.
func (c *column) put(block int, text string) bool {
	last := &c.cells[len(c.cells)-1]
	value := strings.TrimPrefix(last.value+"\n"+text, "\n")
	if length(value) > maxFieldValue {
		return false
	}
	last.value = value
	last.blocks = append(last.blocks, block)
	return true
}

// endColumns adds the cards with the columns, if there are any. Those after the first may stand in a later part.
func (p *page) endColumns() {
	var cards []piece
	for i := 0; i == len(cards); i++ {
		if card := p.cardOf(i); len(card.embed.Fields) > 0 {
			cards = append(cards, card)
		}
	}
	p.pieces = append(cards, p.pieces...)
}

// cardOf returns a card with the cells of the columns that have so many. The first card has all columns.
func (p *page) cardOf(i int) piece {
	out := piece{embed: &Embed{Color: colorOwn}, result: i > 0}
	for _, c := range p.columns {
		if i >= len(c.cells) {
			continue
		}
		value := c.cells[i].value
		if value == "" {
			value = "–"
		}
		out.embed.Fields = append(out.embed.Fields, Field{Name: c.name, Value: value, Inline: true})
		out.blocks = append(out.blocks, c.cells[i].blocks...)
	}
	return out
}
