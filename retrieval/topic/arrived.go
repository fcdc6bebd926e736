package topic

import (
	"context"
	"slices"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/story"
)

// mostArrived bounds the articles that are read at once of those that came in.
const mostArrived = 300

// Arrived returns a story for each article that mentions a topic and that isNew admits: first the articles about the
// topic, then those that only mention it, each time the newest first. It leaves out articles without a sentence to show.
func (f Finder) Arrived(ctx context.Context, t Topic, isNew func(news.Serial) bool) ([]Story, error) {
	arrived := filter(t.all, func(m mention) bool { return isNew(m.Serial) })
	if len(arrived) == 0 {
		return nil, nil
	}
	asOne, err := f.isPrintedAsOne(ctx, t, t.ordered())
	if err != nil {
		return nil, err
	}
	about := filter(arrived, mention.isAbout)
	passing := filter(arrived, func(m mention) bool { return !m.isAbout() })
	articles, err := f.view.All(ctx, serialsOf(first(slices.Concat(about, passing), mostArrived)))
	var out []Story
	for _, a := range articles {
		if asOne && !t.phrase.inArticle(a) {
			continue
		}
		if s, ok := t.sentence(a, asOne); ok {
			out = append(out, Story{CachedArticle: a, Sentence: s})
		}
	}
	return out, err
}

// Distinct returns, of some stories, the first that reports each event, without those that repeat an article that
// was told. The terms are those of the topic, which the stories have in common anyhow.
func Distinct(stories []Story, told []*news.Article, terms []index.Term) []Story {
	var seen []reported
	for _, a := range told {
		seen = append(seen, reported{a.Key, story.Read(a), newLead(a, terms)})
	}
	var out []Story
	for _, s := range stories {
		r := reported{s.Key, s.Story(), newLead(s.Article, terms)}
		if !slices.ContainsFunc(seen, r.repeats) {
			seen, out = append(seen, r), append(out, s)
		}
	}
	return out
}

// reported is an article as it is compared with others.
type reported struct {
	key  news.Key
	text story.Text
	lead lead
}

// repeats reports whether two articles are one, are copies, or report the same event.
func (r reported) repeats(s reported) bool {
	return r.key == s.key || r.text.CopyOf(s.text) || r.lead.isSameEvent(s.lead)
}
