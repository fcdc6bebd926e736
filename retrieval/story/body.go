package story

import (
	"iter"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// Body returns the paragraphs of text that report its story, in order, without the boilerplate that
// outlets put around it (by-lines, crossheads, invitations to newsletters, credits of photographs,
// notes of editors) and without a dateline at a paragraph's start. Spans are bytes of text. It
// reads no more than MaxText.
func Body(text string) iter.Seq[prose.Span] {
	return func(yield func(prose.Span) bool) {
		for _, p := range prose.Paragraphs(news.Head(text, MaxText)) {
			p.Start += dateline(p.Of(text))
			if p.Len() > 0 && !IsBoilerplate(p.Of(text)) && !yield(p) {
				return
			}
		}
	}
}

// fullStops end a sentence of running text, closingMarks may follow them.
const (
	fullStops    = ".!?…"
	closingMarks = "\"'”’)]»"
)

// IsBoilerplate reports whether a paragraph, or a sentence, belongs to the page and not to its
// story. A line that ends no sentence is a crosshead, a by-line or a caption.
func IsBoilerplate(s string) bool {
	return !endsSentence(s) || Boilerplate(s) != ""
}

func endsSentence(s string) bool {
	bare := strings.TrimRight(strings.TrimSpace(s), closingMarks)
	last, _ := utf8.DecodeLastRuneInString(bare)
	return strings.ContainsRune(fullStops, last)
}

// Boilerplate returns the usual wording, folded, by which a sentence shows that it belongs to the
// page: it invites the reader to something, credits somebody, or is a note about the page. It is ""
// for a sentence of the story.
func Boilerplate(s string) string {
	folded := prose.Fold(s)
	head := strings.TrimLeft(folded, "•·*-–—►▶→([>“\"' ")
	if !endsSentence(s) && stamp.MatchString(folded) {
		return "updated"
	}
	for _, opening := range boilerplateOpenings {
		if rest, ok := strings.CutPrefix(head, opening); ok && !continues(rest) {
			return opening
		}
	}
	for _, phrase := range boilerplatePhrases {
		if strings.Contains(folded, phrase) {
			return phrase
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

// boilerplateOpenings and boilerplatePhrases are folded. They are the usual wordings of
// English-language outlets' pages, and name no outlet.
var (
	boilerplateOpenings = prose.Phrases(`sign up/subscribe/read more/read also/read next/read the full
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
	boilerplatePhrases = prose.Phrases(`newsletter/contributed to this report/contributed to this story
		contributed reporting/first appeared in/originally appeared/has been updated/was updated
		getty images/(photo/photo by/photograph:/via ap)/ap photo/(reuters)/all rights reserved
		follow him on/follow her on/follow them on/follow us on/on twitter at/may earn/your inbox
		opinions expressed/views expressed/is a columnist/sign up for/sign up here/your browser
		more opinion/independently chosen/our app/audio version/earlier version of this
		previous version of this/wherever you get your podcasts/our podcast/our live blog/our liveblog
		our live coverage/live blog:/shutterstock/afp via`)
)

// datelines find what stands before a report's first word: a place, with the agency or the day if
// they are printed, up to a dash or a colon.
//
//	SALLOWPORT (Skellan Newswire): …   Upper Quill, Skellany (SNW) — …   WASHINGTON – …
var datelines = regexp.MustCompile(`^(?:` +
	// a place in capitals
	`[\p{Lu}][\p{Lu}\p{M}.’' ,/-]+(?:,? [\p{Lu}][\p{L}.’' ]+?)?(?:,? \p{Lu}\p{L}+\.? \d{1,2})?` +
	`(?: ?\([^)\n]{2,40}\))?` +
	// an agency in brackets
	`|[\p{Lu}][\p{L}.’' ,/-]{1,50} ?\([\p{Lu}][^)\n]{1,40}\)` +
	// an agency in capitals
	`|(?:[\p{Lu}][\p{L}.’' ,/-]{1,50} )?\p{Lu}{2,6}(?: \p{Lu}\p{L}+)?` +
	`) ?(?:[—–−]|--?|:)\s+`)

// datelineBytes is the number of bytes in which a dateline is looked for.
const datelineBytes = 120

// dateline returns the length of the dateline that s starts with, or 0.
func dateline(s string) int {
	head := s[:min(len(s), datelineBytes)]
	if !strings.ContainsAny(head, "—–−-:") {
		return 0
	}
	n := len(datelines.FindString(head))
	rest, _ := utf8.DecodeRuneInString(s[n:])
	if n == 0 || !unicode.IsUpper(rest) && !unicode.IsDigit(rest) && !strings.ContainsRune("“‘\"'", rest) {
		return 0
	}
	return n
}
