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

// Stories reads readFirst articles at a time, and readMost in all for each story that is asked for: many may
// report the same.
const (
	readFirst = 3
	readMost  = 24
)

// Stories returns the newest stories about a topic, each once and no more than most. If the topic is a name
// that is printed as one, it leaves out the articles that have its words apart.
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
	asOne   bool // the topic is a name that is printed as one
	stories []Story
}

// add adds an article as a copy to the story whose text it prints, or as a story of its own. It leaves out an
// article that reports the same event as a story. It returns the index of the story, or -1 if the article has no
// sentence to show.
func (g *grouper) add(a *store.CachedArticle) int {
	lead := newLead(a.Article, g.topic.Terms)
	for i, s := range g.stories {
		switch {
		case a.Story().CopyOf(s.Story()):
			g.stories[i].Copies = append(s.Copies, a)
			return i
		case lead.isSameEvent(s.lead) && !a.Story().IsOther(s.Story()):
			return i
		}
	}
	s, ok := g.topic.sentence(a, g.asOne)
	if !ok {
		return -1
	}
	g.stories = append(g.stories, Story{CachedArticle: a, Sentence: s, lead: lead})
	return len(g.stories) - 1
}
