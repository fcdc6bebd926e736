package quote

import (
	"strings"
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/quote/syntax"
)

// Extract returns the quotes in the text of an article, in order of place.
func Extract(a *news.Article) []Quote { return ExtractText(a.Text) }

// ExtractText returns the quotes in text, in order of place. Bytes that are no UTF-8 are read as
// blanks.
func ExtractText(text string) []Quote {
	quotes := Candidates(text)
	for i, q := range quotes {
		quotes[i] = q.weighed()
	}
	return quotes
}

// Candidates returns the quotes in text with all speakers that the rules find, also those that ExtractText leaves out
// because they are not sure. Their Confidence is 0.
func Candidates(text string) []Quote {
	x := newExtraction(text)
	for i := range x.Frames {
		x.readFrame(i)
	}
	x.carry()
	return x.assemble()
}

// newExtraction returns the work on text up to the names in it.
func newExtraction(text string) *extraction {
	if !utf8.ValidString(text) {
		text = blanked(text)
	}
	r := syntax.NewReader(text)
	x := &extraction{Reader: r, links: make([]link, len(r.Marked)), announced: make([]link, len(r.Frames)),
		signed: map[int]bool{}}
	x.named = x.nameMentions()
	return x
}

// blanked returns text with a blank for each byte that is no UTF-8, so that offsets stay.
func blanked(text string) string {
	b := []byte(text)
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)) {
			b[i] = ' '
		}
	}
	return string(b)
}
