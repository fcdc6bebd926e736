// Package jsonld reads what the JSON-LD of a page (schema.org) says about its article.
//
//	var g jsonld.Graph
//	g.Add(script) // of each script of the page
//	fmt.Println(g.Article().Headline)
package jsonld

import (
	"encoding/json"
	"slices"
	"strings"

	"quoth/retrieval/news"
	"quoth/retrieval/page/node"
)

// Article is what the JSON-LD of a page (schema.org) says about its article.
type Article struct {
	Headline  string
	Authors   []string
	Persons   []string // the only person in the page's JSON-LD, who is not said to be the author
	Publisher string
	Published string
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

// Add adds one script. It skips scripts that are not JSON.
func (g *Graph) Add(script string) {
	var v any
	if json.Unmarshal([]byte(script), &v) == nil || json.Unmarshal([]byte(repair(script)), &v) == nil {
		g.addValue(v, 0)
	}
}

// repair removes what templates add to JSON: comments around it, line breaks in strings and
// semicolons at its end.
func repair(script string) string {
	for _, wrap := range [...]string{"<!--", "-->", "//<![CDATA[", "//]]>", "<![CDATA[", "]]>"} {
		script = strings.ReplaceAll(script, wrap, "")
	}
	script = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, script)
	return strings.TrimRight(script, "; ")
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
		Authors:   g.texts(o["author"]),
		Publisher: g.text(o["publisher"]),
		Published: g.text(o["datePublished"]),
		Language:  g.text(o["inLanguage"]),
		URL:       g.text(o["url"]),
		Images:    pictures(o["image"]),
		Paid:      strings.EqualFold(g.text(o["isAccessibleForFree"]), "false"),
	}
	if len(d.Authors) == 0 {
		d.Authors = g.texts(o["creator"])
	}
	if len(g.persons) == 1 {
		d.Persons = g.texts(g.persons[0])
	}
	if n, ok := o["wordCount"].(float64); ok && n > 0 && n < 1e6 {
		d.Words = int(n)
	}
	return d
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
	case object:
		if id, ok := v["@id"].(string); ok && v["name"] == nil {
			v = g.byID[id]
		}
		if name, ok := v["name"].(string); ok {
			return node.AppendShort(nil, node.PlainText(name))
		}
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

// text returns the first of the texts of a value, or "".
func (g *Graph) text(v any) string {
	if t := g.texts(v); len(t) > 0 {
		return t[0]
	}
	return ""
}
