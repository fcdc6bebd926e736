package topic

import (
	"strings"

	"quoth/retrieval/boilerplate"
	"quoth/retrieval/digest/form"
	"quoth/retrieval/prose"
	"quoth/retrieval/store"
)

// The points of a sentence, by how well it shows what an article reports of a topic. Set by hand: to name the
// topic counts more than to be readable alone, and a sentence further down has fewer.
const (
	withoutName = 3.0 // the headline or a part of the words names the topic
	withName    = 6.0
	withWords   = 5.0 // all words, but apart
	readsAlone  = 2.0
	laterLine   = 0.12 // subtracted for each sentence before it
	mostLater   = 2.5  // the most that is subtracted
)

// sentence returns the sentence that shows best what an article reports of a topic: one that names the
// topic, that can be read alone, and that is near the top. The sentence need not name a topic that the
// headline names. It reports false if the article has no such sentence.
func (t Topic) sentence(a *store.CachedArticle, asOne bool) (prose.Span, bool) {
	isTitled := t.phrase.in(a.Title)
	best, top := prose.Span{}, 0.0
	for i, s := range a.Sentences() {
		text := s.Of(a.Text)
		points := t.naming(text, isTitled, asOne)
		if points == 0 {
			continue
		}
		points -= min(mostLater, laterLine*float64(i))
		if points+readsAlone <= top || boilerplate.Is(text) || strings.HasSuffix(text, "?") {
			continue
		}
		if form.ReadsAlone(text) {
			points += readsAlone
		}
		if points > top {
			best, top = s.Span, points
		}
	}
	return best, top > 0
}

// naming returns the points of a sentence for how it names the topic; 0 if neither it nor the headline does.
// Words apart do not count if the name is printed as one.
func (t Topic) naming(sentence string, isTitled, asOne bool) float64 {
	if t.phrase.in(sentence) {
		return withName
	}
	switch share := t.phrase.share(sentence); {
	case asOne:
	case share == 1:
		return withWords
	case share > 0:
		return withoutName + share
	}
	if isTitled {
		return withoutName
	}
	return 0
}
