// Package limit keeps the time and the memory bounded that a web page takes to be read, whatever is in it.
//
//	part, cut := limit.Reduce(data)
//	doc, err := html.Parse(bytes.NewReader(part))
//	if limit.IsTooComplex(doc) {
//		return
//	}
package limit

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of what is parsed, in bytes. The tree of a page takes ten to fifty times the memory of its
// bytes. The largest news pages, live coverage of a day, have a third of maxParsed without scripts.
const (
	maxParsed = 3 << 20
	maxTag    = 16 << 10
)

// Reduce returns the part of a page that is parsed. If the page is too large, that is its beginning
// without scripts, styles, comments and the attributes of giant tags, and cut reports whether more of
// the page would follow.
func Reduce(data []byte) (part []byte, cut bool) {
	if len(data) <= maxParsed && hasFewElements(data) {
		return data, false
	}
	r := reducer{z: html.NewTokenizer(bytes.NewReader(data))}
	for r.next() {
		r.copyToken()
	}
	return r.part, r.full
}

// hasFewElements reports whether the parser would make no more than maxElements of a page.
func hasFewElements(data []byte) bool {
	if elementBound(data) <= maxElements {
		return true
	}
	var c elementCounter
	for z := html.NewTokenizer(bytes.NewReader(data)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return true
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, _ := z.TagName()
			if c.tag(name, z.Raw()[1] == '/'); c.elements > maxElements {
				return false
			}
		}
	}
}

// elementCounter estimates how many elements the parser makes of tags. It makes formatting elements
// such as <b> that are not closed again in each later element.
type elementCounter struct {
	elements int
	open     int // formatting elements that are not closed
}

func (c *elementCounter) tag(name []byte, end bool) {
	switch formatting := isFormatting(name); {
	case end && formatting:
		c.open = max(0, c.open-1)
	case end:
	case formatting:
		c.open++
		c.elements++
	default:
		c.elements += 1 + c.open
	}
}

// isFormatting reports whether a tag is a formatting element of the HTML standard.
func isFormatting(name []byte) bool {
	switch atom.Lookup(name) {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike,
		atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// reducer copies a page tag by tag, without what is not needed, until the limits are reached.
type reducer struct {
	z       *html.Tokenizer
	kind    html.TokenType
	part    []byte
	count   elementCounter
	skipped bool // the next text is a script or a style
	full    bool
}

func (r *reducer) next() bool {
	r.kind = r.z.Next()
	return !r.full && r.kind != html.ErrorToken
}

func (r *reducer) copyToken() {
	switch r.kind {
	case html.CommentToken:
	case html.TextToken:
		if raw := r.z.Raw(); !r.skipped {
			r.add(raw)
		}
	case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		r.copyTag()
	default:
		r.add(r.z.Raw())
	}
}

// copyTag copies a tag, without its attributes if they are giant.
func (r *reducer) copyTag() {
	raw := r.z.Raw()
	name, more := r.z.TagName()
	r.count.tag(name, r.kind == html.EndTagToken)
	r.skipped = r.kind == html.StartTagToken && isCode(name) && !(more && isJSONLD(raw))
	if r.count.elements > maxElements {
		r.full = true
		return
	}
	if len(raw) > maxTag {
		raw = append(append([]byte("<"), name...), '>')
	}
	r.add(raw)
}

// isCode reports whether the text of a tag's element is a script or a style.
func isCode(name []byte) bool {
	a := atom.Lookup(name)
	return a == atom.Script || a == atom.Style
}

// isJSONLD reports whether the tag of a script begins JSON-LD.
func isJSONLD(raw []byte) bool {
	return bytes.Contains(bytes.ToLower(raw[:min(len(raw), maxTag)]), []byte("ld+json"))
}

// add appends bytes until the part is full.
func (r *reducer) add(raw []byte) {
	if room := maxParsed - len(r.part); len(raw) > room {
		r.full = true
		for room > 0 && !utf8.RuneStart(raw[room]) {
			room--
		}
		raw = raw[:room]
	}
	r.part = append(r.part, raw...)
}
