package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"quoth/retrieval/page/node"
)

// minWords is the number of words from which a text counts as a whole article.
const minWords = 200

// isPaywalled reports whether text is only the beginning of the article. Many sites declare an
// article as paid but print all of it, so the text must also be short.
func (f *facts) isPaywalled(doc *html.Node, text string) bool {
	words := len(strings.Fields(text))
	tier := strings.ToLower(f.first("article:content_tier"))
	paid := f.ld.Paid || f.labels.Paywall || slices.Contains(paidTiers, tier)
	if paid && f.ld.Words > 0 {
		return words*2 < f.ld.Words
	}
	return words < minWords && (paid || asksToPay(doc))
}

// paidTiers are the values of article:content_tier in Facebook's documentation, except "free".
var paidTiers = []string{"locked", "metered"}

// payWords are phrases that follow the beginning of an article for subscribers.
var payWords = []string{"to continue reading", "to keep reading", "to read the full", "to read this article",
	"to read more of this", "continue reading with a subscription", "subscribers only", "for subscribers",
	"exclusive to subscribers", "subscribe to read", "subscriber-only",
	"register to read", "to unlock this article", "the rest of this article"}

func asksToPay(doc *html.Node) bool {
	text := strings.ToLower(node.Text(doc))
	return slices.ContainsFunc(payWords, func(w string) bool { return strings.Contains(text, w) })
}
