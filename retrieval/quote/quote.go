// Package quote finds what was said and by whom: speech inside quotation marks, speech
// reported without them, and the speaker of each as the text names them.
//
// A text goes through stages, a file each: marks, frames (sentences with the marked
// pieces folded up), capitals, cues, mentions, names, roles, pronouns, reported clauses,
// assembly. Nothing is guessed: where the speaker is not plain, Speaker.Name is empty.
//
//	for _, q := range quote.Extract(article) {
//		fmt.Println(q.Speaker.Name, q.How, q.Span.Of(article.Text))
//	}
package quote

import (
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Type tells how much of a quote stands inside quotation marks.
type Type string

// The types of speech.
const (
	Direct   Type = "direct"   // all of it
	Mixed    Type = "mixed"    // a part
	Indirect Type = "indirect" // nothing
)

// How tells how the speaker of a quote is known.
type How string

// The ways a speaker is known.
const (
	Named        How = "named"        // by the sentence itself
	Carried      How = "carried"      // by a sentence nearby
	Pronoun      How = "pronoun"      // by a pronoun
	Unattributed How = "unattributed" // not at all
)

// Speaker is who said something, as the text tells it. Fields that it does not tell are empty.
type Speaker struct {
	Name      string     // the fullest form printed in the text, without title
	Role      string     // as printed before or after the name, its article off
	AsPrinted string     // the mention
	Mention   prose.Span // where it stands, in bytes
}

// Quote is one unbroken piece of speech; it crosses no line break. Spans are bytes of the
// text it was found in.
type Quote struct {
	Span       prose.Span
	Marked     []prose.Span // the words inside quotation marks in Span, marks left out
	Type       Type
	Speaker    Speaker
	How        How
	Cue        prose.Span // "said"; empty when there is none
	Confidence float64    // that the speaker is right, 0 to 1
	Group      int        // pieces of one utterance share it; counts from 1
}

// Extract finds the quotes of a's text, in order of place.
func Extract(a *news.Article) []Quote { return ExtractText(a.Text) }

// ExtractText finds the quotes of text, in order of place. Bytes that are no UTF-8 are
// read as blanks.
func ExtractText(text string) []Quote {
	if !utf8.ValidString(text) {
		text = blanked(text)
	}
	d := newDocument(text)
	x := &extraction{document: d, people: findPeople(d), links: make([]link, len(d.marked)), told: make([]link, len(d.frames))}
	x.seen = x.sightings()
	for i := range x.frames {
		x.readFrame(i)
	}
	x.carry()
	return x.assemble()
}

// blanked is text with a blank for each byte that is no UTF-8, so that offsets stay.
func blanked(text string) string {
	b := []byte(text)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			b[i] = ' '
		}
		i += n
	}
	return string(b)
}

// extraction is the work on one text.
type extraction struct {
	*document
	people  *people
	seen    []sighting
	spoke   *said      // who spoke last
	stood   stood      // for whom the last pronoun stood
	links   []link     // of marked, by index
	told    []link     // of each frame: its first cue with a speaker
	clauses []reported // reported clauses, in order of place
	group   int
}

// link is what ties a marked piece to its speaker.
type link struct {
	source mention
	cue    prose.Span
	how    How
	rule   rule
	group  int
	person int // resolved, or -1
	cued   bool
}

// rule names the way a link was found, for its confidence.
type rule uint8

const (
	byNothing rule = iota
	byCueAfter
	byCueBefore
	byColon
	byParagraph
	byOpenQuote
	byWholeParagraph
	byCueLater
	byAnnouncement
)
