package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attr is the value of an attribute of n, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// textOf is the visible text below n on one line, white space folded.
func textOf(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	return oneLine(b.String())
}

// writeText sets elements apart by a space: "<b>Ann</b><i>Orlo</i>" is two words in a by-line.
func writeText(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	if unseen(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(b, c)
	}
	if n.Type == html.ElementNode && !inline(n) {
		b.WriteByte(' ')
	}
}

// textLength counts the bytes of visible text below n, without white space.
func textLength(n *html.Node) int {
	if n.Type == html.TextNode {
		length := 0
		for _, word := range strings.Fields(n.Data) {
			length += len(word)
		}
		return length
	}
	if unseen(n) {
		return 0
	}
	length := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		length += textLength(c)
	}
	return length
}

// unseen elements hold text that no reader sees.
func unseen(n *html.Node) bool {
	if n.Type == html.CommentNode {
		return true
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe,
		atom.Object, atom.Video, atom.Audio, atom.Canvas, atom.Select, atom.Textarea, atom.Head:
		return true
	}
	return false
}

// inline elements run on within a line; all others start a line of their own.
func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del,
		atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q,
		atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time,
		atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Picture, atom.Nobr, atom.Ruby, atom.Rt, atom.Rp:
		return true
	}
	// Elements that HTML does not know, as <newsline-ticker>, are laid out inline.
	return n.DataAtom == 0
}

// contains reports whether an element below n has one of the tags.
func contains(n *html.Node, tags ...atom.Atom) bool {
	for d := range n.Descendants() {
		for _, t := range tags {
			if d.DataAtom == t {
				return true
			}
		}
	}
	return false
}

// names are the words that the class and the id of n are made of, in lower case:
// "article__imageCaption" holds article, image and caption.
func names(n *html.Node) []string {
	s := attr(n, "class") + " " + attr(n, "id")
	if len(s) == 1 {
		return nil
	}
	var b strings.Builder
	lower := false
	for _, r := range s {
		switch {
		case unicode.IsUpper(r) && lower:
			b.WriteByte(' ')
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsLetter(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
	}
	return strings.Fields(b.String())
}

// visible drops the characters of s that nobody sees: soft hyphens, zero-width spaces and
// byte order marks, which would hide a word from the search, and controls but white space.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00AD', r == '\u200B', r == '\u2060', r == '\uFEFF', unicode.IsControl(r) && !unicode.IsSpace(r):
			return -1
		}
		return r
	}, s)
}

// oneLine folds white space, no-break spaces among it, and drops invisible characters.
func oneLine(s string) string {
	return strings.Join(strings.Fields(visible(s)), " ")
}
