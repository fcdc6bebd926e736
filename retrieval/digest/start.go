package digest

import (
	"quoth/retrieval/digest/form"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// start is what the start of an article says of it. It is read once.
type start struct {
	opening  string     // its first paragraphs
	first    prose.Span // its first sentence that is no invitation; empty if it has none
	gravity  float64
	noReport float64
}

// openingParagraphs are read to see what an article is about: later ones are background.
const openingParagraphs = 2

// startOf returns the start of an article.
func (e *edition) startOf(a *news.Article) *start {
	s, ok := e.starts[a]
	if !ok {
		s = readStart(a)
		s.gravity, s.noReport = e.readGravity(a, s), e.readNoReport(a, s)
		e.starts[a] = s
	}
	return s
}

func readStart(a *news.Article) *start {
	s := new(start)
	var whole prose.Span
	n := 0
	for p := range story.Body(a.Text) {
		for _, sentence := range prose.SentencesIn(a.Text, p) {
			if s.first.Len() == 0 && !form.IsInvitation(sentence.Of(a.Text)) {
				s.first = sentence
			}
		}
		if n++; n == 1 {
			whole = p
		}
		if whole.End = p.End; n == openingParagraphs {
			break
		}
	}
	s.opening = whole.Of(a.Text)
	return s
}
