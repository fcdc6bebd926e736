// Package node reads the nodes of a web page's tree: attributes, class names and visible text.
//
//	line := node.Text(heading)
package node

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/prose"
)

// Attr returns the value of an attribute of n, or "".
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// Text returns the visible text below n on one line.
func Text(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	return OneLine(b.String())
}

// ShortText returns Text of n, or "" if the page has more than most bytes below n.
func ShortText(n *html.Node, most int) string {
	if left := most; !fits(n, &left) {
		return ""
	}
	return Text(n)
}

// fits takes the bytes of visible text below n from those left, and reports whether there were enough.
func fits(n *html.Node, left *int) bool {
	switch {
	case n.Type == html.TextNode:
		*left -= len(n.Data)
	case !IsInvisible(n):
		for c := n.FirstChild; c != nil && *left >= 0; c = c.NextSibling {
			fits(c, left)
		}
	}
	return *left >= 0
}

// writeText writes the visible text below n, with a blank after each element that is not inline.
func writeText(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	if IsInvisible(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(b, c)
	}
	if n.Type == html.ElementNode && !IsInline(n) {
		b.WriteByte(' ')
	}
}

// Length returns the number of bytes of visible text below n, without white space.
func Length(n *html.Node) int {
	if n.Type == html.TextNode {
		length := 0
		for _, word := range strings.Fields(n.Data) {
			length += len(word)
		}
		return length
	}
	if IsInvisible(n) {
		return 0
	}
	length := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		length += Length(c)
	}
	return length
}

// IsInvisible reports whether n is a comment or an element whose text is not shown.
func IsInvisible(n *html.Node) bool {
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

// IsInline reports whether an element is part of a line of text. All others begin a line of their own.
func IsInline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del,
		atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q,
		atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time,
		atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Picture, atom.Nobr, atom.Ruby, atom.Rt, atom.Rp:
		return true
	}
	// Elements that are not of HTML, such as <newsline-ticker>, are inline.
	return n.DataAtom == 0
}

// Contains reports whether an element below n has one of the tags.
func Contains(n *html.Node, tags ...atom.Atom) bool {
	return HasMore(n, 0, tags...)
}

// HasMore reports whether more than count elements below n have one of the tags.
func HasMore(n *html.Node, count int, tags ...atom.Atom) bool {
	for d := range n.Descendants() {
		if slices.Contains(tags, d.DataAtom) {
			if count--; count < 0 {
				return true
			}
		}
	}
	return false
}

// Names returns the words in the class and id of n, in lower case: article, image and caption for
// "article__imageCaption".
func Names(n *html.Node) []string {
	s := Attr(n, "class") + " " + Attr(n, "id")
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

// OneLine returns the visible characters of s, with each run of white space as one blank.
func OneLine(s string) string {
	return strings.Join(strings.Fields(prose.Visible(s)), " ")
}

// HasAttr reports whether n has an attribute, even an empty one.
func HasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// HasAny reports whether one of the names of an element is wanted.
func HasAny(names, wanted []string) bool {
	return slices.ContainsFunc(names, func(s string) bool { return slices.Contains(wanted, s) })
}
