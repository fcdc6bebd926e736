package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// paragraphs are the <p> elements of a page, numbered so that they are known again in the
// copy of them that the library returns.
//
// Sites cut a story into several containers to put adverts between them, and the library
// takes one of these. The other paragraphs of the story are in the same place.
type paragraphs struct {
	nodes  []*html.Node
	places []place
	bytes  int // of text in all of them
}

// place tells the paragraphs of one story from all others of the page.
type place struct {
	class    string
	article  *html.Node // the <article> around it, or nil
	headings int        // <h1> elements before it
}

const numberKey = "data-quoth-paragraph"

// mark numbers the paragraphs of a page from 0.
func mark(doc *html.Node) *paragraphs {
	var p paragraphs
	headings := 0
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.H1:
			headings++
		case atom.P:
			p.bytes += textLength(n)
			p.places = append(p.places, place{attr(n, "class"), closest(n, atom.Article), headings})
			n.Attr = append(n.Attr, html.Attribute{Key: numberKey, Val: strconv.Itoa(len(p.nodes))})
			p.nodes = append(p.nodes, n)
		}
	}
	return &p
}

// number is the number of a paragraph, or -1.
func number(n *html.Node) int {
	if i, err := strconv.Atoi(attr(n, numberKey)); err == nil {
		return i
	}
	return -1
}

// restore puts the story's paragraphs that are missing in the element found among its
// blocks, where they stand in the page.
func (p *paragraphs) restore(bs []block, found *html.Node) []block {
	chosen := p.numbers(found)
	story, ok := p.common(chosen)
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
		if p.places[i] != story || elsewhere(n) || hidden(n) {
			continue
		}
		missing := blocks(n, unseen)
		if len(missing) != 1 || !missing[0].prose() || have[missing[0].text] {
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

// numbers are those of the paragraphs below n.
func (p *paragraphs) numbers(n *html.Node) []int {
	var out []int
	for d := range n.Descendants() {
		if i := number(d); 0 <= i && i < len(p.nodes) {
			out = append(out, i)
		}
	}
	return out
}

// common is the place that most of the chosen paragraphs are in, if its paragraphs have a
// class: all others are too easily taken for it.
func (p *paragraphs) common(chosen []int) (story place, ok bool) {
	const few, share = 4, 0.8
	count := make(map[place]int)
	for _, i := range chosen {
		at := p.places[i]
		count[at]++
		if count[at] > count[story] {
			story = at
		}
	}
	n := count[story]
	return story, story.class != "" && n >= few && float64(n) >= share*float64(len(chosen))
}

// closest is the element with the tag that n lies in, or nil.
func closest(n *html.Node, tag atom.Atom) *html.Node {
	for n != nil && n.DataAtom != tag {
		n = n.Parent
	}
	return n
}

// hidden reports whether n or an element around it is not shown.
func hidden(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
		if hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true" ||
			strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
			return true
		}
	}
	return false
}
