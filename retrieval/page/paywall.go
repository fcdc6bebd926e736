package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// stubWords is the length below which a text that is for subscribers is taken for the
// part that everybody may read.
const stubWords = 200

// stub reports whether text is only the beginning of the article. Many sites call an
// article paid and print it all, so it must be short as well.
func (f *facts) stub(doc *html.Node, text string) bool {
	words := len(strings.Fields(text))
	paid := f.ld.paid || f.marks.paywall || slices.Contains(paidTiers, strings.ToLower(f.first("article:content_tier")))
	if paid && f.ld.words > 0 {
		return words*2 < f.ld.words
	}
	return words < stubWords && (paid || asksToPay(doc))
}

// paidTiers are the values of article:content_tier that Facebook's documentation has
// beside "free".
var paidTiers = []string{"locked", "metered"}

// payWords stand where a text breaks off for those who do not subscribe.
var payWords = []string{"to continue reading", "to keep reading", "to read the full", "to read this article", "to read more of this",
	"continue reading with a subscription", "subscribers only", "for subscribers", "exclusive to subscribers", "subscribe to read", "subscriber-only",
	"register to read", "to unlock this article", "the rest of this article"}

func asksToPay(doc *html.Node) bool {
	text := strings.ToLower(textOf(doc))
	return slices.ContainsFunc(payWords, func(w string) bool { return strings.Contains(text, w) })
}
