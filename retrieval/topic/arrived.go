package topic

import (
	"context"
	"slices"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/search"
	"quoth/retrieval/story"
)

// mostArrived bounds the articles that are read at once of those that came in.
const mostArrived = 300

// Arrival says which articles have come in.
type Arrival struct {
	Since time.Time // when they were published, or later
	IsNew func(news.Serial) bool
}

// Arrived returns a story for each article that mentions the topic of some words and that has come in: first the
// articles about the topic, then those that only mention it, each time the newest first. It leaves out articles without
// a sentence to show. It returns the topic too, with the articles of these days alone, unless all were looked at.
func (f Finder) Arrived(ctx context.Context, words string, q question.Question, in Arrival) ([]Story, Topic, error) {
	t, err := f.find(ctx, words, q, search.Scope{}, search.Scope{Since: in.Since}.Filter())
	arrived := filter(t.all, func(m mention) bool { return in.IsNew(m.Serial) })
	if err != nil || len(arrived) == 0 {
		return nil, t, err
	}
	if t.phrase.isName { // the articles of all days show whether the name is printed as one
		if t, err = f.Find(ctx, words, q, search.Scope{}); err != nil {
			return nil, t, err
		}
	}
	asOne, err := f.isPrintedAsOne(ctx, t, t.ordered())
	if err != nil {
		return nil, t, err
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
	return out, t, err
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
