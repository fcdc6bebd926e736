package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
)

// paragraphs holds the <p> elements of a page. They are numbered, so that they are recognised in the
// copy that go-readability returns.
//
// Many sites put adverts between the paragraphs of a story, and so divide it into several containers.
// go-readability returns one of them. The paragraphs of the others belong to the same story.
type paragraphs struct {
	nodes     []*html.Node
	locations []location
	headed    map[*html.Node]bool // elements with a headline directly in them or one below
	bytes     int                 // of text in all of them
}

// location is equal for the paragraphs of one story, and mostly different for others of the page.
type location struct {
	class    string
	article  *html.Node // the <article> around it, or nil
	headings int        // <h1> elements before it
}

// numberParagraphs numbers the paragraphs of a page from 0.
func numberParagraphs(doc *html.Node) *paragraphs {
	p := paragraphs{headed: make(map[*html.Node]bool)}
	headings := 0
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.H1:
			headings++
			p.headed[n.Parent] = true
			p.headed[n.Parent.Parent] = true
		case atom.P:
			p.bytes += node.Length(n)
			p.locations = append(p.locations, location{node.Attr(n, "class"), closest(n, atom.Article), headings})
			setParagraphNumber(n, len(p.nodes))
			p.nodes = append(p.nodes, n)
		}
	}
	return &p
}

// numbersBelow returns the numbers of the paragraphs below n.
func (p *paragraphs) numbersBelow(n *html.Node) []int {
	var out []int
	for d := range n.Descendants() {
		if i := paragraphNumber(d); 0 <= i && i < len(p.nodes) {
			out = append(out, i)
		}
	}
	return out
}

// commonLocation returns the location of most of the paragraphs with the given numbers. It needs a
// class, because paragraphs without one are too easily mistaken for others of the page.
func (p *paragraphs) commonLocation(numbers []int) (story location, ok bool) {
	const minCount, minShare = 4, 0.8
	count := make(map[location]int)
	for _, i := range numbers {
		at := p.locations[i]
		count[at]++
		if count[at] > count[story] {
			story = at
		}
	}
	n := count[story]
	return story, story.class != "" && n >= minCount && float64(n) >= minShare*float64(len(numbers))
}

// closest returns the closest element with the given tag around n, or nil.
func closest(n *html.Node, tag atom.Atom) *html.Node {
	for n != nil && n.DataAtom != tag {
		n = n.Parent
	}
	return n
}

// isHidden reports whether n or an element around it is not shown.
func isHidden(n *html.Node) bool {
	for n != nil && !isMarkedHidden(n) {
		n = n.Parent
	}
	return n != nil
}

// isMarkedHidden reports whether the attributes of n hide it.
func isMarkedHidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(node.Attr(n, "style")), " ", "")
	return node.HasAttr(n, "hidden") || node.Attr(n, "aria-hidden") == "true" ||
		strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
