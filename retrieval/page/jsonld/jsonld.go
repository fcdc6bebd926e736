// Package jsonld reads what the JSON-LD of a page (schema.org) says about its article.
//
//	var g jsonld.Graph
//	g.Add(script) // of each script of the page
//	fmt.Println(g.Article().Headline)
package jsonld

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"quoth/retrieval/news"
	"quoth/retrieval/page/node"
)

// Article is what the JSON-LD of a page (schema.org) says about its article.
type Article struct {
	Headline  string
	Authors   []string // those that are not said to be organisations
	Groups    []string // organisations given as the authors
	Persons   []string // the only person in the page's JSON-LD, who is not said to be the author
	Publisher string
	Published string
	Created   string
	Modified  string
	Language  string
	URL       string
	Images    []news.Picture
	Words     int  // in the whole article, 0 if not given
	Paid      bool // isAccessibleForFree is false
}

// object is a node of JSON-LD.
type object = map[string]any

// Graph is the JSON-LD of a page: its first article, and the nodes to which others refer by @id, as
// WordPress sites do with the author.
type Graph struct {
	article object
	page    object // the page itself, if there is no article
	persons []object
	byID    map[string]object
}

// Add adds one script. Of a script that is not JSON even after repairs it reads the few values that
// matter.
func (g *Graph) Add(script string) {
	for _, text := range [...]func(string) string{strings.TrimSpace, repair} {
		if values, ok := decode(text(script)); ok {
			g.addValue(values, 0)
			return
		}
	}
	g.addValue(scrape(script), 0)
}

// decode returns the values in a text, of which there may be several without anything between them.
func decode(text string) (values []any, ok bool) {
	for d := json.NewDecoder(strings.NewReader(text)); ; {
		var v any
		switch err := d.Decode(&v); {
		case errors.Is(err, io.EOF):
			return values, true
		case err != nil:
			return nil, false
		}
		values = append(values, v)
	}
}

// maxDepth is the depth to which nodes are searched, which is enough for the article of a page in a
// graph in a list.
const maxDepth = 6

func (g *Graph) addValue(v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			g.addValue(e, depth+1)
		}
	case object:
		g.addNode(v)
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"} {
			g.addValue(v[key], depth+1)
		}
	}
}

// articleTypes are the endings of schema.org's types of articles: NewsArticle, Report,
// LiveBlogPosting, ReviewNewsArticle, …
var articleTypes = []string{"Article", "Posting", "Report", "Review"}

func (g *Graph) addNode(o object) {
	if id, ok := o["@id"].(string); ok && o["name"] != nil {
		if g.byID == nil {
			g.byID = make(map[string]object)
		}
		g.byID[id] = o
	}
	types := g.texts(o["@type"])
	described := o["headline"] != nil || o["datePublished"] != nil
	switch {
	case described && g.article == nil && slices.ContainsFunc(types, isArticle):
		g.article = o
	case described && g.page == nil && slices.Contains(types, "WebPage"):
		g.page = o
	case slices.Equal(types, []string{"Person"}):
		g.persons = append(g.persons, o)
	}
}

func isArticle(t string) bool {
	return slices.ContainsFunc(articleTypes, func(suffix string) bool { return strings.HasSuffix(t, suffix) })
}

// Article returns what the graph says about the article, once all scripts are added.
func (g *Graph) Article() Article {
	o := g.article
	if o == nil {
		o = g.page
	}
	d := Article{
		Headline:  g.text(o["headline"]),
		Authors:   g.authors(o["author"], false),
		Groups:    g.authors(o["author"], true),
		Publisher: g.text(o["publisher"]),
		Published: g.text(o["datePublished"]),
		Created:   g.text(o["dateCreated"]),
		Modified:  g.text(o["dateModified"]),
		Language:  g.text(o["inLanguage"]),
		URL:       g.text(o["url"]),
		Images:    pictures(o["image"]),
		Paid:      strings.EqualFold(g.text(o["isAccessibleForFree"]), "false"),
	}
	if len(d.Authors) == 0 {
		d.Authors = g.authors(o["creator"], false)
	}
	if d.Published == "" {
		d.Published = g.text(g.page["datePublished"])
	}
	if len(g.persons) == 1 {
		d.Persons = g.texts(g.persons[0])
	}
	if n, ok := o["wordCount"].(float64); ok && n > 0 && n < 1e6 {
		d.Words = int(n)
	}
	return d
}

// authors returns the names in an author value that are, or are not, those of organisations.
func (g *Graph) authors(v any, groups bool) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, e := range list {
		o := g.node(e)
		isGroup := slices.ContainsFunc(g.texts(o["@type"]), isOrganisation)
		if isGroup == groups {
			out = append(out, g.texts(e)...)
		}
	}
	return out[:min(len(out), node.MaxFacts)]
}

// isOrganisation reports whether a type is schema.org's Organization or one of its kinds.
func isOrganisation(t string) bool {
	return strings.HasSuffix(t, "Organization") || slices.Contains([]string{"Corporation", "Brand", "WebSite"}, t)
}

// node returns a value as a node, which may be one of another place, or nil.
func (g *Graph) node(v any) object {
	o, _ := v.(object)
	if id, ok := o["@id"].(string); ok && o["name"] == nil {
		return g.byID[id]
	}
	return o
}

// texts returns the strings of a value: of a string itself, of a node its name, of a list those of
// its members.
func (g *Graph) texts(v any) []string {
	switch v := v.(type) {
	case string:
		return node.AppendShort(nil, node.PlainText(v))
	case bool:
		if !v {
			return []string{"false"}
		}
	case float64: // seconds since 1970, where a time is wanted
		return []string{strconv.FormatFloat(v, 'f', -1, 64)}
	case object:
		return g.nameOf(g.node(v))
	case []any:
		var out []string
		for _, e := range v {
			if _, list := e.([]any); !list {
				out = node.AppendShort(out, strings.Join(g.texts(e), ", "))
			}
		}
		return out
	}
	return nil
}

// nameOf returns the name of a node, or its @value.
func (g *Graph) nameOf(o object) []string {
	switch name := o["name"].(type) {
	case string:
		return node.AppendShort(nil, node.PlainText(name))
	case []any:
		return g.texts(name)
	}
	given, _ := o["givenName"].(string)
	family, _ := o["familyName"].(string)
	value, _ := o["@value"].(string)
	return node.AppendShort(nil, node.PlainText(cmp.Or(strings.TrimSpace(given+" "+family), value)))
}

// text returns the first of the texts of a value, or "".
func (g *Graph) text(v any) string {
	if t := g.texts(v); len(t) > 0 {
		return t[0]
	}
	return ""
}
