package page

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

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
		s.hasPath(n)
}

// hasPath reports whether a paragraph is reached in the way of one that was found.
func (s *storyParts) hasPath(n *html.Node) bool {
	return slices.ContainsFunc(pathsTo(n), func(p path) bool { return s.paths[p] })
}

func (s *storyParts) isCommon(i int) bool { return s.hasCommon && s.locations[i] == s.common }

// isBelowHeadline reports whether n, or the element around it, stands in one element with a headline.
func (p *paragraphs) isBelowHeadline(n *html.Node) bool {
	parent := n.Parent
	return parent != nil && (p.headed[parent] || parent.Parent != nil && p.headed[parent.Parent])
}
