package consent

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
)

// tally is what the text of an element consists of.
type tally struct {
	speech   int  // bytes of lines in which a site asks for consent
	plain    int  // bytes of other lines that are long enough for a sentence
	openers  int  // lines that open a dialog
	usual    int  // lines with a usual phrase of dialogs
	lines    int  // that are long enough for a sentence
	controls int  // buttons and links to accept or to refuse
	mentions bool // a line mentions cookies, consent or personal data
}

// isDialog reports whether the text of an element without the name of a dialog shows that it is one.
func (t tally) isDialog() bool {
	if t.speech == 0 || t.speech < t.plain {
		return false
	}
	return t.openers > 0 || t.controls > 1 || t.controls > 0 && t.usual > 0 || t.isUsual()
}

// isUsual reports whether three lines in four have a usual phrase of dialogs. An article about cookies has
// fewer.
func (t tally) isUsual() bool { return t.usual > 2 && t.usual*4 >= t.lines*3 }

// maxPlain is how many bytes of other text a tally reads beyond the text of a dialog. With more of it the
// element holds an article.
const maxPlain = 4000

// meter limits the work of all tallies of a page.
type meter struct{ left int }

// tallyOf returns the tally of n, or of its beginning if that holds an article.
func (m *meter) tallyOf(n *html.Node) tally {
	w := lineWriter{meter: m}
	w.node(n)
	w.end()
	return w.tally
}

// lineWriter tallies the lines of an element while it walks them.
type lineWriter struct {
	*meter
	tally
	line strings.Builder
}

func (w *lineWriter) node(n *html.Node) {
	w.left -= 1 + len(n.Data)
	switch {
	case w.left < 0 || w.plain > w.speech+maxPlain:
		return
	case n.Type == html.TextNode:
		w.line.WriteString(n.Data)
		return
	case n.Type == html.CommentNode, n.DataAtom != atom.Template && node.IsInvisible(n):
		return
	}
	if isControl(n) && isChoice(controlText(n)) {
		w.controls++
		return
	}
	isBlock := n.Type == html.ElementNode && !node.IsInline(n)
	if isBlock {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if isBlock {
		w.end()
	}
}

// minLine is the number of words of a line that may be a sentence.
const minLine = 5

func (w *lineWriter) end() {
	text := node.OneLine(w.line.String())
	w.line.Reset()
	if text == "" {
		return
	}
	l := readLine(text)
	w.mentions = w.mentions || l.mentions
	if l.opens {
		w.openers++
	}
	if l.usual {
		w.usual++
	}
	if strings.Count(text, " ")+1 < minLine {
		return
	}
	w.lines++
	if l.isSpeech() {
		w.speech += len(text)
	} else {
		w.plain += len(text)
	}
}

// isControl reports whether n is something to click. A link in a sentence is not.
func isControl(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Button, atom.Label:
		return true
	case atom.A:
		return !isInSentence(n)
	case atom.Input:
		kind := node.Attr(n, "type")
		return kind == "button" || kind == "submit"
	}
	return node.Attr(n, "role") == "button"
}

// isInSentence reports whether text stands right before or after a link.
func isInSentence(link *html.Node) bool {
	return isWords(link.PrevSibling) || isWords(link.NextSibling)
}

func isWords(n *html.Node) bool {
	return n != nil && n.Type == html.TextNode && strings.ContainsFunc(n.Data, unicode.IsLetter)
}

// maxControl is the length of the longest text of a control that is read.
const maxControl = 60

// controlText returns the text of a control, or "" if it is too long for a choice.
func controlText(n *html.Node) string {
	if n.DataAtom == atom.Input {
		return node.Attr(n, "value")
	}
	if n.FirstChild == nil {
		return node.Attr(n, "aria-label")
	}
	if c := n.FirstChild; c.NextSibling == nil && c.Type == html.TextNode {
		if len(c.Data) > maxControl {
			return ""
		}
		return c.Data
	}
	if node.Contains(n, atom.P, atom.H2, atom.H3, atom.Img, atom.Article) {
		return "" // the card of a story
	}
	return node.Text(n)
}
