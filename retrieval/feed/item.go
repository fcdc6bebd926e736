package feed

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"quoth/retrieval/news"
)

// Item is an article as the feed has it. It has a title, a link or a text.
type Item struct {
	ID        string // the feed's own, or else the link; it may be unique only within the feed
	Title     string // plain text
	Link      string // absolute http(s) address, or ""
	Author    string // names separated by ", "
	Image     string // the address of its picture, or ""
	Text      string // plain text, paragraphs separated by an empty line
	Full      bool   // Text is the whole article, not a summary
	Published time.Time
	Updated   time.Time
}

// converter converts the items of gofeed, and leaves out duplicates.
type converter struct {
	base  *url.URL
	logo  string // the address of the feed's own picture
	now   time.Time
	items []Item
	seen  map[[2]string]bool
}

func (c *converter) add(g *gofeed.Item) {
	i := Item{
		Title:     titleText(g.Title),
		Link:      c.link(g),
		Author:    authors(g),
		Published: parseDate(g.Published, c.now),
		Updated:   parseDate(g.Updated, c.now),
	}
	i.ID = itemID(g.GUID, i.Link)
	i.Image = c.image(g)
	i.Text, i.Full = itemText(g)
	if i.Title == "" && i.Link == "" && i.Text == "" || c.isDuplicate(i) {
		return
	}
	if i.ID == "" {
		i.ID = news.CanonicalURL(i.Link)
	}
	c.items = append(c.items, i)
}

// isDuplicate reports whether the same item was added before: one with the same guid and page, or words where
// it has no page of its own, or one with the same link and title. A guid alone does not make it the same: some
// publishers give one to all items.
func (c *converter) isDuplicate(i Item) bool {
	if c.seen == nil {
		c.seen = make(map[[2]string]bool)
	}
	page := [2]string{news.CanonicalURL(i.Link), i.Title}
	guid := [2]string{"guid " + i.ID, cmp.Or(news.PageURL(i.Link), i.Title+"\n"+i.Text)}
	known := i.ID != "" && c.seen[guid] || i.Link != "" && c.seen[page]
	c.seen[guid], c.seen[page] = true, true
	return known
}

// itemID returns a guid without a mark such as "#0" or "#3" at its end, with which some publishers
// number the editions of an article. It is removed only from an address of the same page as link.
func itemID(guid, link string) string {
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

// link returns the address of the item, which is the guid if there is no other.
func (c *converter) link(g *gofeed.Item) string {
	for _, l := range append([]string{g.Link}, g.Links...) {
		if a := absolute(l, c.base); a != "" {
			return a
		}
	}
	return absolute(itemID(g.GUID, ""), nil)
}

// authors returns the names of the authors, separated by ", ". gofeed itself keeps only one
// dc:creator; its extension has all.
func authors(g *gofeed.Item) string {
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
		if n = titleText(n); n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

// itemText returns the content of the item, or else its summary. The content is not the full article
// if it is shorter than the summary or ends like a truncated text.
func itemText(g *gofeed.Item) (s string, full bool) {
	content, summary := plainText(g.Content), plainText(g.Description)
	if content == "" || len(content) < len(summary) {
		return summary, false
	}
	return content, !isTruncated(content)
}

func isTruncated(s string) bool {
	for _, end := range [...]string{"[…]", "[...]", "[&hellip;]", "(more…)",
		"Read more", "Read more…", "Read More", "Continue reading"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
