package feed

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isHTML reports whether a document is a web page: its first element is one of HTML's.
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

// htmlError is ErrHTML with the feeds that the page names.
func htmlError(document []byte, address string) error {
	feeds := Discover(document, address)
	if len(feeds) == 0 {
		return fmt.Errorf("parse feed: %w, and it names no feed", ErrHTML)
	}
	return fmt.Errorf("parse feed: %w; it names %s", ErrHTML, strings.Join(feeds, ", "))
}

// feedTypes are the media types of feeds in <link rel="alternate">.
var feedTypes = []string{"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json"}

// Discover is the addresses of the feeds that a web page names in its head, in the
// page's order, at most 20. Relative ones are read from the page's address.
func Discover(data []byte, address string) []string {
	const most = 20
	base, _ := url.Parse(address)
	var out []string
	z := html.NewTokenizer(bytes.NewReader(data))
	for len(out) < most {
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
			if a := absolute(attr(t, "href"), base); a != "" && namesFeed(t) && !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

func namesFeed(t html.Token) bool {
	if t.DataAtom != atom.Link || !slices.Contains(strings.Fields(strings.ToLower(attr(t, "rel"))), "alternate") {
		return false
	}
	kind, _, _ := strings.Cut(strings.ToLower(attr(t, "type")), ";")
	// WordPress names its programming interface as application/json.
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
