package page

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// labels holds the texts of elements whose attributes say what they are: microdata, <time>,
// rel=author and class names.
type labels struct {
	published []string // the time of publication
	times     []string // other <time> elements
	dates     []string // elements whose names say date
	authors   []string // names of authors
	bylines   []string // elements whose names say by-line; they hold more than the name
	paywall   bool     // the name of an element says paywall
}

// Words in the class and id attributes of elements.
var (
	publishedNames = []string{"published", "publish", "publishdate", "pubdate", "datepublished"}
	dateNames      = []string{"date", "dates", "dateline", "datetime", "timestamp", "posted", "pubdate",
		"published", "time", "postdate"}
	bylineNames  = []string{"byline", "bylines", "author", "authors", "writer", "reporter", "wrote", "written"}
	paywallNames = []string{"paywall", "regwall", "paygate", "subscriberonly"}
	// otherNames are names of parts with other stories or with comments of readers.
	otherNames = []string{"related", "recommended", "recirc", "teaser", "sidebar", "comment", "comments",
		"trending", "popular", "latest", "carousel", "promo", "rail", "bio"}
)

// add adds the text of n to the list to which it belongs.
func (l *labels) add(n *html.Node) {
	words := names(n)
	l.paywall = l.paywall || hasAny(words, paywallNames)
	if list, read := l.list(n, words); list != nil && !inOtherPart(n) {
		*list = appendShort(*list, read(n))
	}
}

// list returns the list for an element with the given names, and the function that returns its text.
func (l *labels) list(n *html.Node, words []string) (list *[]string, read func(*html.Node) string) {
	prop, isTime := strings.ToLower(attr(n, "itemprop")), n.DataAtom == atom.Time
	switch {
	case n.DataAtom == atom.Meta || prop == "datemodified":
		return nil, nil
	case strings.Contains(prop, "datepublished"),
		isTime && (hasAttr(n, "pubdate") || hasAny(words, publishedNames)):
		return &l.published, timestamp
	case isTime:
		return &l.times, timestamp
	case strings.Contains(prop, "author"), strings.EqualFold(attr(n, "rel"), "author"):
		return &l.authors, authorName
	case hasAny(words, bylineNames):
		return &l.bylines, textOf
	case hasAny(words, dateNames):
		return &l.dates, textOf
	}
	return nil, nil
}

// maxDistance is how many elements up names count. Farther up, a name such as "has-sidebar" is about
// the whole page.
const maxDistance = 5

// inOtherPart reports whether n is in a part of the page that is not about its article.
func inOtherPart(n *html.Node) bool {
	for distance := 0; n != nil; n, distance = n.Parent, distance+1 {
		switch n.DataAtom {
		case atom.Nav, atom.Aside, atom.Footer:
			return true
		}
		if distance < maxDistance && hasAny(names(n), otherNames) {
			return true
		}
	}
	return false
}

// timestamp returns the time that an element gives, for machines if it has that.
func timestamp(n *html.Node) string {
	s := cmp.Or(attr(n, "datetime"), attr(n, "content"))
	if n.DataAtom == atom.Abbr {
		s = cmp.Or(s, attr(n, "title"))
	}
	return cmp.Or(strings.TrimSpace(s), textOf(n))
}

// authorName returns the name of the author in an element such as
// <span itemprop="author">By <b itemprop="name">…
func authorName(n *html.Node) string {
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
