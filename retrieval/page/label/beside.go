package label

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/dateline"
	"quoth/retrieval/page/node"
)

// Line is a line of text near the headline, with the marks of node.Marked.
type Line struct {
	Text  string
	Links []string // texts of links in it to pages about authors, by their address
	Above bool     // the line stands above the headline
}

// Limits of the lines beside a headline.
const (
	maxLines  = 24
	maxProse  = 2   // paragraphs of text that end the lines
	proseSize = 160 // bytes
)

// Beside returns the lines that follow the headline, up to the first paragraphs of the text, and before
// them those right above it.
func Beside(heading *html.Node) []Line {
	w := walker{lines: above(heading)}
	for i := range w.lines {
		w.lines[i].Above = true
	}
	for n := heading; n != nil && n.DataAtom != atom.Body && n.DataAtom != atom.Article && !w.done(); n = n.Parent {
		for s := n.NextSibling; s != nil && !w.done(); s = s.NextSibling {
			w.walk(s)
		}
		w.flush()
	}
	w.flush()
	return w.lines
}

// walker collects lines.
type walker struct {
	marker node.Marker
	links  []string
	lines  []Line
	prose  int
}

func (w *walker) done() bool { return len(w.lines) >= maxLines || w.prose >= maxProse }

// walk adds the lines of n.
func (w *walker) walk(n *html.Node) {
	isText := n.Type == html.TextNode
	switch {
	case w.done() || !isText && (n.Type != html.ElementNode || node.IsInvisible(n)):
		return
	case isText || node.IsInline(n):
		w.links = append(w.links, authorLinks(n)...)
		w.marker.Write(n)
		return
	}
	w.flush()
	if isOther(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	w.flush()
}

// flush ends the line.
func (w *walker) flush() {
	text := w.marker.String()
	if text == "" {
		return
	}
	switch last := len(w.lines) - 1; {
	case len(text) > proseSize:
		w.prose++
		if day, ok := startingDay(text); ok {
			w.lines = append(w.lines, Line{Text: day})
		}
	case last >= 0 && (isLead(w.lines[last].Text) || joins[strings.ToLower(text)]):
		w.lines[last].Text += node.Touching + text
		w.lines[last].Links = append(w.lines[last].Links, w.links...)
	default:
		w.lines = append(w.lines, Line{Text: text, Links: w.links})
	}
	w.marker, w.links = node.Marker{}, nil
}

// startingDay returns the beginning of a paragraph such as "March 2, 2026 -- The ferry sails".
func startingDay(text string) (string, bool) {
	const maxBytes = 60
	text = text[:maxBytes]
	for _, dash := range [...]string{" -- ", " — ", " – ", " - "} {
		if start, _, ok := strings.Cut(text, dash); ok && len(dateline.Days(start)) > 0 {
			return start, true
		}
	}
	return "", false
}

// isLead reports whether a line is about the next one, as "By" and "Published on".
func isLead(line string) bool {
	const maxWords = 12
	ws := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\n:", r) })
	return len(ws) > 0 && len(ws) <= maxWords && slices.Contains(leads, strings.ToLower(ws[len(ws)-1]))
}

// joins are lines between two names.
var joins = map[string]bool{"and": true, "&": true, ",": true}

var leads = []string{"and", "&", "by", "author", "authors", "autor", "autoren", "von", "par", "published", "posted",
	"date", "on", "updated", "modified"}

// isOther reports whether n is a part of the page with other stories, or with comments of readers.
func isOther(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Figcaption, atom.Figure, atom.Button:
		return true
	}
	return node.HasAny(node.Names(n), otherNames)
}

// above returns the lines right above the headline.
func above(heading *html.Node) []Line {
	const maxLevels, maxAbove = 3, 3
	var w walker
	n := heading
	for level := 0; level < maxLevels && n != nil && n.DataAtom != atom.Body && n.DataAtom != atom.Article; level++ {
		var siblings []*html.Node
		for s := n.PrevSibling; s != nil && len(siblings) < maxAbove; s = s.PrevSibling {
			if s.Type == html.ElementNode && !node.IsInvisible(s) {
				siblings = append(siblings, s)
			}
		}
		for _, s := range slices.Backward(siblings) {
			if node.Length(s) <= proseSize {
				w.walk(s)
				w.flush()
			}
		}
		if len(w.lines) > 0 {
			break
		}
		n = n.Parent
	}
	return w.lines
}

// authorLinks returns the texts of the links at and below n to pages about an author.
func authorLinks(n *html.Node) []string {
	var out []string
	if n.DataAtom == atom.A && isAuthorPage(node.Attr(n, "href")) {
		out = append(out, node.Marked(n))
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, authorLinks(c)...)
	}
	return out
}

// authorPages are segments in the addresses of pages about authors.
var authorPages = strings.Fields(`author authors autor autoren auteur auteurs autore writer writers reporter reporters
	contributor contributors columnist columnists journalist journalists byline staff`)

func isAuthorPage(address string) bool {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return false
	}
	segments := strings.Split(strings.ToLower(strings.Trim(u.Path, "/")), "/")
	if len(segments) < 2 { // "/authors" is a list of them
		return false
	}
	return node.HasAny(segments[:len(segments)-1], authorPages)
}
