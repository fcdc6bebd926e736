package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
	"quoth/retrieval/prose"
)

// block is a line of the article's text: a paragraph, a heading, a list item or a table row.
type block struct {
	text    string
	linked  int  // bytes of text in links
	heading bool // in <h1> to <h6>
	item    bool // in a list or a table
	number  int  // of its paragraph in the page (see numberParagraphs), or -1
}

// isProse reports whether the block holds a sentence: it is long enough for one, ends like one and is
// not mostly links.
func (b block) isProse() bool {
	return b.words() >= 8 && b.endsSentence() && b.linked*2 < len(b.text)
}

// isLinkedSentence reports whether the block is a link that is a sentence of the text: a statement, or a
// question or a whole quotation that is too long for a headline.
func (b block) isLinkedSentence() bool {
	if b.linked*10 < len(b.text)*9 || b.isPrompt() || b.trailsOff() {
		return false
	}
	if b.words() >= 8 {
		return b.endsSentence() || strings.HasPrefix(b.text, "“") && strings.HasSuffix(b.text, "”")
	}
	return b.words() >= 4 && strings.HasSuffix(b.text, ".") && !b.isCall()
}

// isParagraph reports whether the block is prose or so long that it is more than a label or a credit.
func (b block) isParagraph() bool { return b.isProse() || b.words() >= 20 && !b.isBoilerplate() }

func (b block) words() int { return strings.Count(b.text, " ") + 1 }

func (b block) endsSentence() bool {
	s := strings.TrimRight(b.text, "\"'”’»)]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") ||
		strings.HasSuffix(s, "…") || strings.HasSuffix(s, "。")
}

// blocks returns the lines below n in reading order. It leaves out the elements for which skip is
// true, with all that they contain.
func blocks(n *html.Node, skip func(*html.Node) bool) []block {
	w := &blockWriter{skip: skip, number: -1}
	w.node(n)
	w.end()
	return w.done
}

// blockWriter collects blocks while it walks the elements.
type blockWriter struct {
	skip   func(*html.Node) bool
	done   []block
	line   strings.Builder
	space  bool // a blank is due before the next word
	linked int
	number int

	// How many elements of each kind the current one is in.
	links, heading, items, pre int
}

func (w *blockWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
	case n.Type == html.ElementNode && (node.IsInvisible(n) || w.skip(n)):
		w.space = true
	case n.DataAtom == atom.Br:
		w.end()
	case n.Type == html.ElementNode && node.IsInline(n):
		w.children(n)
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		w.space = true
		w.children(n)
		w.space = true
	case n.Type != html.CommentNode:
		w.end()
		w.number = paragraphNumber(n)
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

// depth returns the counter of elements of n's kind, or nil.
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

// text adds words to the line. In preformatted text, such as old wire copy, an empty line ends a
// paragraph.
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

// words adds words to the line, with one blank between them.
func (w *blockWriter) words(s string) {
	s = prose.Visible(s)
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

// end ends the line, and adds it to the blocks if it has any text.
func (w *blockWriter) end() {
	if w.line.Len() > 0 {
		w.done = append(w.done, block{w.line.String(), w.linked, w.heading > 0, w.items > 0, w.number})
	}
	w.line.Reset()
	w.space, w.linked = false, 0
}

// numberAttr is the attribute with the number of a paragraph.
const numberAttr = "data-quoth-paragraph"

func setParagraphNumber(n *html.Node, number int) {
	n.Attr = append(n.Attr, html.Attribute{Key: numberAttr, Val: strconv.Itoa(number)})
}

// paragraphNumber returns the number of a paragraph, or -1 for other elements.
func paragraphNumber(n *html.Node) int {
	if i, err := strconv.Atoi(node.Attr(n, numberAttr)); err == nil {
		return i
	}
	return -1
}
