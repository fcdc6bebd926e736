// Package dropcap joins the large first letters of a web page with the words that they begin. Pages set
// such a letter in an element of its own, mostly with white space behind it, or as a picture.
//
//	dropcap.Join(doc) // <span class="cap">T</span> he ferry: The ferry
//
// "A" and "I" may also be words of their own, as in "A man" and "I was". They are joined only with what
// is no word by itself.
package dropcap

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Join joins the large first letters of the paragraphs of a page with the words that they begin.
func Join(doc *html.Node) {
	var found []capital
	for n := range doc.Descendants() {
		if c, ok := capitalOf(n); ok {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return
	}
	l := newLexicon(doc)
	for _, c := range found {
		if l.joins(c) {
			c.join()
		} else if c.drawn {
			c.write()
		}
	}
}

// capital is a large first letter, or two, with the word that follows.
type capital struct {
	letter piece
	marks  []piece // with quotation marks before the letter
	rest   *html.Node
	word   string // the first of rest
	gap    bool   // white space, or the end of an element, is between the letter and the word
	styled bool   // names or styles say that it is a large letter
	drawn  bool   // it is a picture
}

// capitalOf returns the large letter at the beginning of a paragraph.
func capitalOf(n *html.Node) (capital, bool) {
	if !mayBegin(n) {
		return capital{}, false
	}
	parts := piecesOf(n)
	if beginsPlainly(n, parts) {
		return capital{}, false
	}
	var marks []piece
	for i, p := range parts {
		if isMarks(p.text) {
			marks = append(marks, p)
			continue
		}
		c := capital{letter: p, marks: marks, drawn: p.node.Type == html.ElementNode}
		if !c.isLetters() {
			break
		}
		c.styled = c.drawn || isStyled(p.node, n)
		if c.findRest(n, parts[i+1:]) {
			return c, true
		}
		if !isHidden(p.node, n) {
			break
		}
	}
	return capital{}, false
}

// beginsPlainly reports whether a paragraph begins as most do, with text of its own.
func beginsPlainly(n *html.Node, parts []piece) bool {
	if len(parts) < 2 {
		return len(parts) == 0 // one piece may be the letter of the next paragraph
	}
	first := parts[0]
	return first.node.Parent == n && first.node.Type == html.TextNode && !isMarks(first.text)
}

// mayBegin reports whether a large letter may be at the beginning of n.
func mayBegin(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Td, atom.Blockquote, atom.Section, atom.Article, atom.Li:
		return true
	}
	return false
}

// isLetters reports whether the piece is a capital letter, or two letters.
func (c capital) isLetters() bool {
	s := c.letter.letters()
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) && utf8.RuneCountInString(s) <= 2 && strings.IndexFunc(s, isNoLetter) < 0
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }

// findRest finds the text that follows the letter, in the paragraph or in the next one.
func (c *capital) findRest(paragraph *html.Node, after []piece) bool {
	if len(after) == 0 {
		next := paragraph.NextSibling
		for next != nil && next.Type != html.ElementNode {
			next = next.NextSibling
		}
		if next == nil || !mayBegin(next) || c.drawn || !c.styled {
			return false
		}
		after, c.gap = piecesOf(next), true
	}
	if len(after) == 0 || after[0].node.Type != html.TextNode {
		return false
	}
	p := after[0]
	c.rest, c.word = p.node, firstWord(p.text)
	c.gap = c.gap || c.drawn || p.gap || strings.TrimRightFunc(c.letter.text, unicode.IsSpace) != c.letter.text
	return continues(c.word) || strings.HasPrefix(strings.TrimSpace(p.text), "’") && c.gap
}

// firstWord returns the letters at the beginning of s. A word before a hyphen is not returned.
func firstWord(s string) string {
	s = strings.TrimSpace(s)
	if end := strings.IndexFunc(s, isNoLetter); end >= 0 {
		if s[end] == '-' {
			return ""
		}
		return s[:end]
	}
	return s
}

// continues reports whether a word may continue another: it is in small letters, or all in capitals.
func continues(word string) bool {
	return word != "" && (strings.ToLower(word) == word || strings.ToUpper(word) == word)
}

// join moves the letter and the marks to the word.
func (c capital) join() {
	s := ""
	for _, m := range c.marks {
		s += strings.TrimSpace(m.text)
		remove(m.node)
	}
	remove(c.letter.node)
	c.rest.Data = s + strings.TrimSpace(c.letter.text) + strings.TrimLeftFunc(c.rest.Data, unicode.IsSpace)
}

// write replaces the picture of a letter that is a word by the letter.
func (c capital) write() {
	text := &html.Node{Type: html.TextNode, Data: strings.TrimSpace(c.letter.text) + " "}
	c.letter.node.Parent.InsertBefore(text, c.letter.node)
	remove(c.letter.node)
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}
