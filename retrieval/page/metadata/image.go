package metadata

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"quoth/retrieval/news"
	"quoth/retrieval/page/node"
)

// images are the pictures that the <meta> elements of a page name, in the page's order.
type images struct {
	graph   []news.Picture // of OpenGraph, which may have a size
	twitter []news.Picture
}

// add adds the picture that a <meta> names, or a property of the one before it (ogp.me, "Structured Properties").
func (i *images) add(n *html.Node) {
	name := strings.ToLower(cmp.Or(node.Attr(n, "property"), node.Attr(n, "name")))
	if !strings.Contains(name, ":image") || len(i.graph)+len(i.twitter) >= node.MaxFacts {
		return
	}
	content := strings.TrimSpace(node.Attr(n, "content"))
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
	return news.FirstImage(page, slices.Concat(f.images.graph, f.images.twitter, f.ld.Images)...)
}
