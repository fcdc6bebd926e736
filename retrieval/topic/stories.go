package topic

import (
	"context"

	"quoth/retrieval/prose"
	"quoth/retrieval/store"
)

// Story is a story about a topic, as its newest article prints it.
type Story struct {
	*store.CachedArticle
	Sentence prose.Span             // the sentence to show, in bytes of the text
	Copies   []*store.CachedArticle // that print the same text

	lead lead
}

// Stories are the newest stories about a topic.
type Stories struct {
	Stories []Story
	// Window counts the articles that print the topic's name as one; nil if the topic is no such name.
	Window *Window
}

// For each story that is asked for, Stories reads so many articles at a time, and so many in all where
// many of them report the same.
const (
	readFirst = 3
	readMost  = 24
)

// Stories returns the newest stories about a topic, at most so many, each once. Of a name of several
// words, it leaves out the articles that have these words apart.
func (f Finder) Stories(ctx context.Context, t Topic, most int) (out Stories, err error) {
	ordered := t.ordered()
	asOne, err := f.isPrintedAsOne(ctx, t, ordered)
	if err != nil {
		return Stories{}, err
	}
	g := grouper{topic: t, asOne: asOne}
	for n := 0; n < min(len(ordered), readMost*most) && len(g.stories) < most; n += readFirst {
		articles, err := f.view.All(ctx, serialsOf(ordered[n:min(n+readFirst, len(ordered))]))
		if err != nil {
			return Stories{}, err
		}
		for _, a := range articles {
			if !asOne || t.phrase.inArticle(a) {
				g.add(a)
			}
		}
	}
	out.Stories = g.stories[:min(most, len(g.stories))]
	if asOne {
		w, err := f.windowAsOne(ctx, t)
		return Stories{out.Stories, &w}, err
	}
	return out, nil
}

// grouper groups articles about a topic into stories.
type grouper struct {
	topic   Topic
	asOne   bool // the name of the topic is printed as one
	stories []Story
}

// add adds an article: as a copy to the story whose text it prints, not at all if a story reports the
// same event, and else as a story of its own.
func (g *grouper) add(a *store.CachedArticle) {
	lead := newLead(a.Article, g.topic.Terms)
	for i, s := range g.stories {
		switch {
		case a.Story().CopyOf(s.Story()):
			g.stories[i].Copies = append(s.Copies, a)
			return
		case lead.isSameEvent(s.lead):
			return
		}
	}
	if s, ok := g.topic.sentence(a, g.asOne); ok {
		g.stories = append(g.stories, Story{CachedArticle: a, Sentence: s, lead: lead})
	}
}
