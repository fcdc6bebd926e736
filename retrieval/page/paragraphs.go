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

// restore adds to the blocks of the found element the paragraphs of the story that it lacks, in the
// order of the page.
func (p *paragraphs) restore(bs []block, found *html.Node) []block {
	numbers := p.numbersBelow(found)
	parts := p.partsOf(bs, numbers)
	isFound := make([]bool, len(p.nodes))
	for _, i := range numbers {
		isFound[i] = true
	}
	have := make(map[string]bool, len(bs))
	for _, b := range bs {
		have[b.text] = true
	}
	var out []block
	var before *html.Node // the element around the paragraph that was added before
	next := 0
	for i, n := range p.nodes {
		if isFound[i] || !parts.mayHold(i) {
			continue
		}
		missing := blocks(n, node.IsInvisible)
		if len(missing) != 1 || have[missing[0].text] || !parts.holds(i, missing[0], n.Parent == before) {
			continue
		}
		before = n.Parent
		end := next
		for end < len(bs) && bs[end].number <= i {
			end++
		}
		out = append(append(out, bs[next:end]...), withNeighbours(n, missing[0], have)...)
		next = end
	}
	return append(out, bs[next:]...)
}

// withNeighbours returns the block of a paragraph, together with the crosshead above it and the list
// below it. Those that have links are about other pages.
func withNeighbours(n *html.Node, b block, have map[string]bool) []block {
	out := []block{b}
	if h := prevElement(n); h != nil && isCrosshead(h) {
		if head := blocks(h, node.IsInvisible); len(head) == 1 && head[0].linked == 0 && !have[head[0].text] {
			out = []block{head[0], b}
		}
	}
	if l := nextElement(n); l != nil && (l.DataAtom == atom.Ul || l.DataAtom == atom.Ol) {
		for _, item := range blocks(l, node.IsInvisible) {
			if item.linked > 0 || have[item.text] {
				return out
			}
			out = append(out, item)
		}
	}
	return out
}

func isCrosshead(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func prevElement(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; n = n.PrevSibling {
	}
	return n
}

func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
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
