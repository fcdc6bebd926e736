package story

import (
	"iter"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/boilerplate"
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
			if p.Len() > 0 && !boilerplate.Is(p.Of(text)) && !yield(p) {
				return
			}
		}
	}
}

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
