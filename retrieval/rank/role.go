package rank

import (
	"slices"
	"strings"

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

// roleIn returns the role of a sentence in a text, some spans of which are boilerplate.
func roleIn(text string, s prose.Span, marks []prose.Span) role {
	switch words := s.Of(text); {
	case slices.ContainsFunc(marks, s.Overlaps), boilerplate.IsLink(words):
		return ofPage
	case isQuestion(words):
		return asking
	}
	return statement
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
