// Package label finds what the elements of a page say of its author and of the time of publication: by
// their attributes, and by the lines next to the headline.
//
//	var found label.Labels
//	found.Add(element) // of each element of the page
//	lines := label.Beside(heading)
package label

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/dateline"
	"quoth/retrieval/page/node"
)

// Labels holds the texts of elements whose attributes say what they are: microdata, RDFa, <time>,
// rel=author and class names. By-lines hold the marks of node.Marked.
type Labels struct {
	Published []string // the time of publication
	Times     []string // other <time> elements
	Changed   []string // <time> elements whose names say updated, which some themes set for any time
	Dates     []string // elements whose names say date
	Authors   []string // names of authors
	Bylines   []string // elements whose names say by-line; they hold more than the name
	Paywall   bool     // the name of an element says paywall
}

// Words in the class and id attributes of elements.
var (
	publishedNames = []string{"published", "publish", "publishdate", "pubdate", "datepublished", "publication"}
	changedNames   = []string{"updated", "modified", "lastupdated", "lastmodified", "datemodified", "update",
		"lastmod", "edited"}
	dateNames = []string{"date", "dates", "dateline", "datetime", "timestamp", "posted", "pubdate",
		"published", "time", "postdate", "publishdate", "datum", "timeago"}
	bylineNames = []string{"byline", "bylines", "author", "authors", "writer", "reporter", "wrote", "written",
		"authorname", "contributor", "contributors", "autor", "autoren", "auteur"}
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
	if n.DataAtom == atom.Meta {
		return nil, nil
	}
	prop, isTime := property(n), n.DataAtom == atom.Time
	switch {
	case strings.Contains(prop, "modified"):
		return nil, nil
	case strings.Contains(prop, "datepublished"), strings.Contains(prop, "dc:issued"), hasPublishedData(n):
		return &l.Published, Timestamp
	case isTime:
		return l.timeList(n, words), Timestamp
	case strings.Contains(prop, "author"), strings.Contains(prop, "dc:creator"), isAuthorLink(n):
		return &l.Authors, authorName
	case node.HasAny(words, bylineNames):
		return &l.Bylines, shortText
	case node.HasAny(words, dateNames):
		return l.dateList(n, words), Timestamp
	}
	return nil, nil
}

// property returns the names of the property of microdata or RDFa that n holds, in lower case.
func property(n *html.Node) string {
	s := ""
	for _, a := range n.Attr {
		if a.Key == "itemprop" || a.Key == "property" {
			s += " " + strings.ToLower(a.Val)
		}
	}
	return s
}

// isAuthorLink reports whether author is among the types of a link.
func isAuthorLink(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "rel" {
			return slices.Contains(strings.Fields(strings.ToLower(a.Val)), "author")
		}
	}
	return false
}

// timeList returns the list for a <time> element, or nil if it is the time of a change.
func (l *Labels) timeList(n *html.Node, words []string) *[]string {
	switch e := eventBeside(n); {
	case e == dateline.Changed:
		return nil
	case e == dateline.Published, node.HasAttr(n, "pubdate"), isNamed(n, words, publishedNames):
		return &l.Published
	case isNamed(n, words, changedNames):
		return &l.Changed
	}
	return &l.Times
}

// dateList returns the list for an element whose names say date, or nil if it is the time of a change. A text
// that says itself what happened on its days is kept, for dateline.Days to tell.
func (l *Labels) dateList(n *html.Node, words []string) *[]string {
	text := Timestamp(n)
	if text == "" {
		return nil
	}
	isSaid := slices.ContainsFunc(dateline.Days(text), func(d dateline.Day) bool { return d.Event != dateline.Unsaid })
	isChanged := isNamed(n, words, changedNames) && !isNamed(n, words, publishedNames)
	if !isSaid && (isChanged || eventBeside(n) == dateline.Changed) {
		return nil
	}
	return &l.Dates
}

// isNamed reports whether n, whose names are words, or the element around it has one of the names.
func isNamed(n *html.Node, words, wanted []string) bool {
	if node.HasAny(words, wanted) || node.HasAny(testNames(n), wanted) {
		return true
	}
	return n.Parent != nil && (node.HasAny(node.Names(n.Parent), wanted) || node.HasAny(testNames(n.Parent), wanted))
}

// testNames returns the words in the name that n has for tests. Pages whose classes are made by programs have such
// names.
func testNames(n *html.Node) []string {
	name := strings.ToLower(node.Attr(n, "data-testid"))
	return strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' })
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

// authorName returns the name of the author in an element such as
// <span itemprop="author">By <b itemprop="name">…
func authorName(n *html.Node) string {
	for d := range n.Descendants() {
		if strings.Contains(property(d), "name") {
			return cmp.Or(shortText(d), node.Attr(d, "content"))
		}
	}
	return cmp.Or(shortText(n), node.Attr(n, "content"))
}

// shortText returns the text of n with its marks, if it is short enough for a by-line.
func shortText(n *html.Node) string { return node.ShortMarked(n, maxBytes) }
