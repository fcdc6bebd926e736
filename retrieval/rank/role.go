package rank

import (
	"strings"
	"unicode/utf8"

	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// role is what a line does in its article.
type role int8

const (
	unread role = iota
	telling
	asking      // it asks itself, so it answers nothing; what follows may
	boilerplate // it calls the reader to something, credits somebody, or is a note about the page
)

// roleOf is the role of a line.
func (c *closeup) roleOf(line int) role {
	if c.roles[line] == unread {
		c.roles[line] = c.ranker.role(c.lines[line].Of(c.Article.Text))
	}
	return c.roles[line]
}

// role reads the role of a sentence. Boilerplate whose wording is asked about is what is wanted:
// "Who writes the newsletter?"
func (r *Ranker) role(s string) role {
	first, _ := utf8.DecodeRuneInString(s)
	quoted := strings.ContainsRune("\"“‘'", first)
	if wording := story.Boilerplate(s); wording != "" && !quoted && !r.asksAbout(wording) {
		return boilerplate
	}
	if asks(s) {
		return asking
	}
	return telling
}

func (r *Ranker) asksAbout(wording string) bool {
	for w := prose.NewWords(wording); w.Next(); {
		if r.matcher.asked(w.Span().Of(wording)) {
			return true
		}
	}
	return false
}

// asks reports whether a sentence is a question. One that tells who asked, and what, between
// quotation marks is none.
func asks(s string) bool {
	bare := strings.TrimRight(s, "\"”’')]» ")
	if !strings.HasSuffix(bare, "?") {
		return false
	}
	if i := strings.IndexAny(s, "\"“"); i > 0 {
		return bare == s // it ends outside of the quotation
	}
	return true
}
