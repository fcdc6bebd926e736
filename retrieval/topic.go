package retrieval

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
)

// topic is what the newest stories are asked about, with the articles that mention it.
type topic struct {
	words    string // as taken
	terms    []index.Term
	mentions []mention // that the query admits, the newest first
	all      int       // articles that mention it, whatever the query admits

	phrase phrase // its words, once stories are told
	exact  bool   // only articles that have them as they are
}

// mention is an article that mentions a topic.
type mention struct {
	index.Mention
	date   time.Time
	source string
}

// Of how an article that is about a topic mentions it: in its headline, so many times in its
// text, or in so many passages where the topic has several words.
const (
	oftenWord     = 3
	oftenPassages = 2
)

// isAbout reports whether an article is about a topic of so many terms, rather than mentions it
// in passing.
func (m mention) isAbout(terms int) bool {
	return m.Title || terms == 1 && m.Often >= oftenWord || terms > 1 && m.Often >= oftenPassages
}

// together counts the articles that have the terms together; a headline counts as enough.
func (t topic) together() int {
	n := len(t.mentions)
	if slices.ContainsFunc(t.mentions, func(m mention) bool { return m.Title }) {
		n += bareArticles
	}
	return n
}

// findTopic looks up which articles mention words together. Of q it takes the variants of words.
func (l *Library) findTopic(ctx context.Context, words string, q question.Question, query Query) (topic, error) {
	t := topic{words: words, terms: topicTerms(words, q)}
	if len(t.terms) == 0 {
		return t, nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	found, err := l.index.Mentions(ctx, t.terms, index.Filter{})
	if err != nil {
		return t, l.unlessCancelled(ctx, err)
	}
	for _, m := range found {
		meta, current := l.archive.Meta(m.Serial)
		if !current || query.isAhead(meta.Date) {
			continue
		}
		t.all++
		if query.admits(meta.Date, meta.Source) {
			t.mentions = append(t.mentions, mention{m, meta.Date, meta.Source})
		}
	}
	slices.SortFunc(t.mentions, func(a, b mention) int {
		return cmp.Or(b.date.Compare(a.date), cmp.Compare(b.Serial, a.Serial))
	})
	return t, nil
}

// topicTerms are the terms of words that carry them or, where none does, all of them: "See" may
// be a company.
func topicTerms(words string, q question.Question) []index.Term {
	var carrying, all []index.Term
	var stemmer prose.Stemmer
	for w := prose.NewWords(words); w.Next(); {
		word := w.Span().Of(words)
		t := index.Term{Text: stemmer.Term(word), Weight: 1}
		if t.Text == "" || slices.ContainsFunc(all, func(o index.Term) bool { return o.Text == t.Text }) {
			continue
		}
		for _, known := range q.Terms {
			if known.Text == t.Text {
				t.Variants = known.Variants
			}
		}
		if all = append(all, t); question.Carries(word) {
			carrying = append(carrying, t)
		}
	}
	if len(carrying) > 0 {
		return carrying
	}
	return all
}

// readTopic looks a topic up. When no article has its words together, one of them may be
// misspelt into another word that the articles have: "Kier" for "Keir".
func (l *Library) readTopic(ctx context.Context, u *understood, words string, query Query, known question.Known) error {
	u.Kind = Topic
	narrow := u.narrowed(query)
	var err error
	if u.topic, err = l.findTopic(ctx, words, u.question, narrow); err != nil {
		return err
	}
	if u.topic.all == 0 && len(u.topic.terms) > 1 && len(u.unknown) == 0 {
		if err := l.respell(ctx, u, words, narrow, known); err != nil {
			return err
		}
	}
	u.Topic = u.topic.words
	l.measure(&u.Asked, u.topic, query)
	return nil
}

// respell looks for a word of a topic that may be misspelt although some article has it.
func (l *Library) respell(ctx context.Context, u *understood, words string, query Query, known question.Known) error {
	s, err := l.spell(ctx, words, known, ofRarest)
	if err != nil || len(s.corrections) == 0 {
		return err
	}
	t, err := l.findTopic(ctx, s.text, u.question, query)
	if err != nil || t.all == 0 {
		return err
	}
	u.topic, u.Text = t, strings.Replace(u.Text, words, s.text, 1)
	for _, c := range s.corrections {
		u.Corrections = append(u.Corrections, c)
		u.because("no article has “%s” together; “%s” taken for “%s”", words, c.Typed, c.Taken)
	}
	return nil
}

// narrowed is the query with the days and the outlets that a question about a topic names.
func (u *understood) narrowed(query Query) Query {
	if len(u.form.Sources) > 0 && query.Source == "" {
		query.sources = u.form.Sources
	}
	query.days = u.form.Days
	return query
}

// windows are those in which a topic is looked for, in days up to now; 0 is all of them.
var windows = []int{2, 14, 91, 0}

// enoughAbout is how many articles about a topic make a window wide enough.
const enoughAbout = 3

// measure finds the narrowest window with enough about the topic, and counts what is in it.
func (l *Library) measure(a *Asked, t topic, query Query) {
	for _, days := range windows {
		in := t.within(days, query)
		about := 0
		for _, m := range in {
			if m.isAbout(len(t.terms)) {
				about++
			}
		}
		if about < enoughAbout && days > 0 {
			continue
		}
		a.Articles, a.WindowDays = len(in), days
		var sources []string
		for _, m := range in {
			if !slices.Contains(sources, m.source) {
				sources = append(sources, m.source)
			}
		}
		a.Sources = len(sources)
		a.because("articles about it in the window: %d; that mention it: %d", about, len(in))
		return
	}
}

// within are the mentions of the last days up to now, today included; of all days where days is 0.
func (t topic) within(days int, query Query) []mention {
	if days == 0 || query.Now.IsZero() {
		return t.mentions
	}
	first := windowStart(days, query)
	n := slices.IndexFunc(t.mentions, func(m mention) bool { return news.Day(m.date, query.Zone).Before(first) })
	if n < 0 {
		n = len(t.mentions)
	}
	return t.mentions[:n]
}

// windowStart is the first of the last days up to now.
func windowStart(days int, query Query) time.Time {
	return news.Day(query.Now, query.Zone).AddDate(0, 0, -days)
}
