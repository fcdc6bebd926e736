package feed

import (
	"cmp"
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"quoth/retrieval/feed/stamp"
	"quoth/retrieval/news"
	"quoth/retrieval/page/byline"
)

// Item is an article as the feed has it. It has a title, a link or a text.
type Item struct {
	ID        string // the feed's own, or else the link; it may be unique only within the feed
	Title     string // plain text
	Link      string // absolute http(s) address, or ""
	Relay     string // the address that leads to Link, if the feed gives both; else ""
	Author    string // names, as they are printed or separated by ", "
	Image     string // the address of its picture, or ""
	Text      string // plain text, paragraphs separated by an empty line
	Full      bool   // Text is the whole article, not a summary
	Published time.Time
	Updated   time.Time
	Doubt     error // why a date of it is not read, or is not sure; nil: there is none, or no doubt
}

// Left is something of a document that is left out, and why.
type Left struct {
	Name string // a title or an address; may be empty
	Why  error
}

// Reasons why an item is left out.
var (
	ErrEmptyItem = errors.New("it has no title, no link and no text")
	ErrTwinItem  = errors.New("the feed has another version of it above")
)

// converter converts the items of gofeed, and leaves out duplicates.
type converter struct {
	base  *url.URL
	logo  string // the address of the feed's own picture
	plain bool   // titles are plain text
	// outlets has the names of the feed's own outlet, which is no author.
	outlets byline.Outlets
	dates   stamp.Reader
	items   []Item
	left    []Left
	seen    map[[2]string]string // the words of the items before
}

func (c *converter) add(g *gofeed.Item) {
	i := Item{Title: c.title(g.Title), Author: authors(g, c.outlets)}
	i.Link, i.Relay = c.link(g)
	i.Published, i.Updated, i.Doubt = c.times(g)
	i.ID = itemID(g.GUID, i.Link)
	i.Image = c.image(g)
	i.Text, i.Full = itemText(g)
	switch {
	case i.Title == "" && i.Link == "" && i.Text == "":
		c.left = append(c.left, Left{i.ID, ErrEmptyItem})
		return
	case c.isDuplicate(i):
		return
	}
	if i.ID == "" {
		i.ID = news.CanonicalURL(i.Link)
	}
	c.items = append(c.items, i)
}

// isDuplicate reports whether the same item was added before: one with the same guid and page, or words where
// it has no page of its own, or one with the same link and title. A guid alone does not make it the same: some
// publishers give one to all items. One in other words is left out, and named.
func (c *converter) isDuplicate(i Item) bool {
	if c.seen == nil {
		c.seen = make(map[[2]string]string)
	}
	words := i.Title + "\n" + i.Text
	page := [2]string{news.CanonicalURL(i.Link), i.Title}
	guid := [2]string{"guid " + i.ID, cmp.Or(news.PageURL(i.Link), words)}
	first, known := c.seen[guid]
	if !known || i.ID == "" {
		first, known = c.seen[page]
		known = known && i.Link != ""
	}
	if known && first != words {
		c.left = append(c.left, Left{cmp.Or(i.Title, i.Link), ErrTwinItem})
	}
	if !known {
		c.seen[guid], c.seen[page] = words, words
	}
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

// title returns a title as the feed means it.
func (c *converter) title(s string) string {
	if bare, ok := strings.CutPrefix(strings.TrimSpace(s), plainMark); ok || c.plain {
		return plainTitle(bare)
	}
	return titleText(s)
}

// link returns the address of the item, which is the guid if there is no other. If that leads only to another one,
// which the item names too, relay is the first one.
func (c *converter) link(g *gofeed.Item) (address, relay string) {
	for _, l := range append([]string{g.Link}, g.Links...) {
		if address = absolute(l, c.base); address != "" {
			break
		}
	}
	if origin := originalLink(g); origin != "" && origin != address {
		return origin, address
	}
	return cmp.Or(address, absolute(itemID(g.GUID, ""), nil)), ""
}

// originalLink returns the address that a service which relays a feed keeps as origLink, in a namespace of its own, or
// "".
func originalLink(g *gofeed.Item) string {
	for _, space := range slices.Sorted(maps.Keys(g.Extensions)) {
		for name, values := range g.Extensions[space] {
			if !strings.EqualFold(name, "origLink") {
				continue
			}
			for _, v := range values {
				if a := absolute(v.Value, nil); a != "" {
					return a
				}
			}
		}
	}
	for name, value := range g.Custom {
		if strings.EqualFold(name, "origLink") {
			return absolute(value, nil)
		}
	}
	return ""
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
