package card

import "quoth/bot"

// column is what a card shows of one of the speakers who stand side by side. Discord puts the columns below each
// other where there is no room.
type column struct {
	field  Field
	blocks []int // those that are in it
}

// maxColumn is how long the text of a column may be, in characters.
const maxColumn = maxFieldValue

// column returns the column to which the next words belong; nil if speakers do not stand side by side.
func (p *page) column() *column {
	if !p.isCompare || len(p.columns) == 0 {
		return nil
	}
	return &p.columns[len(p.columns)-1]
}

// addColumn begins the column of a speaker.
func (p *page) addColumn(s bot.Speaker) {
	p.hasHead = true
	name := Shorten(oneLine(s.Name), maxFieldName, Markdown)
	p.columns = append(p.columns, column{field: Field{Name: name, Inline: true}})
}

// put adds text to the column, if there is room. It reports whether there was.
func (c *column) put(text string, block int) bool {
	joint := "\n"
	if c.field.Value == "" {
		joint = ""
	}
	if length(c.field.Value)+length(joint)+length(text) > maxColumn {
		return false
	}
	c.field.Value += joint + text
	c.blocks = append(c.blocks, block)
	return true
}

// endColumns adds the card with the columns, if there are any.
func (p *page) endColumns() {
	if len(p.columns) == 0 {
		return
	}
	e := &Embed{Color: colorOwn}
	for i, c := range p.columns {
		if c.field.Value == "" {
			c.field.Value = "–"
		}
		e.Fields = append(e.Fields, c.field)
		p.columns[i] = c
	}
	p.pieces = append([]piece{{embed: e, blocks: blocksOf(p.columns)}}, p.pieces...)
	if p.left > 0 {
		p.pieces = append(p.pieces, leftOut(p.left))
	}
}

func blocksOf(columns []column) []int {
	var out []int
	for _, c := range columns {
		out = append(out, c.blocks...)
	}
	return out
}
