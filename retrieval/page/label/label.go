// Package label finds the elements of a page whose attributes say that they hold the author or the
// time of publication.
//
//	var found label.Labels
//	found.Add(element) // of each element of the page
package label

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
)

// Labels holds the texts of elements whose attributes say what they are: microdata, <time>,
// rel=author and class names.
type Labels struct {
	Published []string // the time of publication
	Times     []string // other <time> elements
	Dates     []string // elements whose names say date
	Authors   []string // names of authors
	Bylines   []string // elements whose names say by-line; they hold more than the name
	Paywall   bool     // the name of an element says paywall
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

// Add adds the text of n to the list to which it belongs.
func (l *Labels) Add(n *html.Node) {
	words := node.Names(n)
	l.Paywall = l.Paywall || node.HasAny(words, paywallNames)
	if list, read := l.list(n, words); list != nil && !IsElsewhere(n) {
		*list = node.AppendShort(*list, read(n))
	}
}

// list returns the list for an element with the given names, and the function that returns its text.
func (l *Labels) list(n *html.Node, words []string) (list *[]string, read func(*html.Node) string) {
	prop, isTime := strings.ToLower(node.Attr(n, "itemprop")), n.DataAtom == atom.Time
	switch {
	case n.DataAtom == atom.Meta || prop == "datemodified":
		return nil, nil
	case strings.Contains(prop, "datepublished"),
		isTime && (node.HasAttr(n, "pubdate") || node.HasAny(words, publishedNames)):
		return &l.Published, timestamp
	case isTime:
		return &l.Times, timestamp
	case strings.Contains(prop, "author"), strings.EqualFold(node.Attr(n, "rel"), "author"):
		return &l.Authors, authorName
	case node.HasAny(words, bylineNames):
		return &l.Bylines, node.Text
	case node.HasAny(words, dateNames):
		return &l.Dates, node.Text
	}
	return nil, nil
}

// maxDistance is how many elements up names count. Farther up, a name such as "has-sidebar" is about
// the whole page.
const maxDistance = 5

// IsElsewhere reports whether n is in a part of the page that is not about its article.
func IsElsewhere(n *html.Node) bool {
	for distance := 0; n != nil; n, distance = n.Parent, distance+1 {
		switch n.DataAtom {
		case atom.Nav, atom.Aside, atom.Footer:
			return true
		}
		if distance < maxDistance && node.HasAny(node.Names(n), otherNames) {
			return true
		}
	}
	return false
}

// timestamp returns the time that an element gives, for machines if it has that.
func timestamp(n *html.Node) string {
	s := cmp.Or(node.Attr(n, "datetime"), node.Attr(n, "content"))
	if n.DataAtom == atom.Abbr {
		s = cmp.Or(s, node.Attr(n, "title"))
	}
	return cmp.Or(strings.TrimSpace(s), node.Text(n))
}

// authorName returns the name of the author in an element such as
// <span itemprop="author">By <b itemprop="name">…
func authorName(n *html.Node) string {
	for d := range n.Descendants() {
		if strings.EqualFold(node.Attr(d, "itemprop"), "name") {
			return cmp.Or(node.Text(d), node.Attr(d, "content"))
		}
	}
	return cmp.Or(node.Text(n), node.Attr(n, "content"))
}
