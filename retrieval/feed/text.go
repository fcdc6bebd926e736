package feed

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/prose"
)

// plain is the text of an HTML fragment, or of plain text, as paragraphs with an empty
// line between them. A fragment that was escaped once too often is read again.
func plain(fragment string) string {
	s := paragraphs(fragment)
	for _, markup := range [...]string{"</p>", "<br", "</a>"} {
		if strings.Contains(s, markup) {
			s = paragraphs(s)
			break
		}
	}
	return prose.Clean(s)
}

// paragraphs reads the fragment token by token, so that no nesting is too deep for it.
// Where it has no element that ends a paragraph, an empty line does.
func paragraphs(fragment string) string {
	var w writer
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

// join puts an empty line between paragraphs, and leaves out what blogs append: "The post
// … appeared first on …".
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

// writer collects the paragraphs of a fragment.
type writer struct {
	done   []string
	line   strings.Builder
	unseen int // depth within elements whose text is not shown
}

func (w *writer) text(s string) {
	if w.unseen == 0 {
		w.line.WriteString(visible(s))
	}
}

// tag takes a start tag (by 1), an end tag (by -1) or one that is both.
func (w *writer) tag(a atom.Atom, by int) {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Svg, atom.Figcaption, atom.Button, atom.Template, atom.Select:
		w.unseen = max(0, w.unseen+by)
	case atom.Td, atom.Th:
		w.line.WriteByte(' ')
	case atom.P, atom.Div, atom.Br, atom.Hr, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.Pre, atom.Table, atom.Tr,
		atom.Figure, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Section, atom.Article, atom.Header, atom.Footer,
		atom.Aside, atom.Main, atom.Nav, atom.Dl, atom.Dt, atom.Dd, atom.Address, atom.Details, atom.Summary, atom.Form, atom.Center:
		w.end()
	}
}

func (w *writer) end() {
	if w.line.Len() > 0 {
		w.done = append(w.done, w.line.String())
		w.line.Reset()
	}
}
