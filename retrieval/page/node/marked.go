package node

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"quoth/retrieval/prose"
)

// Marks that Marked sets between the texts of neighbouring elements.
const (
	Touching = "\n" // nothing stands between them, or one of them begins a line of its own
	Apart    = "\t" // white space stands between them
)

// Marked returns the visible text below n with a mark at each border of elements, so that "By",
// "Ann Dune" and "Staff Writer" in elements of their own are told apart, with or without white space
// between them.
func Marked(n *html.Node) string {
	var m Marker
	m.Write(n)
	return m.String()
}

// ShortMarked returns Marked of n, or "" if the page has more than most bytes below n.
func ShortMarked(n *html.Node, most int) string {
	if left := most; !fits(n, &left) {
		return ""
	}
	return Marked(n)
}

// Marker writes texts of neighbouring elements with marks between them. The zero value is empty.
type Marker struct {
	b      strings.Builder
	mark   string // what stands before the next text
	blank  bool   // white space does
	inWord bool   // a text was written
}

// Write writes the visible text of n.
func (m *Marker) Write(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		m.writeText(n.Data)
		return
	case IsInvisible(n):
		return
	case n.DataAtom == 0 && n.Type == html.ElementNode, n.Type == html.DocumentNode:
	case !IsInline(n):
		m.Border(Touching)
	default:
		m.Border(Apart)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.Write(c)
	}
	if IsInline(n) {
		m.Border(Apart)
	} else {
		m.Border(Touching)
	}
}

// Border sets a mark before the next text: Touching always, Apart only if there is white space.
func (m *Marker) Border(mark string) {
	if m.mark != Touching {
		m.mark = mark
	}
}

func (m *Marker) writeText(s string) {
	s = prose.Visible(s)
	words := strings.Fields(s)
	if len(words) == 0 {
		m.blank = m.blank || s != ""
		return
	}
	m.blank = m.blank || startsBlank(s)
	m.b.WriteString(m.before())
	m.b.WriteString(strings.Join(words, " "))
	m.mark, m.inWord, m.blank = "", true, endsBlank(s)
}

// before returns what is written before the next text.
func (m *Marker) before() string {
	switch {
	case !m.inWord:
		return ""
	case m.mark == "" && m.blank:
		return " "
	case m.mark == Apart && !m.blank:
		return Touching
	}
	return m.mark
}

func startsBlank(s string) bool { return strings.TrimLeftFunc(s, unicode.IsSpace) != s }

func endsBlank(s string) bool { return strings.TrimRightFunc(s, unicode.IsSpace) != s }

// String returns the text that was written.
func (m *Marker) String() string { return m.b.String() }
