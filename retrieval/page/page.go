// Package page reads a web page: the article's text, and the headline, author, outlet,
// day and address that the page gives it.
//
// The body is what go-readability finds, without captions, credits, share bars and links
// to other stories, one paragraph after the other. What surrounds the body comes from the
// page's own declarations (JSON-LD, OpenGraph, meta, microdata) before its by-line.
//
//	a, err := page.Read(html, page.Options{URL: "https://orlo.example/2026/03/02/ferry"})
//	fmt.Println(a.Title, a.Published.Format(time.DateOnly), a.Text)
package page

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"

	"quoth/retrieval/prose"
)

// Options tell what came with the page. The zero Options are of a file without address.
type Options struct {
	URL         string    // where the page was found, after redirects
	ContentType string    // of the response: "text/html; charset=utf-8"
	Now         time.Time // dates two days after it are taken for unknown; zero: those after 2090
}

// Article is what a page says. Fields that it does not say are empty.
type Article struct {
	Title     string
	Author    string // names separated by ", "
	Source    string // the outlet's name, or its host
	URL       string // the canonical address, else Options.URL
	Text      string // paragraphs, an empty line between them
	Published time.Time
	Language  string // a BCP 47 tag
	Paywalled bool   // Text is the beginning of an article that is for subscribers
	Cut       bool   // the page is too large to be read to its end
}

// Reasons why Read finds no article.
var (
	ErrNotHTML = errors.New("not an HTML page")
	ErrNoText  = errors.New("no article text in the page")
)

// Read reads a page. With ErrNoText the other fields of the article are set; with any
// other error, as ErrTooComplex, it is empty.
func Read(data []byte, o Options) (Article, error) {
	if !isHTML(data, o.ContentType) {
		return Article{}, fmt.Errorf("read page: %w (%s)", ErrNotHTML, mediaType(o.ContentType))
	}
	if len(data) > MaxBytes {
		return Article{}, fmt.Errorf("read page: %d MB long, want %d at most", len(data)>>20, MaxBytes>>20)
	}
	text, err := decode(data, o.ContentType)
	if err != nil {
		return Article{}, fmt.Errorf("read page: %w", err)
	}
	part, cut := lean(text)
	doc, err := html.Parse(bytes.NewReader(part))
	if err != nil { // elements nested more than 512 deep
		return Article{}, fmt.Errorf("read page: %w: %w", ErrTooComplex, err)
	}
	if tooComplex(doc) {
		return Article{}, fmt.Errorf("read page: %w", ErrTooComplex)
	}
	address, _ := url.Parse(o.URL) // nil where there is none: links stay relative
	f := survey(doc)
	a := f.article(address, o.Now)
	a.Cut = cut
	found, err := body(doc, address, a.Title)
	if err != nil {
		return Article{}, fmt.Errorf("read page: %w", err)
	}
	a.Text = prose.Clean(join(found))
	if a.Text == "" {
		return a, fmt.Errorf("read page: %w", ErrNoText)
	}
	a.Paywalled = f.stub(doc, a.Text)
	return a, nil
}

// article is what the facts say; its text is yet to be found.
func (f *facts) article(address *url.URL, now time.Time) Article {
	if address != nil {
		f.host = strings.TrimPrefix(address.Hostname(), "www.")
	}
	return Article{
		Title:     prose.Clean(f.headline()),
		Author:    prose.Clean(f.author()),
		Source:    prose.Clean(f.outlet()),
		URL:       prose.Clean(f.address(address)),
		Published: f.published(address, now),
		Language:  f.tongue(),
	}
}

// isHTML goes by the content type where there is one, and by the bytes that no text has.
func isHTML(data []byte, contentType string) bool {
	switch mediaType(contentType) {
	case "", "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "application/octet-stream":
		return !bytes.HasPrefix(data, []byte("%PDF")) && !bytes.HasPrefix(data, []byte("\x89PNG")) && !bytes.HasPrefix(data, []byte("\xff\xd8\xff"))
	}
	return false
}

func mediaType(contentType string) string {
	if m, _, err := mime.ParseMediaType(contentType); err == nil {
		return m
	}
	before, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(before))
}
