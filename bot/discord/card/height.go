package card

import (
	"regexp"
	"strings"
)

// A phone is 390 pixels wide and 844 high, and shows about so many characters in a line of an embed, and so many
// pixels for a line. All were read off drawings with the components of @skyra/discord-components-core.
const (
	screen       = 844
	perLine      = 32
	perQuoted    = 30 // in a quotation
	perBold      = 28
	perSmall     = 36
	perHeading   = 24
	lineHeight   = 19
	smallHeight  = 18
	headHeight   = 26
	perAbove     = 42  // in the small print above the embeds
	embedPadding = 40  // above, below and between embeds
	around       = 115 // the name of the bot, the menu and two rows of buttons
)

// pixelsOf returns how many pixels the embeds may take that share so many screens with the lines above them, the
// menu and the buttons.
func pixelsOf(screens float64, above []string) int {
	pixels := int(screens*screen) - around
	for _, line := range above {
		pixels -= smallHeight * (1 + length(read(line))/perAbove)
	}
	return pixels
}

// height returns about how many pixels embeds take on a phone.
func height(embeds []*Embed) int {
	sum := 0
	for _, e := range embeds {
		sum += embedPadding
		if e.Description != "" {
			sum += textHeight(e.Description)
		}
		for _, f := range e.Fields {
			sum += lineHeight + textHeight(f.Value)
		}
	}
	return sum
}

// textHeight returns about how many pixels a text in markdown takes.
func textHeight(s string) int {
	sum := 0
	for line := range strings.SplitSeq(s, "\n") {
		per, high := perLine, lineHeight
		switch {
		case strings.HasPrefix(line, "-# "):
			per, high = perSmall, smallHeight
		case strings.HasPrefix(line, "### "):
			per, high = perHeading, headHeight
		case strings.Contains(line, "**"):
			per = perBold
		case strings.HasPrefix(line, "> "):
			per = perQuoted
		}
		sum += high * max(1, (length(read(line))+per-1)/per)
	}
	return sum
}

var (
	linkTarget = regexp.MustCompile(`\]\([^)]*\)`)
	timestamp  = regexp.MustCompile(`<t:[^>]*>`)
	marks      = strings.NewReplacer("\\", "", "**", "", "-# ", "", "### ", "", "> ", "", "[", "")
)

// read returns about what a person reads of a line of markdown.
func read(line string) string {
	return marks.Replace(timestamp.ReplaceAllString(linkTarget.ReplaceAllString(line, ""), "9 months ago"))
}
