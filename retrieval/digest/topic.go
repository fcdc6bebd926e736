package digest

import (
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// topic is the terms of the words that a summary is about; none: it is about everything.
type topic map[string]bool

// often is how many times an article must have each term of a topic to be about it, if they stand neither in its
// headline nor at its start.
const often = 3

// about returns those of some stories that have a text about the day's topic.
func (e *edition) about(stories []story.Story) []story.Story {
	return slices.DeleteFunc(stories, func(s story.Story) bool {
		return !slices.ContainsFunc(s.Wordings, func(w story.Wording) bool { return e.isAbout(w.Articles[0]) })
	})
}

// isAbout reports whether an article is about the day's topic, and does not only mention it: its headline or a
// sentence of its opening has all terms, or all come again and again.
func (e *edition) isAbout(a *news.Article) bool {
	if len(e.topic) == 0 || e.isUnder(a) {
		return true
	}
	top := e.startOf(a).opening
	for _, s := range prose.Sentences(top) {
		if e.topic.in(e.terms(s.Of(top))) {
			return true
		}
	}
	return e.hasOften(a)
}

// hasOften reports whether an article has each term of the topic often.
func (e *edition) hasOften(a *news.Article) bool {
	counts := make(map[string]int)
	for w := prose.NewWords(a.Text); w.Next(); {
		if t := e.stemmer.Term(w.Span().Of(a.Text)); e.topic[t] {
			counts[t]++
		}
	}
	for t := range e.topic {
		if counts[t] < often {
			return false
		}
	}
	return true
}

// in reports whether a text has all terms of the topic.
func (t topic) in(terms map[string]bool) bool {
	for term := range t {
		if !terms[term] {
			return false
		}
	}
	return true
}

// named reports whether a text has a term of the topic. Without a topic each has.
func (e *edition) named(text string) bool {
	for t := range e.terms(text) {
		if e.topic[t] {
			return true
		}
	}
	return len(e.topic) == 0
}

// isUnder reports whether the headline of an article has all terms of the topic.
func (e *edition) isUnder(a *news.Article) bool { return e.topic.in(e.terms(a.Title)) }
