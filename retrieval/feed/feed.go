// Package feed parses RSS, Atom, RDF and JSON feeds, and lists of feeds in OPML.
//
// A feed is parsed as far as possible, even if its charset is wrong, it has illegal characters or is
// cut off in the middle. The items have plain text, absolute links and dates in their own zones; an
// item that occurs twice is returned once.
//
//	f, err := feed.Parse(body, feed.Options{ContentType: contentType, URL: "https://orlo.example/rss"})
//	if errors.Is(err, feed.ErrHTML) {
//		fmt.Println("a web page; try", feed.Discover(body, feed.Options{URL: "https://orlo.example/rss"}))
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

	"quoth/retrieval/feed/stamp"
	"quoth/retrieval/news"
)

// MaxBytes is the greatest length of a document, decompressed. Longer ones are refused.
const MaxBytes = 16 << 20

// Reasons why a document is not a feed.
var (
	ErrHTML    = errors.New("a web page, not a feed")
	ErrNotFeed = errors.New("not a feed: want RSS, Atom, RDF or JSON Feed")
)

// Options describe where a document comes from. The zero value is for a file.
type Options struct {
	ContentType string    // of the response; its charset counts if the bytes do not show their encoding
	URL         string    // of the document; relative links are resolved against it
	Now         time.Time // dates more than two days later count as unknown; if zero, those after 2090
}

// Feed is a parsed feed. Fields that the document does not have are empty.
type Feed struct {
	Title    string
	Link     string // of the site
	Language string
	TTL      time.Duration // how long the feed says that it does not change
	Items    []Item        // in the order of the feed
	NewURL   string        // the feed's own address, if it is not Options.URL; do not trust it
	Cut      bool          // the document is damaged or cut off, and later items are missing
	Left     []Left        // the items that are left out
}

// Parse parses a feed. The error wraps ErrHTML or ErrNotFeed, unless the document is longer than MaxBytes.
// An error of the XML or JSON is wrapped with ErrNotFeed.
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
	parsed, cut, err := parse(markPlainTitles(document))
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return nil, fmt.Errorf("parse feed: %w", ErrNotFeed)
	} else if err != nil {
		return nil, fmt.Errorf("parse feed: %w: %w", ErrNotFeed, err)
	}
	f := convert(parsed, o)
	f.Cut = cut
	return f, nil
}

// htmlError returns ErrHTML with the feeds that the page links to.
func htmlError(document []byte, address string) error {
	var feeds []string
	for _, l := range links(document, address) {
		feeds = append(feeds, l.URL)
	}
	if len(feeds) == 0 {
		return fmt.Errorf("parse feed: %w, and it names no feed", ErrHTML)
	}
	return fmt.Errorf("parse feed: %w; it names %s", ErrHTML, strings.Join(feeds, ", "))
}

// parse parses the document, or as much of it as is sound.
func parse(document []byte) (f *gofeed.Feed, cut bool, err error) {
	p := gofeed.NewParser()
	p.RSSTranslator = translator{gofeed.DefaultRSSTranslator{DisableContentImageScan: true}}
	f, err = p.Parse(bytes.NewReader(document))
	if err == nil || errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return f, false, err
	}
	repaired, ok := repair(document)
	if !ok {
		return nil, false, err
	}
	f, again := p.Parse(bytes.NewReader(repaired))
	if again != nil {
		return nil, false, err
	}
	return f, true, nil
}

// translator keeps the <ttl> of RSS, which gofeed's own translator drops.
type translator struct{ gofeed.DefaultRSSTranslator }

const ttlKey = "ttl" // in gofeed.Feed.Custom

func (t translator) Translate(feed any) (*gofeed.Feed, error) {
	f, err := t.DefaultRSSTranslator.Translate(feed)
	if r, ok := feed.(*rss.Feed); ok && err == nil {
		f.Custom = map[string]string{ttlKey: r.TTL}
	}
	return f, err
}

// convert returns the parsed feed with the items converted.
func convert(g *gofeed.Feed, o Options) *Feed {
	base, _ := url.Parse(o.URL) // nil if there is none: relative links are then dropped
	f := &Feed{
		Title:    titleText(strings.TrimPrefix(strings.TrimSpace(g.Title), plainMark)),
		Link:     absolute(g.Link, base),
		Language: strings.TrimSpace(g.Language),
		TTL:      ttl(g),
		NewURL:   newURL(g, o.URL, base),
	}
	c := &converter{base: base, plain: g.FeedType == "json", dates: stamp.Reader{Now: o.Now, Order: orderOf(g.Items)}}
	if base != nil {
		c.outlets = outletsOf(f.Title, base.Hostname())
	}
	if g.Image != nil {
		c.logo = g.Image.URL
	}
	for _, i := range g.Items {
		c.add(i)
	}
	f.Items, f.Left = c.items, c.left
	return f
}

// newURL returns the feed's own address if it differs from the one where it was found.
func newURL(g *gofeed.Feed, found string, base *url.URL) string {
	address := g.FeedLink
	if g.ITunesExt != nil {
		address = cmp.Or(strings.TrimSpace(g.ITunesExt.NewFeedURL), address)
	}
	address = absolute(address, base)
	if address == "" || news.CanonicalURL(address) == news.CanonicalURL(found) {
		return ""
	}
	return address
}

// ttl returns the <ttl> of RSS, which is in minutes, or the period of the RSS 1.0 syndication module,
// and a week at most.
func ttl(g *gofeed.Feed) time.Duration {
	const week = 7 * 24 * time.Hour
	if n, err := strconv.Atoi(strings.TrimSpace(g.Custom[ttlKey])); err == nil && n > 0 {
		return min(time.Duration(min(n, 1<<20))*time.Minute, week)
	}
	period, ok := updatePeriods[strings.ToLower(syndication(g, "updatePeriod"))]
	if !ok {
		return 0
	}
	if n, err := strconv.Atoi(syndication(g, "updateFrequency")); err == nil && n > 1 {
		period /= time.Duration(n)
	}
	return min(period, week)
}

// updatePeriods are the periods of the syndication module that are shorter than a month.
var updatePeriods = map[string]time.Duration{
	"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour,
}

func syndication(g *gofeed.Feed, name string) string {
	if values := g.Extensions["sy"][name]; len(values) > 0 {
		return strings.TrimSpace(values[0].Value)
	}
	return ""
}
