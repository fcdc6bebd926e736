package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"quoth/retrieval/news"
)

// images are the pictures that the <meta> elements of a page name, in the page's order.
type images struct {
	graph   []news.Picture // of OpenGraph, which may have a size
	twitter []news.Picture
}

// add adds the picture that a <meta> names, or a property of the one before it (ogp.me, "Structured Properties").
func (i *images) add(n *html.Node) {
	name := strings.ToLower(cmp.Or(attr(n, "property"), attr(n, "name")))
	if !strings.Contains(name, ":image") || len(i.graph)+len(i.twitter) >= maxFacts {
		return
	}
	content := strings.TrimSpace(attr(n, "content"))
	switch name {
	case "og:image":
		i.graph = append(i.graph, news.Picture{URL: content})
	case "og:image:url", "og:image:secure_url": // mostly the one before it again
		if len(i.graph) == 0 {
			i.graph = append(i.graph, news.Picture{URL: content})
		}
	case "twitter:image", "twitter:image:src":
		i.twitter = append(i.twitter, news.Picture{URL: content})
	}
	if len(i.graph) == 0 {
		return
	}
	last := &i.graph[len(i.graph)-1]
	switch name {
	case "og:image:width":
		last.Width = content
	case "og:image:height":
		last.Height = content
	}
}

// image returns the address of the article's picture on a page of the given address, or "".
func (f *facts) image(page string) string {
	return news.FirstImage(page, slices.Concat(f.images.graph, f.images.twitter, f.ld.images)...)
}

// pictures returns the pictures of a value of JSON-LD: an address, an ImageObject, or a list of such.
func pictures(v any) []news.Picture {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []news.Picture
	for _, v := range list[:min(len(list), maxFacts)] {
		switch v := v.(type) {
		case string:
			out = append(out, news.Picture{URL: v})
		case object:
			for _, key := range [...]string{"url", "contentUrl"} {
				if address, ok := v[key].(string); ok {
					out = append(out, news.Picture{URL: address, Width: side(v["width"]), Height: side(v["height"])})
				}
			}
		}
	}
	return out
}

// side returns a width or a height as it is written: a number, a text, or a QuantitativeValue.
func side(v any) string {
	if o, ok := v.(object); ok {
		v = o["value"]
	}
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}
