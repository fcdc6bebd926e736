package console

import (
	"strings"

	"quoth/bot"
)

// sparks are the heights of a bar. The first stands for no article.
var sparks = []rune("▁▂▃▄▅▆▇█")

// maxBars is how many bars a row has.
const maxBars = 60

// mostBars returns how many bars there is room for.
func (p *page) mostBars() int {
	if p.Width > 0 {
		return min(maxBars, p.Width)
	}
	return maxBars
}

// Coverage draws the articles of each day as bars in a row, and what they show.
func (p *page) Coverage(b bot.Coverage) {
	p.begin("coverage", false)
	p.line(bold, b.Words())
	if bars := b.Bars(p.mostBars()); len(bars) > 1 {
		p.line("", sparkline(bars))
		p.line(dim, p.day(bars[0].First)+" to "+p.day(bars[len(bars)-1].Last))
	}
}

// sparkline returns the bars as characters of different heights.
func sparkline(bars []bot.Bar) string {
	most := 1
	for _, b := range bars {
		most = max(most, b.Articles)
	}
	var out strings.Builder
	for _, b := range bars {
		top := len(sparks) - 1
		out.WriteRune(sparks[(b.Articles*top+most-1)/most])
	}
	return out.String()
}
