package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/quote/syntax"
)

// Extract returns the quotes in the text of an article, in order of place. It leaves out those in what its
// wording shows to be boilerplate.
func Extract(a *news.Article) []Quote {
	return ExtractOutside(a.Text, boilerplate.Find(a.Title, a.Text))
}

// ExtractText returns the quotes in text, as Extract does. Bytes that are no UTF-8 are read as blanks.
func ExtractText(text string) []Quote { return ExtractOutside(text, boilerplate.Find("", text)) }

// ExtractOutside returns the quotes in text that share no byte with some spans, which come in order. Names in
// the spans are read: a caption may print the name of a speaker in full.
func ExtractOutside(text string, out []prose.Span) []Quote {
	return ExtractLaidOut(prose.LayOut(text), out)
}

// ExtractLaidOut returns what ExtractOutside returns.
func ExtractLaidOut(l *prose.Layout, out []prose.Span) []Quote {
	quotes := slices.DeleteFunc(candidates(l), func(q Quote) bool {
		for len(out) > 0 && out[0].End <= q.Span.Start {
			out = out[1:]
		}
		return len(out) > 0 && out[0].Overlaps(q.Span)
	})
	for i, q := range quotes {
		quotes[i] = q.weighed()
	}
	return regroup(quotes)
}

// Candidates returns the quotes in text with all speakers that the rules find, also those that ExtractText leaves out
// because they are not sure. Their Confidence is 0.
func Candidates(text string) []Quote { return candidates(prose.LayOut(text)) }

func candidates(l *prose.Layout) []Quote {
	x := newExtraction(l)
	defer x.Release()
	for i := range x.Frames {
		x.readFrame(i)
	}
	x.carry()
	return x.assemble()
}

// newExtraction returns the work on text up to the names in it.
func newExtraction(l *prose.Layout) *extraction {
	if !utf8.ValidString(l.Text) {
		l = prose.LayOut(blanked(l.Text))
	}
	r := syntax.NewReader(l)
	x := &extraction{Reader: r, links: make([]link, len(r.Marked)), announced: make([]*link, len(r.Frames)),
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
