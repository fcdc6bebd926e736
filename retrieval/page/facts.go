package page

import (
	"cmp"
	"html"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts are what a page says of its article outside the text, in the page's own words and
// in the order in which they stand there.
type facts struct {
	language    string
	title       string              // of <title>
	headings    []string            // <h1>
	subheadings []string            // <h2>
	canonical   string              // <link rel=canonical>
	base        string              // <base href>
	meta        map[string][]string // contents of <meta> by name, property or itemprop, in lower case
	graph       graph
	ld          linkedData
	marks       marks
	host        string
}

// survey reads the facts of a page in one pass.
func survey(doc *dom.Node) *facts {
	f := &facts{meta: make(map[string][]string)}
	for n := range doc.Descendants() {
		if n.Type == dom.ElementNode && n.Namespace == "" {
			f.element(n)
		}
	}
	f.ld = f.graph.data()
	return f
}

func (f *facts) element(n *dom.Node) {
	switch n.DataAtom {
	case atom.Html:
		f.language = cmp.Or(attr(n, "lang"), attr(n, "xml:lang"))
	case atom.Title:
		f.title = cmp.Or(f.title, short(plain(rawText(n))))
	case atom.H1:
		f.headings = appendShort(f.headings, textOf(n))
	case atom.H2:
		f.subheadings = appendShort(f.subheadings, textOf(n))
	case atom.Base:
		f.base = cmp.Or(f.base, attr(n, "href"))
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			f.canonical = cmp.Or(f.canonical, strings.TrimSpace(attr(n, "href")))
		}
	case atom.Meta:
		f.metaElement(n)
	case atom.Script:
		if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
			f.graph.read(rawText(n))
		}
	}
	f.marks.element(n)
}

// metaElement files a <meta> under each of its names.
func (f *facts) metaElement(n *dom.Node) {
	content := plain(cmp.Or(attr(n, "content"), attr(n, "value")))
	if content == "" {
		return
	}
	for _, key := range [...]string{"name", "property", "itemprop"} {
		for _, name := range strings.Fields(strings.ToLower(attr(n, key))) {
			f.meta[name] = appendShort(f.meta[name], content)
		}
	}
}

// first is the first content of the meta elements with one of the names, in their order.
func (f *facts) first(names ...string) string {
	for _, name := range names {
		if values := f.meta[name]; len(values) > 0 {
			return values[0]
		}
	}
	return ""
}

// rawText is the text right below n, as written.
func rawText(n *dom.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == dom.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// plain reads a text that was put into an attribute or into JSON: some sites escape it
// twice, and some leave markup in it.
func plain(s string) string {
	s = html.UnescapeString(s)
	if strings.Contains(s, "</") {
		if n, err := dom.Parse(strings.NewReader(s)); err == nil {
			s = textOf(n)
		}
	}
	return oneLine(s)
}

// Facts are short and few; what is longer or comes after is no fact of this article.
const (
	longestFact = 400 // bytes
	mostFacts   = 16
)

// short is s, or "" when it is too long for a fact.
func short(s string) string {
	if len(s) > longestFact {
		return ""
	}
	return s
}

func appendShort(to []string, s string) []string {
	if short(s) == "" || len(to) == mostFacts {
		return to
	}
	return append(to, s)
}
