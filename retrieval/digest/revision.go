package digest

import (
	"strings"

	"quoth/retrieval/digest/form"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// An article that was printed on a day before and has changed since, such as a live page, is news by what it has now
// and had not then. Only that is read to find its story, and only that is shown.

// oldText is what an article said on a day before.
type oldText struct {
	keys map[string]bool // of its sentences
	// isSame says that the article has the date of then still. Its sentences that were only edited are no news: an
	// outlet that has news gives a page a new date or new sentences.
	isSame bool
	edits  map[string]bool // whether a sentence, by its key, is one of then that was edited
}

// readEarlier reads what the day's articles said on days before.
func (e *edition) readEarlier() {
	e.old = make(map[*news.Article]*oldText, len(e.day.Earlier))
	for a, earlier := range e.day.Earlier {
		isSame := news.Day(a.Published, e.day.Zone).Before(e.day.Opens())
		e.old[a] = &oldText{sentenceKeys(earlier.Text), isSame, make(map[string]bool)}
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
	if old == nil {
		return false
	}
	k := key(sentence)
	return old.keys[k] || old.isSame && old.isEdit(k)
}

// isEdit reports whether the sentence with a key is one of then in slightly other words.
func (o *oldText) isEdit(k string) bool {
	is, ok := o.edits[k]
	if !ok {
		for old := range o.keys {
			is = is || areEdits(old, k)
		}
		o.edits[k] = is
	}
	return is
}

// editWords is the share of the words of the longer of two sentences from which on one is an edit of the other.
const editWords = 0.6

// areEdits reports whether one sentence is another one in slightly other words, by their keys. With another number it
// is not: a toll that has risen is news.
func areEdits(a, b string) bool {
	v, w := strings.Fields(a), strings.Fields(b)
	words := make(map[string]int)
	for _, x := range v {
		words[x]++
	}
	shared := 0
	for _, x := range w {
		if words[x]--; words[x] >= 0 {
			shared++
		} else if '0' <= x[0] && x[0] <= '9' {
			return false
		}
	}
	return float64(shared) >= editWords*float64(max(len(v), len(w)))
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
				ok = ok || form.Fits(sentence)
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
