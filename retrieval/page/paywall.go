package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"quoth/retrieval/page/metadata"
	"quoth/retrieval/page/node"
)

// minWords is the number of words from which a text counts as a whole article.
const minWords = 200

// isPaywalled reports whether text is only the beginning of the article. Many sites declare an
// article as paid but print all of it, so the text must also be short.
func isPaywalled(m metadata.Article, doc *html.Node, text string) bool {
	words := len(strings.Fields(text))
	if m.Paid && m.Words > 0 {
		return words*2 < m.Words
	}
	return words < minWords && (m.Paid || asksToPay(doc))
}

// payWords are phrases that follow the beginning of an article for subscribers.
var payWords = []string{"to continue reading", "to keep reading", "to read the full", "to read this article",
	"to read more of this", "continue reading with a subscription", "subscribers only", "for subscribers",
	"exclusive to subscribers", "subscribe to read", "subscriber-only",
	"register to read", "to unlock this article", "the rest of this article"}

func asksToPay(doc *html.Node) bool {
	text := strings.ToLower(node.Text(doc))
	return slices.ContainsFunc(payWords, func(w string) bool { return strings.Contains(text, w) })
}
