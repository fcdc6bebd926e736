package page

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What is parsed of a page. The tree of a page takes ten to fifty times its bytes, so that
// a page of ten megabytes would take as much memory as all else; the largest news pages,
// live coverage of a day, have a third of these once their scripts are out.
const (
	mostParsed = 3 << 20 // bytes
	longestTag = 16 << 10
)

// lean is the part of a page that is parsed: all of it as it is, or the beginning of one that
// is too large, without scripts, styles, comments and giant tags; cut tells whether that is
// not all of it.
func lean(data []byte) (part []byte, cut bool) {
	if len(data) <= mostParsed && fits(data) {
		return data, false
	}
	l := leaner{z: html.NewTokenizer(bytes.NewReader(data))}
	for l.next() {
		l.keep()
	}
	return l.part, l.full
}

// fits reports whether a page makes no more elements than are read.
func fits(data []byte) bool {
	var c counter
	for z := html.NewTokenizer(bytes.NewReader(data)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return true
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, _ := z.TagName()
			if c.tag(name, z.Raw()[1] == '/'); c.elements > mostElements {
				return false
			}
		}
	}
}

// counter estimates how many elements the parser makes of tags. Elements such as <b> that are
// not closed are made again in each element after them.
type counter struct{ elements, open int }

func (c *counter) tag(name []byte, end bool) {
	switch formats := reopened(name); {
	case end && formats:
		c.open = max(0, c.open-1)
	case end:
	case formats:
		c.open++
		c.elements++
	default:
		c.elements += 1 + c.open
	}
}

// reopened reports whether elements of this name are made again where they are not closed:
// the formatting elements of the HTML standard.
func reopened(name []byte) bool {
	switch atom.Lookup(name) {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike,
		atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// leaner copies what matters of a page, tag by tag, until that is too much.
type leaner struct {
	z       *html.Tokenizer
	kind    html.TokenType
	part    []byte
	count   counter
	skipped bool // the text that follows is a script or a style
	full    bool
}

func (l *leaner) next() bool {
	l.kind = l.z.Next()
	return !l.full && l.kind != html.ErrorToken
}

func (l *leaner) keep() {
	switch l.kind {
	case html.CommentToken:
	case html.TextToken:
		if raw := l.z.Raw(); !l.skipped {
			l.add(raw)
		}
	case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		l.keepTag()
	default:
		l.add(l.z.Raw())
	}
}

// keepTag copies a tag, one of giant size without its attributes.
func (l *leaner) keepTag() {
	raw := l.z.Raw()
	name, more := l.z.TagName()
	l.count.tag(name, l.kind == html.EndTagToken)
	l.skipped = l.kind == html.StartTagToken && mute(name) && !(more && declares(raw))
	if l.count.elements > mostElements {
		l.full = true
		return
	}
	if len(raw) > longestTag {
		raw = append(append([]byte("<"), name...), '>')
	}
	l.add(raw)
}

// mute reports whether the text of elements of this name is for machines.
func mute(name []byte) bool {
	a := atom.Lookup(name)
	return a == atom.Script || a == atom.Style
}

// declares reports whether a tag of a script opens what the page says of itself.
func declares(raw []byte) bool {
	return bytes.Contains(bytes.ToLower(raw[:min(len(raw), longestTag)]), []byte("ld+json"))
}

// add copies bytes as far as there is room.
func (l *leaner) add(raw []byte) {
	if room := mostParsed - len(l.part); len(raw) > room {
		l.full = true
		for room > 0 && !utf8.RuneStart(raw[room]) {
			room--
		}
		raw = raw[:room]
	}
	l.part = append(l.part, raw...)
}
