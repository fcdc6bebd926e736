package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/label"
	"quoth/retrieval/page/node"
)

// storyParts knows where on the page the paragraphs of the story stand, from those that were found.
type storyParts struct {
	*paragraphs
	common      location // of most of those found, if hasCommon
	hasCommon   bool
	first, last int           // the numbers of the first and the last of those found
	around      *html.Node    // the closest element around those found
	scope       *html.Node    // the largest element that holds only this article, or nil
	headings    map[int]bool  // how many headlines are before those found
	paths       map[path]bool // to those found
}

// path is how a paragraph is reached from an element. Two paragraphs with equal paths are in containers
// of the same make.
type path struct {
	from  *html.Node
	names string // tags and classes of the elements in between, and of the paragraph
}

// maxPath is the number of elements on the longest path that is compared.
const maxPath = 6

func (p *paragraphs) partsOf(bs []block, numbers []int) *storyParts {
	s := &storyParts{paragraphs: p, first: -1, headings: make(map[int]bool), paths: make(map[path]bool)}
	s.common, s.hasCommon = p.commonLocation(numbers)
	for _, b := range bs {
		if b.number >= 0 && b.number < len(p.nodes) && b.isProse() {
			s.add(b.number)
		}
	}
	s.scope = scopeOf(s.around)
	return s
}

// add adds a paragraph that was found.
func (s *storyParts) add(number int) {
	n := s.nodes[number]
	if s.first < 0 {
		s.first, s.around = number, n.Parent
	}
	s.last = number
	s.around = commonAncestor(s.around, n)
	s.headings[s.locations[number].headings] = true
	for _, p := range pathsTo(n) {
		s.paths[p] = true
	}
}

// pathsTo returns the paths to n from the elements around it.
func pathsTo(n *html.Node) []path {
	out, leaf := make([]path, 0, maxPath), n
	names := nameOf(n)
	for n = n.Parent; n != nil && len(out) < maxPath; n = n.Parent {
		out = append(out, path{n, names})
		names = nameOf(n) + ">" + names
	}
	return append(out, namedPath(leaf)...)
}

// nameOf returns the tag and the classes of n.
func nameOf(n *html.Node) string {
	class := node.Attr(n, "class")
	return n.Data + "." + class[:min(len(class), maxName)]
}

// maxName is how many bytes of the classes of an element are compared.
const maxName = 80

// namedPath returns the path to n of the two elements around it if both have classes. Such a path is
// the same wherever on the page it begins.
func namedPath(n *html.Node) []path {
	names := nameOf(n)
	for range 2 {
		n = n.Parent
		if n == nil || node.Attr(n, "class") == "" {
			return nil
		}
		names = nameOf(n) + ">" + names
	}
	return []path{{nil, names}}
}

// commonAncestor returns the closest element that contains both a and b.
func commonAncestor(a, b *html.Node) *html.Node {
	for a != nil && !isWithin(b, a) {
		a = a.Parent
	}
	return a
}

func isWithin(n, frame *html.Node) bool {
	for n != nil && n != frame {
		n = n.Parent
	}
	return n != nil
}

// scopeOf returns the largest element around n that holds one article only: <main> or <article>.
func scopeOf(n *html.Node) *html.Node {
	var scope *html.Node
	for ; n != nil; n = n.Parent {
		isMain := n.DataAtom == atom.Main || node.Attr(n, "role") == "main"
		if isMain && !node.HasMore(n, 1, atom.H1) && !node.HasMore(n, 1, atom.Article) || n.DataAtom == atom.Article {
			scope = n
		}
	}
	return scope
}

// mayHold reports whether the story may hold a paragraph, by where it stands.
func (s *storyParts) mayHold(i int) bool {
	if s.isCommon(i) {
		return true
	}
	if s.first < 0 || !s.headings[s.locations[i].headings] {
		return false
	}
	n := s.nodes[i]
	return s.first < i && i < s.last && isWithin(n, s.around) ||
		i < s.first && s.scope != nil && isWithin(n, s.scope) && s.isBelowHeadline(n) ||
		slices.ContainsFunc(pathsTo(n), func(p path) bool { return s.paths[p] })
}

// holds reports whether the story holds a paragraph of which the text is b. A short one must follow
// another that was added.
func (s *storyParts) holds(i int, b block, follows bool) bool {
	n := s.nodes[i]
	isText := b.isProse() || follows && b.linked == 0 && b.endsSentence() && b.words() >= minShort ||
		s.first < i && i < s.last && b.isLinkedSentence() && !s.isListed(i)
	return isText && !label.IsElsewhere(n) && !isHidden(n) && (s.isCommon(i) || !s.isInBox(n) && !s.isTeaser(n))
}

// minShort is the number of words of the shortest sentence that is added.
const minShort = 3

// isListed reports whether the paragraph is one of several links in a row, or stands below a label.
func (s *storyParts) isListed(i int) bool {
	for n := range s.nodes[i].Parent.ChildNodes() {
		if n != s.nodes[i] && n.DataAtom == atom.P && isLinkLine(n) {
			return true
		}
	}
	return isLinkLine(s.nodes[i-1]) && isLinkLine(s.nodes[i+1])
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

func (s *storyParts) isCommon(i int) bool { return s.hasCommon && s.locations[i] == s.common }

// isBelowHeadline reports whether n, or the element around it, stands in one element with a headline.
func (p *paragraphs) isBelowHeadline(n *html.Node) bool {
	parent := n.Parent
	return parent != nil && (p.headed[parent] || parent.Parent != nil && p.headed[parent.Parent])
}

// isInBox reports whether a paragraph is in an element of the site that interrupts the story.
func (s *storyParts) isInBox(n *html.Node) bool {
	for ; n != nil && n != s.around && n != s.scope; n = n.Parent {
		switch n.DataAtom {
		case atom.Form, atom.Figure, atom.Button:
			return true
		}
		for _, name := range node.Names(n) {
			if boilerplateNames[name] || boxNames[name] {
				return true
			}
		}
	}
	return false
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
