package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

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

// Discover returns the addresses of the feeds that a web page links to in its head, in its order and
// at most 20. Relative ones are resolved against the address of the page.
func Discover(data []byte, address string) []string {
	const maxFeeds = 20
	base, _ := url.Parse(address)
	var out []string
	z := html.NewTokenizer(bytes.NewReader(data))
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
			if a := absolute(attr(t, "href"), base); a != "" && linksFeed(t) && !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
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
