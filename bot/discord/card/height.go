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

	wholeLine     = 100 // in hundredths
	imageHeight   = 130 // of the picture of a coverage
	besidePicture = 56  // how much of a line is left beside a thumbnail
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
		width := wholeLine
		if e.Thumbnail != nil {
			width = besidePicture
		}
		if e.Image != nil {
			sum += imageHeight
		}
		if e.Description != "" {
			sum += textHeight(e.Description, width)
		}
		for _, f := range e.Fields {
			sum += lineHeight + textHeight(f.Value, wholeLine)
		}
	}
	return sum
}

// textHeight returns about how many pixels a text in markdown takes. Width is in hundredths of a whole line.
func textHeight(s string, width int) int {
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
		per = per * width / wholeLine
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
