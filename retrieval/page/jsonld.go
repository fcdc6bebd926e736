package page

import (
	"encoding/json"
	"slices"
	"strings"
)

// linkedData is what the JSON-LD of a page (schema.org) says of its article.
type linkedData struct {
	headline  string
	authors   []string
	persons   []string // a person whom the page does not call the author
	publisher string
	published string
	language  string
	url       string
	words     int  // of the whole article, 0 when not told
	paid      bool // isAccessibleForFree is false
}

// object is a JSON-LD node.
type object = map[string]any

// graph is the JSON-LD of a page: its first article, and the nodes that others name by
// their @id, as WordPress sites name the author.
type graph struct {
	article object
	page    object // the page itself, where no article is told
	persons []object
	byID    map[string]object
}

// read adds one script. Scripts that are no JSON are passed over.
func (g *graph) read(script string) {
	var v any
	if json.Unmarshal([]byte(script), &v) == nil || json.Unmarshal([]byte(mend(script)), &v) == nil {
		g.add(v, 0)
	}
}

// mend repairs what templates do to JSON: comments around it, a line break in a string,
// a semicolon at its end.
func mend(script string) string {
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

// deepest nesting in which nodes are looked for: a list, a graph, a page, its article.
const deepest = 6

func (g *graph) add(v any, depth int) {
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			g.add(e, depth+1)
		}
	case object:
		g.node(v)
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"} {
			g.add(v[key], depth+1)
		}
	}
}

// articleTypes end the names of schema.org's article types: NewsArticle, Report,
// LiveBlogPosting, ReviewNewsArticle, …
var articleTypes = []string{"Article", "Posting", "Report", "Review"}

func (g *graph) node(o object) {
	if id, ok := o["@id"].(string); ok && o["name"] != nil {
		if g.byID == nil {
			g.byID = make(map[string]object)
		}
		g.byID[id] = o
	}
	types := g.texts(o["@type"])
	told := o["headline"] != nil || o["datePublished"] != nil
	switch {
	case told && g.article == nil && slices.ContainsFunc(types, isArticle):
		g.article = o
	case told && g.page == nil && slices.Contains(types, "WebPage"):
		g.page = o
	case slices.Equal(types, []string{"Person"}):
		g.persons = append(g.persons, o)
	}
}

func isArticle(t string) bool {
	return slices.ContainsFunc(articleTypes, func(suffix string) bool { return strings.HasSuffix(t, suffix) })
}

// data is what the graph says once all scripts are read.
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

// texts are the strings that a value stands for: a string, the name of a node, or those
// of a list's members.
func (g *graph) texts(v any) []string {
	switch v := v.(type) {
	case string:
		return appendShort(nil, plain(v))
	case bool:
		if !v {
			return []string{"false"}
		}
	case object:
		if id, ok := v["@id"].(string); ok && v["name"] == nil {
			v = g.byID[id]
		}
		if name, ok := v["name"].(string); ok {
			return appendShort(nil, plain(name))
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

func (g *graph) text(v any) string {
	if t := g.texts(v); len(t) > 0 {
		return t[0]
	}
	return ""
}
