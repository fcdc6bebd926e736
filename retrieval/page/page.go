// Package page reads the article of a web page: its text, headline, author, outlet, date and address.
//
// The text is what go-readability finds, without consent dialogs, captions, credits, share bars and
// links to other stories. The other facts come from what the page declares (JSON-LD, OpenGraph, <meta>,
// microdata), or else from its by-line.
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
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"quoth/retrieval/page/consent"
	"quoth/retrieval/page/limit"
	"quoth/retrieval/page/metadata"
	"quoth/retrieval/prose"
)

// Options describe where a page comes from. The zero value is for a file without an address.
type Options struct {
	URL         string    // where the page was found, after redirects
	ContentType string    // of the response: "text/html; charset=utf-8"
	Now         time.Time // dates more than two days later count as unknown; if zero, those after 2090
}

// Article is the article of a page. Fields that the page does not give are empty.
type Article struct {
	Title     string
	Author    string // names separated by ", "
	Source    string // the name of the outlet, or else of its host
	URL       string // the canonical address, or else Options.URL
	Image     string // the address of its picture
	Text      string // paragraphs with an empty line between them
	Published time.Time
	Language  string // a BCP 47 tag
	Paywalled bool   // Text is only the beginning of an article for subscribers
	Cut       bool   // the page is too large to be read to its end
}

// Reasons why Read finds no article. See also ErrTooComplex.
var (
	ErrNotHTML = errors.New("not an HTML page")
	ErrNoText  = errors.New("no article text in the page")
)

// Read returns the article of a page. If the error is ErrNoText, the other fields are set. With any
// other error the article is empty.
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
	part, cut := limit.Reduce(text)
	doc, err := html.Parse(bytes.NewReader(part))
	if err != nil { // elements are nested more than 512 deep
		return Article{}, fmt.Errorf("read page: %w: %w", ErrTooComplex, err)
	}
	if limit.IsTooComplex(doc) {
		return Article{}, fmt.Errorf("read page: %w", ErrTooComplex)
	}
	asked := consent.Remove(doc)
	address, _ := url.Parse(o.URL) // nil if there is none: links then stay relative
	m := metadata.Read(doc, address, o.Now)
	a := Article{Title: m.Title, Author: m.Author, Source: m.Source, URL: m.URL, Image: m.Image,
		Published: m.Published, Language: m.Language, Cut: cut}
	found, err := body(doc, address, a.Title)
	if err != nil {
		return Article{}, fmt.Errorf("read page: %w", err)
	}
	if asked && !slices.ContainsFunc(found, block.isParagraph) {
		found = nil // the page has only its dialog
	}
	a.Text = prose.Clean(join(found))
	if a.Text == "" {
		return a, fmt.Errorf("read page: %w", ErrNoText)
	}
	a.Paywalled = isPaywalled(m, doc, a.Text)
	return a, nil
}

// isHTML reports whether the content type may be that of a page. A page must also not begin like a PDF,
// a PNG or a JPEG.
func isHTML(data []byte, contentType string) bool {
	switch mediaType(contentType) {
	case "", "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml",
		"application/octet-stream":
		for _, magic := range [...]string{"%PDF", "\x89PNG", "\xff\xd8\xff"} {
			if bytes.HasPrefix(data, []byte(magic)) {
				return false
			}
		}
		return true
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
