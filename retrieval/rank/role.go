package rank

import (
	"strings"
	"unicode/utf8"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/prose"
)

// role is what a line does in its article.
type role int8

const (
	unread    role = iota
	statement      // it says something
	asking         // it asks itself, so it answers nothing; what follows may
	ofPage         // it calls the reader to something, credits somebody, or is a note about the page
)

// role returns the role of a sentence. Boilerplate whose wording is asked about is a statement:
// "Who writes the newsletter?"
func (q *query) role(s string) role {
	first, _ := utf8.DecodeRuneInString(s)
	quoted := strings.ContainsRune("\"“‘'", first)
	if wording := boilerplate.Wording(s); wording != "" && !quoted && !q.asksAbout(wording) {
		return ofPage
	}
	if isQuestion(s) {
		return asking
	}
	return statement
}

// asksAbout reports whether the question has a word of wording.
func (q *query) asksAbout(wording string) bool {
	for w := prose.NewWords(wording); w.Next(); {
		if q.matcher.Asked(w.Span().Of(wording)) {
			return true
		}
	}
	return false
}

// isQuestion reports whether a sentence is a question. One that says who asked, and what, between
// quotation marks is none.
func isQuestion(s string) bool {
	bare := strings.TrimRight(s, "\"”’')]» ")
	if !strings.HasSuffix(bare, "?") {
		return false
	}
	if i := strings.IndexAny(s, "\"“"); i > 0 {
		return bare == s // it ends outside of the quotation
	}
	return true
}
