package feed

import (
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// converter turns gofeed's items into ours, each article once.
type converter struct {
	base  *url.URL
	now   time.Time
	items []Item
	seen  map[[2]string]bool
}

func (c *converter) add(g *gofeed.Item) {
	i := Item{
		Title:     title(g.Title),
		Link:      c.link(g),
		Author:    author(g),
		Published: date(g.Published, c.now),
		Updated:   date(g.Updated, c.now),
	}
	i.ID = id(g.GUID, i.Link)
	i.Text, i.Full = text(g)
	if i.Title == "" && i.Link == "" && i.Text == "" || c.twin(i) {
		return
	}
	if i.ID == "" {
		i.ID = news.CanonicalURL(i.Link)
	}
	c.items = append(c.items, i)
}

// twin reports whether an item with the same guid, or with the same link and title, came
// before.
func (c *converter) twin(i Item) bool {
	if c.seen == nil {
		c.seen = make(map[[2]string]bool)
	}
	guid, page := [2]string{i.ID}, [2]string{news.CanonicalURL(i.Link), i.Title}
	known := i.ID != "" && c.seen[guid] || i.Link != "" && c.seen[page]
	c.seen[guid], c.seen[page] = true, true
	return known
}

// id is a guid without the mark "#0" or "#3" at its end, by which some publishers tell
// apart the editions of one article: it is the address of the link's page but for that.
func id(guid, link string) string {
	guid = oneLine(guid)
	before, mark, ok := strings.Cut(guid, "#")
	if !ok || mark == "" || len(mark) > 2 || strings.Trim(mark, "0123456789") != "" {
		return guid
	}
	g, err := url.Parse(before)
	l, lerr := url.Parse(link)
	if err != nil || lerr != nil || link != "" && (g.Host != l.Host || g.Path != l.Path) || g.Host == "" {
		return guid
	}
	return before
}

// link is the item's address: a guid that is one stands in where there is no other.
func (c *converter) link(g *gofeed.Item) string {
	for _, l := range append([]string{g.Link}, g.Links...) {
		if a := absolute(l, c.base); a != "" {
			return a
		}
	}
	return absolute(id(g.GUID, ""), nil)
}

// author joins the names of the authors. gofeed keeps one dc:creator; the extension has all.
func author(g *gofeed.Item) string {
	var names []string
	if g.DublinCoreExt != nil && len(g.DublinCoreExt.Creator) > 1 {
		names = g.DublinCoreExt.Creator
	} else {
		for _, p := range g.Authors {
			names = append(names, p.Name)
		}
	}
	var out []string
	for _, n := range names {
		if n = title(n); n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

// text is the item's content, else its summary. Content that is shorter than the summary,
// or that breaks off with a mark, is no more than one.
func text(g *gofeed.Item) (s string, full bool) {
	content, summary := plain(g.Content), plain(g.Description)
	if content == "" || len(content) < len(summary) {
		return summary, false
	}
	return content, !breaksOff(content)
}

func breaksOff(s string) bool {
	for _, mark := range [...]string{"[…]", "[...]", "[&hellip;]", "(more…)", "Read more", "Read more…", "Read More", "Continue reading"} {
		if strings.HasSuffix(s, mark) {
			return true
		}
	}
	return false
}

// longestTitle, in bytes, is far above any headline: what is longer is something else that
// fell into the title, and is cut after a word.
const longestTitle = 1000

// title is a headline or a name on one line. Feeds put markup and twice escaped
// characters into them.
func title(s string) string {
	s = oneLine(plain(strings.ToValidUTF8(s[:min(len(s), 8*longestTitle)], "")))
	if len(s) <= longestTitle {
		return s
	}
	end := longestTitle
	for !utf8.RuneStart(s[end]) {
		end--
	}
	if blank := strings.LastIndexByte(s[:end], ' '); blank > 0 {
		end = blank
	}
	return s[:end]
}

// oneLine applies the text rules to a name, which has no line breaks.
func oneLine(s string) string {
	return strings.Join(strings.Fields(prose.Clean(s)), " ")
}
