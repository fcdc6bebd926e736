// Package consent removes the dialogs of a web page that ask for consent to cookies and to the use of
// personal data, so that they are not taken for the article.
//
//	removed := consent.Remove(doc)
//
// Three things show a dialog: the names that the known vendors give theirs, names and roles of dialogs
// together with what their text says, and buttons to accept or refuse beside such a text. An article
// about cookies reports what others say and do, and is kept.
package consent

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
)

// Remove removes the consent dialogs of a page, and reports whether it had any.
func Remove(doc *html.Node) bool {
	r := remover{meter: meter{left: maxWork}}
	r.walk(doc)
	for _, seed := range r.seeds {
		r.removeAround(seed)
	}
	return r.removed
}

// Limits of the work for one page: what is walked and read to judge its elements, and the buttons around
// which a dialog is looked for. A page at the limits takes some hundredths of a second.
const (
	maxWork  = 2 << 20
	maxSeeds = 64
)

// remover removes dialogs while it walks the elements.
type remover struct {
	meter
	seeds   []*html.Node // buttons to accept or refuse, and lines of dialogs
	inBody  bool
	removed bool
}

func (r *remover) walk(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.TextNode && r.inBody && mayBeDialog(c.Data):
			r.addSeed(c)
		case c.Type != html.ElementNode || c.DataAtom != atom.Template && node.IsInvisible(c):
		case r.inBody && !isFrame(c) && r.isDialog(c):
			n.RemoveChild(c)
			r.removed = true
		default:
			r.descend(c)
		}
		c = next
	}
}

func (r *remover) descend(n *html.Node) {
	if isControl(n) && isChoice(controlText(n)) {
		r.addSeed(n)
		return
	}
	r.inBody = r.inBody || n.DataAtom == atom.Body
	r.walk(n)
}

func (r *remover) addSeed(n *html.Node) {
	if len(r.seeds) < maxSeeds {
		r.seeds = append(r.seeds, n)
	}
}

// isFrame reports whether n cannot be a dialog because all of the page is in it.
func isFrame(n *html.Node) bool {
	return n.DataAtom == atom.Html || n.DataAtom == atom.Body
}

// isDialog reports whether the names or the role of n, together with its text, show that it is a
// consent dialog.
func (r *remover) isDialog(n *html.Node) bool {
	evidence := nameOf(n)
	if evidence == unnamed {
		return false
	}
	t := r.tallyOf(n)
	switch evidence {
	case vendorName:
		return (t.mentions || t.controls > 0 || isModal(n) || isVendorID(n)) && !r.holdsArticle(n, articles)
	case dialogName:
		return t.mentions && (t.speech*2 >= t.plain || t.controls > 0) && !r.holdsArticle(n, headlines)
	case topicName, modal:
		return t.speech > 0 && t.speech >= t.plain && !r.holdsArticle(n, headlines)
	}
	return false
}

// Elements around an article, without and with those for its headline.
var (
	articles  = []atom.Atom{atom.Article, atom.Main}
	headlines = []atom.Atom{atom.Article, atom.Main, atom.H1}
)

// holdsArticle reports whether n is or contains one of the elements for an article, and that is not
// about consent itself.
func (r *remover) holdsArticle(n *html.Node, kinds []atom.Atom) bool {
	if slices.Contains(kinds, n.DataAtom) && r.isArticle(n) {
		return true
	}
	for d := range n.Descendants() {
		if slices.Contains(kinds, d.DataAtom) && r.isArticle(d) {
			return true
		}
	}
	return false
}

func (r *remover) isArticle(n *html.Node) bool {
	if n.DataAtom == atom.H1 {
		return !mentions(node.Text(n))
	}
	t := r.tallyOf(n)
	return t.plain > t.speech
}

// removeAround removes the dialog around a seed: the largest element to which each element on the way
// up adds no more of other text than of the dialog's.
func (r *remover) removeAround(seed *html.Node) {
	if !isInDocument(seed) {
		return // an earlier seed was in the same dialog
	}
	dialog, t := seed, r.tallyOf(seed)
	for p := seed.Parent; p != nil && !isFrame(p); p = p.Parent {
		around := r.tallyOf(p)
		if around.plain-t.plain > around.speech-t.speech || t.speech > 0 && r.isBarrier(p, dialog) {
			break
		}
		dialog, t = p, around
	}
	if dialog.Type != html.ElementNode || dialog.DataAtom == atom.P || node.IsInline(dialog) || dialog.Parent == nil {
		return
	}
	if t.isDialog() {
		dialog.Parent.RemoveChild(dialog)
		r.removed = true
	}
}

// isBarrier reports whether p is more than the dialog inside of it: an article, or an element with a
// headline or with other text of its own.
func (r *remover) isBarrier(p, dialog *html.Node) bool {
	if p.DataAtom == atom.Article || p.DataAtom == atom.Main {
		return true
	}
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		if c == dialog || c.Type != html.ElementNode {
			continue
		}
		t := r.tallyOf(c)
		if t.plain > max(t.speech, maxAside) || r.holdsArticle(c, headlines) {
			return true
		}
	}
	return false
}

// maxAside is how many bytes of other text a part of a dialog may have.
const maxAside = 300

func isInDocument(n *html.Node) bool {
	for n.Parent != nil {
		n = n.Parent
	}
	return n.Type == html.DocumentNode
}
