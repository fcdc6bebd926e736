package dropcap

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
)

// piece is a run of text at the beginning of a paragraph, or the picture of a letter.
type piece struct {
	node *html.Node
	text string
	gap  bool // white space is before it
}

// letters returns the text without white space and quotation marks.
func (p piece) letters() string { return strings.Trim(strings.TrimSpace(p.text), marks) }

const marks = "“”‘’\"'«»„‚‹› \u00a0"

func isMarks(s string) bool { return strings.Trim(s, marks+"\n\t") == "" }

// maxPieces is the number of pieces in which a letter and the text behind it are looked for.
const maxPieces = 4

// piecesOf returns the first pieces of a paragraph. Pieces of white space are not among them.
func piecesOf(n *html.Node) []piece {
	w := pieceWriter{}
	w.children(n)
	return w.done
}

type pieceWriter struct {
	done []piece
	gap  bool
	full bool
}

func (w *pieceWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil && !w.full; c = c.NextSibling {
		w.node(c)
	}
}

func (w *pieceWriter) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.add(n, n.Data)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	letter := drawnLetter(n)
	switch {
	case letter != "":
		w.add(n, letter)
	case n.DataAtom == atom.Br, !node.IsInline(n) && !node.IsInvisible(n), isSmallPrint(n):
		w.full = true
	case !node.IsInvisible(n):
		w.children(n)
	}
}

func (w *pieceWriter) add(n *html.Node, text string) {
	if strings.TrimSpace(text) == "" {
		w.gap = w.gap || text != ""
		return
	}
	starts := strings.TrimLeftFunc(text, unicode.IsSpace) != text
	w.done = append(w.done, piece{n, text, w.gap || starts})
	w.gap = false
	w.full = w.full || len(w.done) == maxPieces
}

// isSmallPrint reports whether n holds no large letter: a note, a link, a formula.
func isSmallPrint(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Sup, atom.Sub, atom.A, atom.Code, atom.Kbd, atom.Var, atom.Abbr, atom.Samp:
		return true
	}
	return false
}

// drawnLetter returns the letter of a picture, or of an element without text that has a label.
func drawnLetter(n *html.Node) string {
	label := node.Attr(n, "aria-label")
	if n.DataAtom == atom.Img {
		label = node.Attr(n, "alt")
	} else if label == "" || n.DataAtom != atom.Svg && node.Length(n) > 0 {
		return ""
	}
	words := strings.FieldsFunc(label, isNoLetter)
	words = slices.DeleteFunc(words, func(w string) bool { return capWords[strings.ToLower(w)] })
	if len(words) == 1 && len([]rune(words[0])) == 1 {
		return words[0]
	}
	return ""
}

// capWords are words in the labels and names of large letters.
var capWords = map[string]bool{"letter": true, "initial": true, "drop": true, "cap": true, "capital": true,
	"dropcap": true, "dropcaps": true, "caps": true, "illuminated": true, "the": true}

// isStyled reports whether an element between a letter and its paragraph is made for large letters.
func isStyled(letter, paragraph *html.Node) bool {
	for n := letter; n != nil; n = n.Parent {
		style := strings.ReplaceAll(node.Attr(n, "style"), " ", "")
		if n.DataAtom == atom.Big || strings.Contains(style, "float:left") || strings.Contains(style, "font-size:") ||
			node.HasAttr(n, "size") || slices.ContainsFunc(node.Names(n), isCapName) {
			return true
		}
		if n == paragraph {
			break
		}
	}
	return false
}

func isCapName(name string) bool {
	return capWords[name] && name != "the" || name == "lettrine" || name == "firstletter" || name == "versal" ||
		strings.Contains(name, "dropcap")
}

// isHidden reports whether a letter is hidden from those who hear the page.
func isHidden(letter, paragraph *html.Node) bool {
	for n := letter; n != nil && n != paragraph; n = n.Parent {
		if node.Attr(n, "aria-hidden") == "true" {
			return true
		}
	}
	return false
}
