package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/page/node"
)

// elementFilter recognises elements inside the article that are not part of its text: captions,
// credits, share bars, sign-up forms and boxes with other stories.
type elementFilter struct {
	articleLength int // bytes of text in the article's element
}

// boilerplateNames are words in the class and id attributes of such elements.
var boilerplateNames = map[string]bool{
	"caption": true, "captions": true, "figcaption": true, "credit": true, "credits": true,
	"newscaption": true, "imagecaption": true, "photocaption": true, "copyright": true,
	"share": true, "sharing": true, "social": true, "sharedaddy": true,
	"newsletter": true, "newsletters": true, "signup": true, "subscribe": true, "subscription": true,
	"related": true, "recommended": true, "recommendations": true, "recirc": true, "readmore": true,
	"seealso": true,
	"promo":   true, "promos": true, "promoted": true, "trending": true, "outbrain": true, "taboola": true,
	"advert": true, "advertisement": true, "ads": true, "ad": true, "sponsored": true, "affiliate": true,
	"byline": true, "bylines": true, "dateline": true, "timestamp": true, "bio": true, "author": true,
	"breadcrumb": true, "breadcrumbs": true, "tags": true, "menu": true, "submenu": true, "nav": true,
	"navigation": true,
	"comments":   true, "disclaimer": true, "gallery": true, "slideshow": true,
}

// maxBoilerplate is the share of the article's text that such an element may contain. With more text,
// it is a frame around the article, as in <div class="article has-related">.
const maxBoilerplate = 0.2

func (f elementFilter) isBoilerplate(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Figcaption, atom.Nav, atom.Button, atom.Form, atom.Footer:
		return f.isSmall(n)
	case atom.Figure:
		return !node.Contains(n, atom.Blockquote, atom.Table, atom.Pre)
	}
	for _, name := range node.Names(n) {
		if boilerplateNames[name] {
			return f.isSmall(n)
		}
	}
	return false
}

func (f elementFilter) isSmall(n *html.Node) bool {
	return float64(node.Length(n)) < maxBoilerplate*float64(f.articleLength)
}
