package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is a line of the article's text: a paragraph, a heading, a list item, a table row.
type block struct {
	text    string
	linked  int  // bytes of text that lie in links
	heading bool // h1 to h6
	item    bool // in a list or a table
	number  int  // of its paragraph in the page, or -1
}

// blocks are the lines below n in reading order. Elements that skip names are left out
// with all that they hold.
func blocks(n *html.Node, skip func(*html.Node) bool) []block {
	w := &blockWriter{skip: skip, number: -1}
	w.node(n)
	w.end()
	return w.done
}

type blockWriter struct {
	skip func(*html.Node) bool
	done []block

	line    strings.Builder
	space   bool // white space waits for the next word
	linked  int
	links   int // depth within <a>
	heading int
	items   int
	pre     int
	number  int
}

func (w *blockWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
	case n.Type == html.ElementNode && (unseen(n) || w.skip(n)):
		w.space = true
	case n.DataAtom == atom.Br:
		w.end()
	case n.Type == html.ElementNode && inline(n):
		w.children(n)
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		w.space = true
		w.children(n)
		w.space = true
	case n.Type != html.CommentNode:
		w.end()
		w.number = number(n)
		w.children(n)
		w.end()
		w.number = -1
	}
}

func (w *blockWriter) children(n *html.Node) {
	depth := w.depth(n)
	if depth != nil {
		*depth++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if depth != nil {
		*depth--
	}
}

// depth is the counter of what n means for the text in it, or nil.
func (w *blockWriter) depth(n *html.Node) *int {
	switch n.DataAtom {
	case atom.A:
		return &w.links
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return &w.heading
	case atom.Li, atom.Dd, atom.Dt, atom.Tr:
		return &w.items
	case atom.Pre:
		return &w.pre
	}
	return nil
}

// text adds words to the line. In preformatted text, as old wire copy has it, an empty
// line ends a paragraph.
func (w *blockWriter) text(s string) {
	if w.pre > 0 {
		for i, p := range strings.Split(s, "\n\n") {
			if i > 0 {
				w.end()
			}
			w.words(p)
		}
		return
	}
	w.words(s)
}

func (w *blockWriter) words(s string) {
	s = visible(s)
	words := strings.Fields(s)
	if len(words) == 0 {
		w.space = w.space || s != ""
		return
	}
	before := w.line.Len()
	if w.space || strings.TrimLeft(s, blanks) != s {
		w.gap()
	}
	for i, word := range words {
		if i > 0 {
			w.gap()
		}
		w.line.WriteString(word)
	}
	w.space = strings.TrimRight(s, blanks) != s
	if w.links > 0 {
		w.linked += w.line.Len() - before
	}
}

const blanks = " \t\n\f\r\v\u0085\u00A0"

func (w *blockWriter) gap() {
	if w.line.Len() > 0 {
		w.line.WriteByte(' ')
	}
}

// end closes the line, if there is a word on it.
func (w *blockWriter) end() {
	if w.line.Len() > 0 {
		w.done = append(w.done, block{w.line.String(), w.linked, w.heading > 0, w.items > 0, w.number})
	}
	w.line.Reset()
	w.space, w.linked = false, 0
}
