package page

import (
	"errors"

	"golang.org/x/net/html"
)

// MaxBytes is how long a page may be, decoded from any compression. Longer ones are refused.
const MaxBytes = 16 << 20

// ErrTooComplex is the reason why a page is not read that would take long on purpose or
// by accident: its elements are nested hundreds deep, or there are hundreds of thousands.
var ErrTooComplex = errors.New("page too complex: nested too deep or too many elements")

// Finding the article takes time for each element, and for each byte of text in each of
// the elements around it. The largest news pages, live coverage of a day, have a tenth of
// these; a page at the limits takes some seconds.
const (
	mostElements = 200_000
	mostTextLoad = 256 << 20 // bytes of text times the elements around
)

// load is what a page costs to read.
type load struct{ elements, text int }

func (l *load) add(n *html.Node, depth int) {
	switch {
	case n.Type == html.TextNode:
		l.text += len(n.Data) * depth
	case n.Type == html.ElementNode && unseen(n):
		return
	case n.Type == html.ElementNode:
		l.elements++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.add(c, depth+1)
	}
}

func tooComplex(doc *html.Node) bool {
	var l load
	l.add(doc, 0)
	return l.elements > mostElements || l.text > mostTextLoad
}
