package page

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// marks are elements that say by their attributes what they hold: microdata, <time>,
// rel=author, class names.
type marks struct {
	published []string // the time of publication
	times     []string // other <time> elements
	dates     []string // elements named as dates
	authors   []string // names of authors
	bylines   []string // elements named as by-lines, with more than the name in them
	paywall   bool     // an element is named as a paywall
}

var (
	publishedNames = []string{"published", "publish", "publishdate", "pubdate", "datepublished"}
	dateNames      = []string{"date", "dates", "dateline", "datetime", "timestamp", "posted", "pubdate", "published", "time", "postdate"}
	bylineNames    = []string{"byline", "bylines", "author", "authors", "writer", "reporter", "wrote", "written"}
	paywallNames   = []string{"paywall", "regwall", "paygate", "subscriberonly"}
	// otherNames are those of parts that hold other stories, and words of readers.
	otherNames = []string{"related", "recommended", "recirc", "teaser", "sidebar", "comment", "comments",
		"trending", "popular", "latest", "carousel", "promo", "rail", "bio"}
)

// element files n in the list that it belongs to.
func (m *marks) element(n *html.Node) {
	is := names(n)
	m.paywall = m.paywall || hasAny(is, paywallNames)
	if list, read := m.list(n, is); list != nil && !elsewhere(n) {
		*list = appendShort(*list, read(n))
	}
}

// list is the list for an element with these names, and how to read the element for it.
func (m *marks) list(n *html.Node, is []string) (list *[]string, read func(*html.Node) string) {
	prop, isTime := strings.ToLower(attr(n, "itemprop")), n.DataAtom == atom.Time
	switch {
	case n.DataAtom == atom.Meta || prop == "datemodified":
		return nil, nil
	case strings.Contains(prop, "datepublished"), isTime && (hasAttr(n, "pubdate") || hasAny(is, publishedNames)):
		return &m.published, stamp
	case isTime:
		return &m.times, stamp
	case strings.Contains(prop, "author"), strings.EqualFold(attr(n, "rel"), "author"):
		return &m.authors, name
	case hasAny(is, bylineNames):
		return &m.bylines, textOf
	case hasAny(is, dateNames):
		return &m.dates, textOf
	}
	return nil, nil
}

// nearby is how far up the page's parts are asked for their names. Farther up, a name
// such as "has-sidebar" is that of the whole page.
const nearby = 5

// elsewhere reports whether n lies in a part of the page that is not about its article.
func elsewhere(n *html.Node) bool {
	for depth := 0; n != nil; n, depth = n.Parent, depth+1 {
		switch n.DataAtom {
		case atom.Nav, atom.Aside, atom.Footer:
			return true
		}
		if depth < nearby && hasAny(names(n), otherNames) {
			return true
		}
	}
	return false
}

// stamp is the moment that an element tells, for machines if it can.
func stamp(n *html.Node) string {
	s := cmp.Or(attr(n, "datetime"), attr(n, "content"))
	if n.DataAtom == atom.Abbr {
		s = cmp.Or(s, attr(n, "title"))
	}
	return cmp.Or(strings.TrimSpace(s), textOf(n))
}

// name is the author's name in an element: <span itemprop="author">By <b itemprop="name">…
func name(n *html.Node) string {
	for d := range n.Descendants() {
		if strings.EqualFold(attr(d, "itemprop"), "name") {
			return cmp.Or(textOf(d), attr(d, "content"))
		}
	}
	return cmp.Or(textOf(n), attr(n, "content"))
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func hasAny(names, wanted []string) bool {
	return slices.ContainsFunc(names, func(s string) bool { return slices.Contains(wanted, s) })
}
