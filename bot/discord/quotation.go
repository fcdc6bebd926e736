package discord

import (
	"strings"

	"quoth/retrieval/prose"
)

// mark stands where an excerpt is cut inside a sentence.
const mark = "[…]"

// passage is printed words with the part that answers; the parts follow each other.
type passage struct {
	before, strong, after string
	cutBefore, cutAfter   bool
}

// passageOf is the text of span with the part strong, both in bytes of article.
func passageOf(article string, span, strong prose.Span, cutBefore, cutAfter bool) passage {
	strong = strong.In(span)
	return passage{
		before: article[span.Start:strong.Start], strong: strong.Of(article), after: article[strong.End:span.End],
		cutBefore: cutBefore, cutAfter: cutAfter,
	}
}

// blockQuote draws p behind Discord's quotation bar. Taking off the bars, the bold marks,
// our […] and the escapes gives the printed words back.
func (p passage) blockQuote() string {
	words := markdown(p.before) + bold(markdown(p.strong)) + markdown(p.after)
	if p.cutBefore {
		words = mark + " " + words
	}
	if p.cutAfter {
		words += " " + mark
	}
	return "> " + strings.ReplaceAll(words, "\n", "\n> ")
}

// bold makes each line of s bold by itself: Discord reads a quotation line by line. White space at
// the ends of a line stays outside, since ** before a blank may open nothing.
func bold(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		words := strings.TrimSpace(line)
		if words == "" {
			continue
		}
		at := strings.Index(line, words)
		lines[i] = line[:at] + "**" + words + "**" + line[at+len(words):]
	}
	return strings.Join(lines, "\n")
}

// small is a line in small print; s is markdown already.
func small(s string) string { return "-# " + s }
