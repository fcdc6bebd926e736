package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/label"
	"quoth/retrieval/page/node"
)

// paragraphs holds the <p> elements of a page. They are numbered, so that they are recognised in the
// copy that go-readability returns.
//
// Many sites put adverts between the paragraphs of a story, and so divide it into several containers.
// go-readability returns one of them. The paragraphs of the others have the same location.
type paragraphs struct {
	nodes     []*html.Node
	locations []location
	bytes     int // of text in all of them
}

// location is equal for the paragraphs of one story, and mostly different for others of the page.
type location struct {
	class    string
	article  *html.Node // the <article> around it, or nil
	headings int        // <h1> elements before it
}

// numberParagraphs numbers the paragraphs of a page from 0.
func numberParagraphs(doc *html.Node) *paragraphs {
	var p paragraphs
	headings := 0
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.H1:
			headings++
		case atom.P:
			p.bytes += node.Length(n)
			p.locations = append(p.locations, location{node.Attr(n, "class"), closest(n, atom.Article), headings})
			setParagraphNumber(n, len(p.nodes))
			p.nodes = append(p.nodes, n)
		}
	}
	return &p
}

// restore adds to the blocks of the found element the paragraphs of the story that it lacks, in the
// order of the page.
func (p *paragraphs) restore(bs []block, found *html.Node) []block {
	story, ok := p.commonLocation(p.numbersBelow(found))
	if !ok {
		return bs
	}
	have := make(map[string]bool, len(bs))
	for _, b := range bs {
		have[b.text] = true
	}
	var out []block
	next := 0
	for i, n := range p.nodes {
		if p.locations[i] != story || label.IsElsewhere(n) || isHidden(n) {
			continue
		}
		missing := blocks(n, node.IsInvisible)
		if len(missing) != 1 || !missing[0].isProse() || have[missing[0].text] {
			continue
		}
		end := next
		for end < len(bs) && bs[end].number <= i {
			end++
		}
		out = append(append(out, bs[next:end]...), missing...)
		next = end
	}
	return append(out, bs[next:]...)
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
	for ; n != nil; n = n.Parent {
		style := strings.ReplaceAll(strings.ToLower(node.Attr(n, "style")), " ", "")
		if node.HasAttr(n, "hidden") || node.Attr(n, "aria-hidden") == "true" ||
			strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
			return true
		}
	}
	return false
}
