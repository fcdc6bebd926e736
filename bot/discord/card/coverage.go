package card

import "quoth/bot"

// ChartName is the name of the file with the picture of a Coverage. Whoever sends the message attaches it.
const ChartName = "coverage.png"

// Coverage draws how many articles each day has, as a picture if there are several days.
func (p *page) Coverage(b bot.Coverage) {
	text := bold(Markdown(b.Words()))
	if len(b.Days) < 2 {
		p.add(piece{text: text, color: colorOwn, gap: true})
		return
	}
	p.add(piece{embed: &Embed{Description: text, Color: colorOwn, Image: &Image{"attachment://" + ChartName}}})
}
