// Package feed reads RSS, Atom, RDF and JSON feeds, and lists of feeds in OPML.
//
// Feeds come as bytes that somebody else has fetched, in any charset, with illegal
// characters, cut off in the middle: what can be read is read. Items come as plain text,
// each once, with absolute links and with dates in the writer's own zone.
//
//	f, err := feed.Parse(body, feed.Options{ContentType: contentType, URL: "https://orlo.example/rss"})
//	if errors.Is(err, feed.ErrHTML) {
//		fmt.Println("a web page; try", feed.Discover(body, "https://orlo.example/rss"))
//	}
//	for _, item := range f.Items {
//		fmt.Println(item.Published.Format(time.DateOnly), item.Title, item.Link)
//	}
package feed

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// MaxBytes is how long a document may be, decoded from any compression. Longer ones are
// refused.
const MaxBytes = 16 << 20

// Reasons why a document is no feed.
var (
	ErrHTML    = errors.New("a web page, not a feed")
	ErrNotFeed = errors.New("not a feed: want RSS, Atom, RDF or JSON Feed")
)

// Options tell what came with the document. The zero Options are of a file.
type Options struct {
	ContentType string    // of the response: its charset counts where the bytes do not tell
	URL         string    // of the document: relative links are read from it
	Now         time.Time // dates two days after it are taken for unknown; zero: those after 2090
}

// Feed is a parsed feed. Fields that it does not have are empty.
type Feed struct {
	Title    string
	Link     string // of the site
	Language string
	TTL      time.Duration // how long the feed says it does not change
	Items    []Item        // in the feed's order
	NewURL   string        // where the feed says it lives, if not at Options.URL; a hint, not to be trusted
	Cut      bool          // the document was damaged or broke off: items after the damage are missing
}

// Item is an article as the feed has it: it has a title, a link or a text.
type Item struct {
	ID        string // the feed's own, else the link; it may mean nothing outside the feed
	Title     string // plain text
	Link      string // absolute http(s) address, or ""
	Author    string // names separated by ", "
	Text      string // plain text, paragraphs separated by an empty line
	Full      bool   // Text is the content of the article rather than a summary
	Published time.Time
	Updated   time.Time
}

// Parse reads a feed. Its errors wrap ErrHTML or ErrNotFeed, the latter with what is wrong
// with the document's XML or JSON; a document above MaxBytes is refused unread.
func Parse(data []byte, o Options) (*Feed, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("parse feed: %d MB long, want %d at most", len(data)>>20, MaxBytes>>20)
	}
	document := clean(data, o.ContentType)
	if isHTML(document) {
		return nil, htmlError(document, o.URL)
	}
	if tooDeep(document) {
		return nil, fmt.Errorf("parse feed: %w (nested too deep)", ErrNotFeed)
	}
	parsed, cut, err := parse(document)
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return nil, fmt.Errorf("parse feed: %w", ErrNotFeed)
	} else if err != nil {
		return nil, fmt.Errorf("parse feed: %w: %w", ErrNotFeed, err)
	}
	f := convert(parsed, o)
	f.Cut = cut
	return f, nil
}

// parse reads the document, or what of it is whole.
func parse(document []byte) (f *gofeed.Feed, cut bool, err error) {
	p := gofeed.NewParser()
	p.RSSTranslator = translator{gofeed.DefaultRSSTranslator{DisableContentImageScan: true}}
	f, err = p.Parse(bytes.NewReader(document))
	if err == nil || errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return f, false, err
	}
	whole, ok := wholeItems(document)
	if !ok {
		return nil, false, err
	}
	f, again := p.Parse(bytes.NewReader(whole))
	if again != nil {
		return nil, false, err
	}
	return f, true, nil
}

// translator keeps what gofeed's own leaves behind.
type translator struct{ gofeed.DefaultRSSTranslator }

const ttlKey = "ttl" // in gofeed.Feed.Custom

func (t translator) Translate(feed any) (*gofeed.Feed, error) {
	f, err := t.DefaultRSSTranslator.Translate(feed)
	if r, ok := feed.(*rss.Feed); ok && err == nil {
		f.Custom = map[string]string{ttlKey: r.TTL}
	}
	return f, err
}

func convert(g *gofeed.Feed, o Options) *Feed {
	base, _ := url.Parse(o.URL) // nil where there is none: relative links are dropped
	f := &Feed{
		Title:    title(g.Title),
		Link:     absolute(g.Link, base),
		Language: strings.TrimSpace(g.Language),
		TTL:      ttl(g),
		NewURL:   newURL(g, o.URL, base),
	}
	c := &converter{base: base, now: o.Now}
	for _, i := range g.Items {
		c.add(i)
	}
	f.Items = c.items
	return f
}

// newURL is where the feed says it lives, if that is elsewhere.
func newURL(g *gofeed.Feed, from string, base *url.URL) string {
	to := g.FeedLink
	if g.ITunesExt != nil {
		to = cmp.Or(strings.TrimSpace(g.ITunesExt.NewFeedURL), to)
	}
	to = absolute(to, base)
	if to == "" || news.CanonicalURL(to) == news.CanonicalURL(from) {
		return ""
	}
	return to
}

// ttl is RSS's <ttl>, in minutes, or the period of the syndication module.
func ttl(g *gofeed.Feed) time.Duration {
	const longest = 7 * 24 * time.Hour
	if n, err := strconv.Atoi(strings.TrimSpace(g.Custom[ttlKey])); err == nil && n > 0 {
		return min(time.Duration(min(n, 1<<20))*time.Minute, longest)
	}
	period, ok := updatePeriods[strings.ToLower(syndication(g, "updatePeriod"))]
	if !ok {
		return 0
	}
	if n, err := strconv.Atoi(syndication(g, "updateFrequency")); err == nil && n > 1 {
		period /= time.Duration(n)
	}
	return min(period, longest)
}

// updatePeriods are those of the RSS 1.0 syndication module that are shorter than a month.
var updatePeriods = map[string]time.Duration{
	"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour,
}

func syndication(g *gofeed.Feed, name string) string {
	if values := g.Extensions["sy"][name]; len(values) > 0 {
		return strings.TrimSpace(values[0].Value)
	}
	return ""
}

// absolute is link as an absolute http(s) address, or "".
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
