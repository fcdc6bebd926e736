package retrieval

import (
	"context"
	"slices"
	"unicode/utf8"

	"quoth/retrieval/intent"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/rank"
	"quoth/retrieval/vocabulary"
)

// What share of the words that carry a question makes it a question about an unknown one: beside
// a name that the articles know, and without such a name. Set by hand.
const (
	shareBesideName = 1.0 / 3
	shareAlone      = 1.0 / 6
)

// isAboutUnknown reports whether words that no article has carry so much of a question that
// nothing without them answers. Common words are none of these: others may stand for them.
func (c *call) isAboutUnknown(u understood) bool {
	if len(u.unknown) == 0 {
		return false
	}
	least := shareAlone
	if slices.ContainsFunc(c.namesOf(u.question), func(name string) bool { return !slices.Contains(u.unknown, name) }) {
		least = shareBesideName
	}
	_, n := intent.Keywords(u.question.Text, u.question.Aside)
	return float64(len(u.unknown)) >= least*float64(n)
}

// silenceOn is the silence on a question that the passages do not answer. Where the articles
// know a name in it, it says how many do.
func (c *call) silenceOn(ctx context.Context, u understood, query Query, reason Reason, passages []rank.Passage) (*Silence, error) {
	if len(u.unknown) > 0 || reason == NoMatch && len(u.missing) > 0 {
		return &Silence{Reason: UnknownWord, Words: u.missing}, nil
	}
	var rarest topic
	for _, name := range c.namesOf(u.question) {
		t, err := c.findTopic(ctx, prose.Unpossessed(name), u.question, query)
		if err != nil {
			return nil, err
		}
		if len(t.mentions) > 0 && (rarest.mentions == nil || len(t.mentions) < len(rarest.mentions)) {
			rarest = t
		}
	}
	if rarest.mentions != nil {
		s := &Silence{Reason: NoAnswer, About: rarest.words, Articles: len(rarest.mentions)}
		var err error
		s.Newest, err = c.newest(ctx, rarest)
		s.Nearest = titlesOf(s.Newest)
		return s, err
	}
	return &Silence{Reason: reason, Nearest: headlines(passages)}, nil
}

// namesOf are the names in a question, as typed: its runs of words that have a capital inside it
// or, where none has, that the articles print with one.
func (c *call) namesOf(q question.Question) []string {
	names := runsOf(q, func(t question.Term) bool { return t.Name })
	if len(names) == 0 {
		names = runsOf(q, func(t question.Term) bool {
			return prose.Capitalized(c.view.Words().Printed(vocabulary.Word(t.Span.Of(q.Text))))
		})
	}
	return names
}

// shortestName is how many letters a name needs to be named in a silence.
const shortestName = 3

// runsOf are the runs of words that carry a question and that keep reports true for.
func runsOf(q question.Question, keep func(question.Term) bool) []string {
	var out []string
	last := prose.Span{}
	for _, t := range q.Terms {
		if t.Weight < 1 || !keep(t) || utf8.RuneCountInString(t.Span.Of(q.Text)) < shortestName {
			continue
		}
		if n := len(out); n > 0 && q.Text[last.End:max(last.End, t.Span.Start)] == " " {
			last.End = t.Span.End
			out[n-1] = last.Of(q.Text)
			continue
		}
		last = t.Span
		out = append(out, last.Of(q.Text))
	}
	return out
}

// newestShown is how many headlines a silence has.
const newestShown = 3

// newest are the newest articles about a topic, each headline once.
func (c *call) newest(ctx context.Context, t topic) ([]*news.Article, error) {
	var out []*news.Article
	for b, err := range c.view.Each(ctx, serialsOf(t.ordered(Query{}))) {
		if err != nil {
			return nil, err
		}
		if len(out) == newestShown {
			break
		}
		if b.Title != "" && !slices.Contains(titlesOf(out), b.Title) {
			out = append(out, b.Article)
		}
	}
	return out, nil
}

func titlesOf(articles []*news.Article) []string {
	var out []string
	for _, a := range articles {
		out = append(out, a.Title)
	}
	return out
}
