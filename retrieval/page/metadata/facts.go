package metadata

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/byline"
	"quoth/retrieval/page/jsonld"
	"quoth/retrieval/page/label"
	"quoth/retrieval/page/node"
)

// facts is what a page says about its article outside the text, in the page's words and order.
type facts struct {
	doc         *html.Node
	language    string
	title       string              // of <title>
	headings    []string            // <h1>
	nodes       []*html.Node        // <h1> and <h2>
	subheadings []string            // <h2>
	canonical   string              // <link rel=canonical>
	base        string              // <base href>
	meta        map[string][]string // content of <meta> by name, property or itemprop in lower case
	images      images
	graph       jsonld.Graph
	ld          jsonld.Article
	labels      label.Labels
	beside      []label.Line   // the lines next to the headline
	outlets     byline.Outlets // the names of the outlet
	printed     []string       // the by-line that is printed next to the headline
	pathDay     string         // the day in the address of the page, as dateline.InPath gives it
	host        string         // of the page's address, without "www."
}

// readFacts reads the facts of a page in one pass.
func readFacts(doc *html.Node) *facts {
	f := &facts{doc: doc, meta: make(map[string][]string)}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Namespace == "" {
			f.add(n)
		}
	}
	f.ld = f.graph.Article()
	return f
}

// add adds the facts of an element.
func (f *facts) add(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		f.language = cmp.Or(node.Attr(n, "lang"), node.Attr(n, "xml:lang"))
	case atom.Title:
		f.title = cmp.Or(f.title, node.Short(node.PlainText(node.RawText(n))))
	case atom.H1:
		f.nodes = append(f.nodes, n)
		f.headings = node.AppendShort(f.headings, node.Text(n))
	case atom.H2:
		f.nodes = append(f.nodes, n)
		f.subheadings = node.AppendShort(f.subheadings, node.Text(n))
	case atom.Base:
		f.base = cmp.Or(f.base, node.Attr(n, "href"))
	case atom.Link:
		if strings.EqualFold(node.Attr(n, "rel"), "canonical") {
			f.canonical = cmp.Or(f.canonical, strings.TrimSpace(node.Attr(n, "href")))
		}
	case atom.Meta:
		f.addMeta(n)
		f.images.add(n)
	case atom.Script:
		if strings.Contains(strings.ToLower(node.Attr(n, "type")), "ld+json") {
			f.graph.Add(node.RawText(n))
		}
	}
	f.labels.Add(n)
}

// addMeta adds the content of a <meta> under each of its names.
func (f *facts) addMeta(n *html.Node) {
	content := node.PlainText(cmp.Or(node.Attr(n, "content"), node.Attr(n, "value")))
	if content == "" {
		return
	}
	for _, key := range [...]string{"name", "property", "itemprop"} {
		for _, name := range strings.Fields(strings.ToLower(node.Attr(n, key))) {
			f.meta[name] = node.AppendShort(f.meta[name], content)
		}
	}
}

// first returns the first content of the first of the names for which there is a <meta>, or "".
func (f *facts) first(names ...string) string {
	for _, name := range names {
		if values := f.meta[name]; len(values) > 0 {
			return values[0]
		}
	}
	return ""
}
