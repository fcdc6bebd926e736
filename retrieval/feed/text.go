package feed

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/prose"
)

// plainText returns the text of an HTML fragment, or of plain text, as paragraphs with an empty line
// between them. If it still has markup, because the feed escaped it twice, that is removed too.
func plainText(fragment string) string {
	s := paragraphs(fragment)
	for _, markup := range [...]string{"</p>", "<br", "</a>"} {
		if strings.Contains(s, markup) {
			s = paragraphs(s)
			break
		}
	}
	return prose.Clean(s)
}

// paragraphs returns the text of a fragment. If no element separates paragraphs, empty lines do. It
// reads token by token, because a tree of the elements could be too deep.
func paragraphs(fragment string) string {
	var w paragraphWriter
	z := html.NewTokenizer(strings.NewReader(fragment))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(w.done) == 0 {
				return join(strings.Split(w.line.String(), "\n\n"))
			}
			w.end()
			return join(w.done)
		case html.TextToken:
			w.text(string(z.Text()))
		case html.StartTagToken:
			w.tag(z.Token().DataAtom, 1)
		case html.EndTagToken:
			w.tag(z.Token().DataAtom, -1)
		case html.SelfClosingTagToken:
			w.tag(z.Token().DataAtom, 0)
		}
	}
}

// join joins paragraphs with an empty line between them. It leaves out what WordPress appends: "The
// post … appeared first on …".
func join(paragraphs []string) string {
	var out []string
	for _, p := range paragraphs {
		p = strings.Join(strings.Fields(p), " ")
		if p != "" && !(strings.HasPrefix(p, "The post ") && strings.Contains(p, " appeared first on ")) {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n")
}

// paragraphWriter collects the paragraphs of a fragment.
type paragraphWriter struct {
	done   []string
	line   strings.Builder
	hidden int // depth within elements whose text is not shown
}

func (w *paragraphWriter) text(s string) {
	if w.hidden == 0 {
		w.line.WriteString(prose.Visible(s))
	}
}

// tag handles a tag, which changes the depth by 1 (start), -1 (end) or 0 (both in one).
func (w *paragraphWriter) tag(a atom.Atom, depth int) {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Svg, atom.Figcaption, atom.Button,
		atom.Template, atom.Select:
		w.hidden = max(0, w.hidden+depth)
	case atom.Td, atom.Th:
		w.line.WriteByte(' ')
	case atom.P, atom.Div, atom.Br, atom.Hr, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Table, atom.Tr,
		atom.Section, atom.Article, atom.Header, atom.Footer, atom.Aside, atom.Main, atom.Nav, atom.Figure,
		atom.Address, atom.Details, atom.Summary, atom.Form, atom.Center:
		w.end()
	}
}

// end ends the paragraph, if it has any text.
func (w *paragraphWriter) end() {
	if w.line.Len() > 0 {
		w.done = append(w.done, w.line.String())
		w.line.Reset()
	}
}

// nameText returns the name of a person on one line, without markup.
func nameText(s string) string { return cutTitle(oneLine(plainText(head(s)))) }
