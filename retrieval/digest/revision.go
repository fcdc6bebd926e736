package digest

import (
	"strings"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// An article that was printed on a day before and has changed since, such as a live page, is news by what it has now
// and had not then. Only that is read to find its story, and only that is shown.

// readEarlier reads what the day's articles said on days before.
func (e *edition) readEarlier() {
	e.old = make(map[*news.Article]map[string]bool, len(e.day.Earlier))
	for a, earlier := range e.day.Earlier {
		e.old[a] = sentenceKeys(earlier.Text)
	}
}

// sentenceKeys returns the keys of the sentences of a text.
func sentenceKeys(text string) map[string]bool {
	out := make(map[string]bool)
	for p := range story.Body(text) {
		for _, s := range prose.SentencesIn(text, p) {
			out[key(s.Of(text))] = true
		}
	}
	return out
}

// isOld reports whether an article had a sentence on a day before.
func (e *edition) isOld(a *news.Article, sentence string) bool {
	old := e.old[a]
	return len(old) > 0 && old[key(sentence)]
}

// news returns the day's articles as they are read to find the stories: those with an earlier revision have only
// what is new in them, and are left out if that cannot be shown.
func (e *edition) news() []*news.Article {
	if len(e.old) == 0 {
		return e.day.Articles
	}
	e.whole = make(map[*news.Article]*news.Article)
	var out []*news.Article
	for _, a := range e.day.Articles {
		if e.old[a] == nil {
			out = append(out, a)
			continue
		}
		if text, ok := e.newIn(a); ok {
			part := *a
			part.Text = text
			e.whole[&part] = a
			out = append(out, &part)
		}
	}
	return out
}

// newIn returns the sentences of an article that are new, in its paragraphs. It reports whether one of them can be
// shown.
func (e *edition) newIn(a *news.Article) (text string, ok bool) {
	var paragraphs []string
	for p := range story.Body(a.Text) {
		var sentences []string
		for _, s := range prose.SentencesIn(a.Text, p) {
			if sentence := s.Of(a.Text); !e.isOld(a, sentence) {
				sentences = append(sentences, sentence)
				ok = ok || fits(sentence)
			}
		}
		if len(sentences) > 0 {
			paragraphs = append(paragraphs, strings.Join(sentences, " "))
		}
	}
	return strings.Join(paragraphs, "\n"), ok
}

// wholeOf returns the article of which a is what is new, or a.
func (e *edition) wholeOf(a *news.Article) *news.Article {
	if whole := e.whole[a]; whole != nil {
		return whole
	}
	return a
}

// makeWhole puts the whole articles in place of those that news made.
func (e *edition) makeWhole(stories []ranked) []ranked {
	for _, r := range stories {
		for _, w := range r.Wordings {
			for i, a := range w.Articles {
				w.Articles[i] = e.wholeOf(a)
			}
		}
	}
	return stories
}
