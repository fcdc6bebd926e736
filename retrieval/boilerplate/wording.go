// Package boilerplate says what of a text belongs to its page and not to its story: invitations to
// newsletters, credits of photographs, links to other stories, notes on how the page was made. It is
// pure.
//
//	if !boilerplate.Is("Read more: How locks work.") {
//		fmt.Println("a sentence of the story")
//	}
//
// Package page has rules of its own for the lines that it leaves out of a page's text: they see the
// links, and what they leave out is never stored.
package boilerplate

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/prose"
)

// fullStops end a sentence of running text, closingMarks may follow them.
const (
	fullStops    = ".!?…"
	closingMarks = "\"'”’)]»"
)

// Is reports whether a paragraph, or a sentence, belongs to the page and not to its story. A line
// that ends no sentence is a crosshead, a by-line or a caption.
func Is(s string) bool {
	return !endsSentence(s) || Wording(s) != ""
}

func endsSentence(s string) bool {
	bare := strings.TrimRight(strings.TrimSpace(s), closingMarks)
	last, _ := utf8.DecodeLastRuneInString(bare)
	return strings.ContainsRune(fullStops, last)
}

// Wording returns the usual wording, folded, by which a sentence shows that it belongs to the
// page: it invites the reader to something, credits somebody, or is a note about the page. It is ""
// for a sentence of the story.
func Wording(s string) string {
	folded := prose.Fold(s)
	head := strings.TrimLeft(folded, "•·*-–—►▶→([>“\"' ")
	if !endsSentence(s) && stamp.MatchString(folded) {
		return "updated"
	}
	for _, o := range openings {
		if rest, ok := strings.CutPrefix(head, o); ok && !continues(rest) {
			return o
		}
	}
	for _, p := range phrases {
		if strings.Contains(folded, p) {
			return p
		}
	}
	return ""
}

// stamp finds when a page changed.
var stamp = regexp.MustCompile(`\b(?:updated|published|posted) .*\d`)

// continues reports whether rest goes on with the word before it, so that "subscribers" does not
// open with "subscribe".
func continues(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r)
}

// openings and phrases are folded. They are the usual wordings of
// English-language outlets' pages, and name no outlet.
var (
	openings = prose.Phrases(`sign up/subscribe/read more/read also/read next/read the full
		more:/more from the/more on this/related:/follow us/follow our/follow the latest/click here
		tap here/editor's note/editors' note/programming note/watch:/watch live/listen:/listen to our
		photo:/photos:/picture:/image:/credit:/getty images/file photo/pictured/from left,/from left:
		contact us/contact the reporter/contact the author/email us/copyright ©/copyright 20
		all rights reserved/contributing:/reporting by/editing by/additional reporting/this story was
		this story is/this story has/this article /this content/this is a developing story
		a version of this/want more/got a tip/send tips/download our/download the app/share this
		advertisement/for more information/if you or someone you know/help us/support our
		already a subscriber/see also:/see more/also read/go deeper/good morning/clarification:
		correction:/corrections:/join us/follow along/follow live/get the app/reach him at/reach her at
		reach them at/video ad feedback/hide caption/toggle caption/see photos/in pictures:
		live updates:`)
	phrases = prose.Phrases(`newsletter/contributed to this report/contributed to this story
		contributed reporting/first appeared in/originally appeared/has been updated/was updated
		getty images/(photo/photo by/photograph:/via ap)/ap photo/(reuters)/all rights reserved
		follow him on/follow her on/follow them on/follow us on/on twitter at/may earn/your inbox
		opinions expressed/views expressed/is a columnist/sign up for/sign up here/your browser
		more opinion/independently chosen/our app/audio version/earlier version of this
		previous version of this/wherever you get your podcasts/our podcast/our live blog/our liveblog
		our live coverage/live blog:/shutterstock/afp via`)
)
