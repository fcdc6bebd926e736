// Package metadata reads what a web page states about its article outside the text: headline, author, outlet, day,
// address, picture and language. It comes from what the page declares (JSON-LD, OpenGraph, <meta>, microdata,
// RDFa), from its by-line and the other lines next to the headline, checked against each other.
//
//	a := metadata.Read(doc, address, now)
//	fmt.Println(a.Title, a.Author, a.Published.Format(time.DateOnly))
package metadata

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"quoth/retrieval/page/dateline"
	"quoth/retrieval/prose"
)

// Article is what a page states about its article. Fields that it does not give are empty.
type Article struct {
	Title     string
	Author    string // the names, as they are printed or separated by ", "
	Source    string // the name of the outlet, or else of its host
	URL       string // the canonical address, or else the one at which the page was found
	Image     string // the address of its picture
	Published time.Time
	Language  string // a BCP 47 tag
	Paid      bool   // the page says that the article is for subscribers
	Words     int    // in the whole article, 0 if not given
}

// Read reads a page that was found at an address, or nowhere if that is nil. Dates more than two days after now count
// as unknown; if now is zero, those after 2090.
func Read(doc *html.Node, address *url.URL, now time.Time) Article {
	return readFacts(doc).article(address, now)
}

// article returns the article that the facts are of.
func (f *facts) article(address *url.URL, now time.Time) Article {
	if address != nil {
		f.host = strings.TrimPrefix(address.Hostname(), "www.")
		f.pathDay = dateline.InPath(address)
	}
	own := prose.Clean(f.address(address))
	title := f.headline()
	f.beside = f.linesBeside(title)
	return Article{
		Title:     prose.Clean(title),
		Author:    prose.Clean(f.author()),
		Source:    prose.Clean(f.outlet()),
		URL:       own,
		Image:     f.image(own),
		Published: f.published(now),
		Language:  f.languageTag(),
		Paid:      f.isPaid(),
		Words:     f.ld.Words,
	}
}

// paidTiers are the values of article:content_tier in Facebook's documentation, except "free".
var paidTiers = []string{"locked", "metered"}

func (f *facts) isPaid() bool {
	tier := strings.ToLower(f.first("article:content_tier"))
	return f.ld.Paid || f.labels.Paywall || slices.Contains(paidTiers, tier)
}
