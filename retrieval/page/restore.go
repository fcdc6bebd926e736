package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/label"
	"quoth/retrieval/page/node"
)

// restorer adds to the blocks of the found element the paragraphs of the story that it lacks, in the
// order of the page.
type restorer struct {
	*storyParts
	skip  func(*html.Node) bool // elements that are no part of a text
	found []block               // those that are not yet in out
	out   []block
	have  map[string]bool     // the texts of all blocks
	holds map[*html.Node]bool // elements right around paragraphs that were found or added
	done  []bool              // by the number of a paragraph: whether it was found or added
}

// restore returns the blocks of the found element, and those of the story that it lacks.
func (p *paragraphs) restore(bs []block, found *html.Node, skip func(*html.Node) bool) []block {
	numbers := p.numbersBelow(found)
	r := &restorer{storyParts: p.partsOf(bs, numbers), skip: skip, found: bs, have: make(map[string]bool, len(bs)),
		holds: make(map[*html.Node]bool), done: make([]bool, len(p.nodes))}
	for _, b := range bs {
		r.have[b.text] = true
	}
	for _, i := range numbers {
		r.done[i], r.holds[p.nodes[i].Parent] = true, true
	}
	for i := range p.nodes {
		if !r.done[i] && r.mayHold(i) {
			r.add(i)
		}
	}
	return append(r.out, r.found...)
}

// add adds a paragraph if it belongs to the story. If none of the element around it was found, although
// it is like one of the elements that were, all of it is added, with its crossheads and lists.
func (r *restorer) add(i int) {
	n := r.nodes[i]
	missing := blocks(n, node.IsInvisible)
	if len(missing) != 1 || r.have[missing[0].text] || !r.isText(i, missing[0]) {
		return
	}
	if !r.holds[n.Parent] && r.hasPath(n) {
		r.holds[n.Parent] = true
		missing = blocks(n.Parent, func(n *html.Node) bool { return r.skip(n) || isMarkedHidden(n) || isBox(n) })
	}
	end := 0
	for end < len(r.found) && r.found[end].number <= i {
		end++
	}
	r.out = append(r.out, r.found[:end]...)
	r.found = r.found[end:]
	for _, b := range missing {
		if b.number >= 0 {
			r.done[b.number] = true
		}
		if !r.have[b.text] {
			r.out = append(r.out, b)
		}
	}
}

// isText reports whether a paragraph of which the text is b belongs to the story, and not to something
// that interrupts it.
func (r *restorer) isText(i int, b block) bool {
	n := r.nodes[i]
	isText := b.isProse() || r.first < i && i < r.last && b.isLinkedSentence() && !r.isListed(i)
	return isText && !label.IsElsewhere(n) && !isHidden(n) && (r.isCommon(i) || !r.isInBox(n) && !r.isTeaser(n))
}

// isListed reports whether the paragraph is one of several links in a row, or stands below a label.
func (s *storyParts) isListed(i int) bool {
	n, before, after := s.nodes[i], s.nodes[i-1], s.nodes[i+1]
	isNear := func(p *html.Node) bool { return p.Parent == n.Parent && isLinkLine(p) }
	return isNear(before) || isNear(after) || isLinkLine(before) && isLinkLine(after)
}

// isLinkLine reports whether a paragraph is a link, or the label of one.
func isLinkLine(n *html.Node) bool {
	for _, b := range blocks(n, node.IsInvisible) {
		if b.isLink() || b.isLinkedSentence() || b.isPrompt() || b.words() < 4 && strings.HasSuffix(b.text, ":") {
			return true
		}
	}
	return false
}

// isInBox reports whether a paragraph is in an element of the site that interrupts the story.
func (s *storyParts) isInBox(n *html.Node) bool {
	for ; n != nil && n != s.around && n != s.scope; n = n.Parent {
		if isBox(n) {
			return true
		}
	}
	return false
}

// isBox reports whether an element interrupts the story.
func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Form, atom.Figure, atom.Button, atom.Aside:
		return true
	}
	return slices.ContainsFunc(node.Names(n), func(s string) bool { return boilerplateNames[s] || boxNames[s] })
}

// boxNames are further words in the class and id attributes of elements that interrupt a story.
var boxNames = map[string]bool{
	"widget": true, "teaser": true, "card": true, "cta": true, "callout": true, "standfirst": true, "dek": true,
	"deck": true, "subtitle": true, "subheadline": true, "summary": true, "excerpt": true, "description": true,
}

// maxTeaser is the number of paragraphs of the longest teaser, and maxCard how many elements around a
// paragraph may be its card.
const (
	maxTeaser = 2
	maxCard   = 5
)

// isTeaser reports whether a paragraph is on a card for another story: in a link, or together with a
// headline that is one.
func (s *storyParts) isTeaser(n *html.Node) bool {
	for i := 0; i < maxCard && n != nil && n != s.around; i, n = i+1, n.Parent {
		if n.DataAtom == atom.A {
			return true
		}
		if node.HasMore(n, maxTeaser, atom.P) {
			return false
		}
		if hasLinkedHeading(n) {
			return true
		}
	}
	return false
}

// hasLinkedHeading reports whether n has a heading that links to another page.
func hasLinkedHeading(n *html.Node) bool {
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			if link := linkOf(d); link != nil && leads(link) {
				return true
			}
		}
	}
	return false
}

// leads reports whether a link leads to another page.
func leads(link *html.Node) bool {
	return node.HasAttr(link, "href") && !strings.HasPrefix(node.Attr(link, "href"), "#")
}

// linkOf returns the link around n or inside of it, or nil.
func linkOf(n *html.Node) *html.Node {
	if a := closest(n, atom.A); a != nil {
		return a
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			return d
		}
	}
	return nil
}
