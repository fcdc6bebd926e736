package feed

import (
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
	ext "github.com/mmcdole/gofeed/extensions"

	"quoth/retrieval/news"
)

// image returns the address of an item's picture, or "". The feed's own picture is not one: some feeds repeat it
// with every item.
func (c *converter) image(g *gofeed.Item) string {
	named := slices.DeleteFunc(pictures(g), func(p news.Picture) bool { return p.URL == c.logo })
	if len(named) == 0 {
		return ""
	}
	page := ""
	if c.base != nil {
		page = c.base.String()
	}
	return news.FirstImage(page, named...)
}

// pictures returns the pictures of an item: those of Media RSS, which may have a size, enclosures, and that of
// the iTunes module or of JSON Feed.
func pictures(g *gofeed.Item) []news.Picture {
	named := mediaPictures(nil, g.Extensions["media"], 0)
	for _, e := range g.Enclosures {
		if strings.HasPrefix(e.Type, "image/") {
			named = append(named, news.Picture{URL: e.URL})
		}
	}
	if g.ITunesExt != nil && g.ITunesExt.Image != "" {
		named = append(named, news.Picture{URL: g.ITunesExt.Image})
	}
	if g.Image != nil && len(named) == 0 {
		named = append(named, news.Picture{URL: g.Image.URL})
	}
	return named
}

// maxMediaDepth is how deep elements of Media RSS are nested: a thumbnail in a content in a group.
const maxMediaDepth = 3

// mediaPictures adds the pictures of the elements of Media RSS (rssboard.org/media-rss). Thumbnails come first, because
// a content may be a print's original of many megabytes.
func mediaPictures(to []news.Picture, elements map[string][]ext.Extension, depth int) []news.Picture {
	if depth == maxMediaDepth {
		return to
	}
	for _, name := range [...]string{"thumbnail", "content", "group"} {
		for _, e := range elements[name] {
			isImage := e.Attrs["medium"] == "image" || strings.HasPrefix(e.Attrs["type"], "image/")
			if name == "thumbnail" || name == "content" && isImage {
				to = append(to, news.Picture{URL: e.Attrs["url"], Width: e.Attrs["width"], Height: e.Attrs["height"]})
			}
			to = mediaPictures(to, e.Children, depth+1)
		}
	}
	return to
}
