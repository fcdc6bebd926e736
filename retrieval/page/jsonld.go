package page

import (
	"encoding/json"
	"slices"
	"strings"

	"quoth/retrieval/news"
)

// linkedData is what the JSON-LD of a page (schema.org) says about its article.
type linkedData struct {
	headline  string
	authors   []string
	persons   []string // the only person in the page's JSON-LD, who is not said to be the author
	publisher string
	published string
	language  string
	url       string
	images    []news.Picture
	words     int  // in the whole article, 0 if not given
	paid      bool // isAccessibleForFree is false
}

// object is a node of JSON-LD.
type object = map[string]any

// graph is the JSON-LD of a page: its first article, and the nodes to which others refer by @id, as
// WordPress sites do with the author.
type graph struct {
	article object
	page    object // the page itself, if there is no article
	persons []object
	byID    map[string]object
}

// add adds one script. It skips scripts that are not JSON.
func (g *graph) add(script string) {
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

func (g *graph) addValue(v any, depth int) {
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

func (g *graph) addNode(o object) {
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

// data returns what the graph says about the article, once all scripts are added.
func (g *graph) data() linkedData {
	o := g.article
	if o == nil {
		o = g.page
	}
	d := linkedData{
		headline:  g.text(o["headline"]),
		authors:   g.texts(o["author"]),
		publisher: g.text(o["publisher"]),
		published: g.text(o["datePublished"]),
		language:  g.text(o["inLanguage"]),
		url:       g.text(o["url"]),
		images:    pictures(o["image"]),
		paid:      strings.EqualFold(g.text(o["isAccessibleForFree"]), "false"),
	}
	if len(d.authors) == 0 {
		d.authors = g.texts(o["creator"])
	}
	if len(g.persons) == 1 {
		d.persons = g.texts(g.persons[0])
	}
	if n, ok := o["wordCount"].(float64); ok && n > 0 && n < 1e6 {
		d.words = int(n)
	}
	return d
}

// texts returns the strings of a value: of a string itself, of a node its name, of a list those of
// its members.
func (g *graph) texts(v any) []string {
	switch v := v.(type) {
	case string:
		return appendShort(nil, plainText(v))
	case bool:
		if !v {
			return []string{"false"}
		}
	case object:
		if id, ok := v["@id"].(string); ok && v["name"] == nil {
			v = g.byID[id]
		}
		if name, ok := v["name"].(string); ok {
			return appendShort(nil, plainText(name))
		}
	case []any:
		var out []string
		for _, e := range v {
			if _, list := e.([]any); !list {
				out = appendShort(out, strings.Join(g.texts(e), ", "))
			}
		}
		return out
	}
	return nil
}

// text returns the first of the texts of a value, or "".
func (g *graph) text(v any) string {
	if t := g.texts(v); len(t) > 0 {
		return t[0]
	}
	return ""
}
