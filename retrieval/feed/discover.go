package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// isHTML reports whether a document is a web page: whether its first element is one of HTML.
func isHTML(document []byte) bool {
	if bytes.HasPrefix(document, []byte("{")) {
		return false // JSON, with HTML in its strings
	}
	z := html.NewTokenizer(bytes.NewReader(document[:min(len(document), 64<<10)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return false
		case html.DoctypeToken:
			if strings.HasPrefix(strings.ToLower(string(z.Text())), "html") {
				return true
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			return z.Token().DataAtom != 0
		}
	}
}

// feedTypes are the media types of feeds in <link rel="alternate">.
var feedTypes = []string{"application/rss+xml", "application/atom+xml", "application/rdf+xml",
	"application/feed+json", "application/json"}

// Link is a link of a web page to a feed.
type Link struct {
	URL   string // absolute
	Title string // plain text, or ""
}

// Discover returns the feeds that a web page links to, at most 20, each once. Those of all news come first, then
// those of a part of it, such as a tag, then those of comments; otherwise they keep the order of the page. Feeds
// of the part that the page itself is about come before all others. Relative addresses are resolved against
// that of the page.
func Discover(data []byte, o Options) []Link { return links(clean(data, o.ContentType), o.URL) }

// links returns the feeds that a clean document links to.
func links(document []byte, address string) []Link {
	out := linksInOrder(document, address)
	slices.SortStableFunc(out, func(a, b Link) int { return a.rank(address) - b.rank(address) })
	return out
}

func linksInOrder(document []byte, address string) []Link {
	const maxFeeds, maxAddress = 20, 2000
	base, _ := url.Parse(address)
	var out []Link
	z := html.NewTokenizer(bytes.NewReader(document))
	for len(out) < maxFeeds {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.DataAtom == atom.Base && base != nil {
				if u, err := base.Parse(attr(t, "href")); err == nil {
					base = u
				}
			}
			if !linksFeed(t) {
				continue
			}
			l := Link{absolute(attr(t, "href"), base), titleText(attr(t, "title"))}
			if l.URL != "" && len(l.URL) <= maxAddress && !slices.ContainsFunc(out, l.isSame) {
				out = append(out, l)
			}
		}
	}
	return out
}

// isSame reports whether another link has the same canonical address.
func (l Link) isSame(other Link) bool {
	return l.URL == other.URL || news.CanonicalURL(l.URL) == news.CanonicalURL(other.URL)
}

// rank returns how unlikely it is that the link is wanted on the page at an address; see Discover.
func (l Link) rank(page string) int {
	switch {
	case l.isOfComments():
		return 3
	case !isOfPart(l.URL):
		return 1
	case isOfPart(page) && strings.HasPrefix(l.URL, page):
		return 0
	}
	return 2
}

// isOfComments reports whether a link is to a feed of what readers write. WordPress has its own at
// /comments/feed/ and /?feed=comments-rss2, Blogger at /feeds/comments/default.
func (l Link) isOfComments() bool {
	u, err := url.Parse(l.URL)
	return err == nil && strings.Contains(strings.ToLower(u.Path+"?"+u.RawQuery), "comments") ||
		strings.Contains(strings.ToLower(l.Title), "comments")
}

// parts are the words in addresses of those parts of a site that hold only some of its news.
var parts = prose.Set("tag tags category categories topic topics author authors search podcast podcasts")

// isOfPart reports whether an address is of a part of a site.
func isOfPart(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	names := strings.Split(strings.ToLower(u.Path), "/")
	for name := range u.Query() {
		names = append(names, strings.ToLower(name))
	}
	return slices.ContainsFunc(names, func(name string) bool { return parts[name] })
}

// linksFeed reports whether a tag is a link to a feed.
func linksFeed(t html.Token) bool {
	if t.DataAtom != atom.Link || !slices.Contains(strings.Fields(strings.ToLower(attr(t, "rel"))), "alternate") {
		return false
	}
	kind, _, _ := strings.Cut(strings.ToLower(attr(t, "type")), ";")
	// WordPress links to its API as application/json.
	return slices.Contains(feedTypes, strings.TrimSpace(kind)) && !strings.Contains(attr(t, "href"), "/wp-json/")
}

func attr(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// absolute returns link as an absolute http or https address, or "".
func absolute(link string, base *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || strings.TrimSpace(link) == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	return prose.Clean(u.String())
}
