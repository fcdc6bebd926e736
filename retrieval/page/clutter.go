package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// clutter tells what stands inside an article's element and is no part of its text:
// captions, credits, share bars, sign-up forms, boxes with other stories.
type clutter struct {
	whole int // bytes of text in the article's element
}

// clutterNames are words that class and id attributes give to such parts.
var clutterNames = map[string]bool{
	"caption": true, "captions": true, "figcaption": true, "credit": true, "credits": true,
	"newscaption": true, "imagecaption": true, "photocaption": true, "copyright": true,
	"share": true, "sharing": true, "social": true, "sharedaddy": true,
	"newsletter": true, "newsletters": true, "signup": true, "subscribe": true, "subscription": true,
	"related": true, "recommended": true, "recommendations": true, "recirc": true, "readmore": true, "seealso": true,
	"promo": true, "promos": true, "promoted": true, "trending": true, "outbrain": true, "taboola": true,
	"advert": true, "advertisement": true, "ads": true, "ad": true, "sponsored": true, "affiliate": true,
	"byline": true, "bylines": true, "dateline": true, "timestamp": true, "bio": true, "author": true,
	"breadcrumb": true, "breadcrumbs": true, "tags": true, "menu": true, "submenu": true, "nav": true, "navigation": true,
	"comments": true, "disclaimer": true, "gallery": true, "slideshow": true,
}

// mostClutter is how much of the article a part with such a name may hold; above that the
// name is that of a frame around the article, as in <div class="article has-related">.
const mostClutter = 0.2

func (c clutter) is(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Figcaption, atom.Nav, atom.Button, atom.Form, atom.Footer:
		return c.small(n)
	case atom.Figure:
		return !contains(n, atom.Blockquote, atom.Table, atom.Pre)
	}
	for _, name := range names(n) {
		if clutterNames[name] {
			return c.small(n)
		}
	}
	return false
}

func (c clutter) small(n *html.Node) bool {
	return float64(textLength(n)) < mostClutter*float64(c.whole)
}
