package limit

import (
	"golang.org/x/net/html"

	"quoth/retrieval/page/node"
)

// Limits of the time that a page takes. Finding the article takes time for each element, and for each
// byte of text in each of the elements around it. A page at the limits takes some seconds; the largest
// news pages, live coverage of a day, are at a tenth of them.
const (
	maxElements = 200_000
	maxTextCost = 256 << 20 // bytes of text, each counted once for each element around it
)

// readingCost is what the time to read a page depends on.
type readingCost struct{ elements, text int }

func (c *readingCost) add(n *html.Node, depth int) {
	switch {
	case n.Type == html.TextNode:
		c.text += len(n.Data) * depth
	case n.Type == html.ElementNode && node.IsInvisible(n):
		return
	case n.Type == html.ElementNode:
		c.elements++
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.add(child, depth+1)
	}
}

// IsTooComplex reports whether a page is above the limits.
func IsTooComplex(doc *html.Node) bool {
	var c readingCost
	c.add(doc, 0)
	return c.elements > maxElements || c.text > maxTextCost
}
