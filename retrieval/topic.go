package retrieval

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/spellcheck"
	"quoth/retrieval/vocabulary"
)

// topic is what the newest stories are asked about, with the articles that mention it.
type topic struct {
	words    string // as taken
	terms    []index.Term
	found    []mention // that are dated up to now, the newest first
	mentions []mention // those of them that the query admits
	ahead    int       // articles that mention it and are dated after now
	phrase   phrase    // its words
}

// mention is an article that mentions a topic.
type mention struct {
	index.Mention
	date   time.Time
	source string
}

// How often an article that is about a topic has its words, as index.Mention counts them, where its
// headline does not name it: when it begins with the topic, and otherwise.
const (
	oftenLead  = 2
	oftenAbout = 3
)

// isAbout reports whether an article is about its topic, rather than mentions it in passing.
func (m mention) isAbout() bool {
	return m.Title || m.Often >= oftenAbout || m.Lead && m.Often >= oftenLead
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
func (c *call) findTopic(ctx context.Context, words string, q question.Question, query Query) (topic, error) {
	t := topic{words: words, terms: c.topicTerms(words, q)}
	t.phrase = newPhrase(words, t.terms)
	found, err := c.view.Mentions(ctx, t.terms)
	if err != nil {
		return t, err
	}
	for _, m := range found {
		meta, current := c.view.Meta(m.Serial)
		switch {
		case !current:
			continue
		case query.isAhead(meta.Date):
			t.ahead++
			continue
		}
		t.found = append(t.found, mention{m, meta.Date, meta.Source})
	}
	slices.SortFunc(t.found, func(a, b mention) int {
		return cmp.Or(b.date.Compare(a.date), cmp.Compare(b.Serial, a.Serial))
	})
	return t.admittedBy(query), nil
}

// admittedBy is the topic with the mentions that a query admits.
func (t topic) admittedBy(query Query) topic {
	t.mentions = nil
	scope := query.scope()
	for _, m := range t.found {
		if scope.Admits(m.date, m.source) {
			t.mentions = append(t.mentions, m)
		}
	}
	return t
}

// topicTerms are the terms of a topic's words. Function words have none.
func (c *call) topicTerms(words string, q question.Question) []index.Term {
	var out []index.Term
	var stemmer prose.Stemmer
	flat := strings.IndexFunc(words, unicode.IsLower) < 0
	for w := prose.NewWords(words); w.Next() && len(out) < question.MaxTerms; {
		word := w.Span().Of(words)
		t := index.Term{Text: stemmer.Term(word), Weight: 1}
		if t.Text == "" || slices.ContainsFunc(out, func(o index.Term) bool { return o.Text == t.Text }) {
			continue
		}
		for _, known := range q.Terms {
			if known.Text == t.Text {
				t.Variants = known.Variants
			}
		}
		if c.isTopicName(word, flat || w.Span().Start == 0) {
			t.Name = vocabulary.Word(word)
		}
		out = append(out, t)
	}
	return out
}

// Which share of the articles with a word must print it with a capital for it to be a name: when
// it was typed with one, and when that tells nothing.
const (
	typedName = 0.02
	firstName = 0.15
	plainName = 0.6
)

// isUnprinted reports whether no article has a word in the form in which it was typed, or without
// the s of a plural.
func (c *call) isUnprinted(word string) bool {
	w := vocabulary.Word(word)
	if w == "" || c.view.IsBehind() {
		return false
	}
	for _, form := range []string{w, strings.TrimSuffix(w, "s")} {
		if n, err := c.view.Words().Articles(form); err != nil || n > 0 {
			return false
		}
	}
	return true
}

// isTopicName reports whether a word of a topic is a name. A capital at the start tells less:
// people type sentences.
func (c *call) isTopicName(word string, first bool) bool {
	capitals := c.view.Words().Capitals(vocabulary.Word(word))
	switch {
	case !prose.Capitalized(word):
		return capitals >= plainName
	case c.isUnprinted(word):
		return true
	case first:
		return capitals >= firstName
	}
	return capitals >= typedName
}

// readTopic reads a question as one for a topic that was looked up. When no article has its words
// together, one of them may be misspelt into another word that the articles have: "Kier" for "Keir".
func (c *call) readTopic(ctx context.Context, u *understood, t topic, query Query, known question.Known) error {
	u.Kind = Topic
	narrow, words := u.narrowed(query), t.words
	u.topic = t.admittedBy(narrow)
	for _, d := range []spellcheck.Suspects{spellcheck.Unprinted, spellcheck.Rarest} {
		if len(u.topic.found) > 0 || len(u.unknown) > 0 || d == spellcheck.Rarest && len(u.topic.terms) < 2 {
			break
		}
		if err := c.respell(ctx, u, words, narrow, known, d); err != nil {
			return err
		}
	}
	for w := prose.NewWords(words); len(u.topic.found) == 0 && len(u.unknown) == 0 && w.Next(); {
		if word := w.Span().Of(words); prose.Capitalized(word) && c.isUnprinted(word) {
			u.unknown, u.missing = []string{word}, []string{word}
		}
	}
	if err := c.vary(ctx, u, narrow); err != nil {
		return err
	}
	u.Topic = u.topic.words
	u.measure(u.topic, narrow)
	return nil
}

// How near the other spelling of a name is, a letter doubled, say; how long the name is; and how many
// near words are looked at.
const (
	sameName      = 0.33
	shortestNamed = 6
	mostSpellings = 10
)

// vary adds to a topic that is one name, and to the term of the question, the other spellings in
// which the articles print it: "Zelensky" and "Zelenskyy".
func (c *call) vary(ctx context.Context, u *understood, query Query) error {
	if len(u.topic.terms) != 1 || u.topic.terms[0].Name == "" || utf8.RuneCountInString(u.topic.words) < shortestNamed {
		return nil
	}
	name := u.topic.terms[0]
	near, err := c.view.Words().Near(name.Name, mostSpellings)
	if err != nil {
		return nil
	}
	var stemmer prose.Stemmer
	var also []string
	for _, n := range near {
		term := stemmer.Term(n.Word)
		isName := n.Articles > spellcheck.Rare && c.view.Words().Capitals(n.Word) >= plainName
		if !isName || n.Distance > sameName || term == name.Text {
			continue
		}
		also = append(also, c.view.Words().Printed(n.Word))
		u.question.Vary(name.Text, term)
	}
	if len(also) == 0 {
		return nil
	}
	printed := strings.Join(also, " and ")
	u.Corrections = append(u.Corrections, Correction{Typed: u.topic.words, Taken: u.topic.words + " and " + printed})
	u.because("the articles print it as %s as well", printed)
	u.topic, err = c.findTopic(ctx, u.topic.words, u.question, query)
	return err
}

// respell looks for a word of a topic that may be misspelt although some article has it.
func (c *call) respell(
	ctx context.Context, u *understood, words string, query Query, known question.Known, d spellcheck.Suspects,
) error {
	s, err := c.spell(ctx, words, known, d)
	if err != nil || len(s.Corrections) == 0 {
		return err
	}
	t, err := c.findTopic(ctx, s.Text, u.question, query)
	if err != nil || len(t.found) == 0 {
		return err
	}
	u.topic, u.Text = t, strings.Replace(u.Text, words, s.Text, 1)
	for _, c := range s.Corrections {
		u.Corrections = append(u.Corrections, c)
		u.because("no article has “%s” together; “%s” taken for “%s”", words, c.Typed, c.Taken)
	}
	return nil
}

// narrowed is the query with the days and the outlets that a question about a topic names.
func (u *understood) narrowed(query Query) Query {
	query = u.inOutlets(query)
	query.days = u.form.Days
	return query
}

// inOutlets is the query with the outlets that a question names, unless it is to one already.
func (u *understood) inOutlets(query Query) Query {
	if len(u.form.Sources) > 0 && query.Source == "" {
		query.sources = u.form.Sources
	}
	return query
}

// windows are those in which a topic is looked for, in days up to now; 0 is all of them.
var windows = []int{2, 14, 91, 0}

// enoughAbout is how many articles about a topic make a window wide enough.
const enoughAbout = 3

// measure finds the narrowest window with enough about the topic, and counts what is in it. The
// days that a query names are the window.
func (a *Asked) measure(t topic, query Query) {
	for _, days := range windows {
		if query.scope().IsDated() && days > 0 {
			continue
		}
		in := t.within(days, query)
		about := len(keepAbout(in))
		if about < enoughAbout && days > 0 {
			continue
		}
		a.Articles, a.WindowDays, a.Sources = len(in), days, outletsOf(in)
		a.because("articles about it in the window: %d; that mention it: %d", about, len(in))
		return
	}
}

// outletsOf counts the outlets of some mentions.
func outletsOf(mentions []mention) int {
	seen := make(map[string]bool)
	for _, m := range mentions {
		seen[m.source] = true
	}
	return len(seen)
}

func keepAbout(mentions []mention) []mention {
	var out []mention
	for _, m := range mentions {
		if m.isAbout() {
			out = append(out, m)
		}
	}
	return out
}

func keepTitled(mentions []mention) []mention {
	var out []mention
	for _, m := range mentions {
		if m.Title {
			out = append(out, m)
		}
	}
	return out
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

// freshDays is how new the newest article about a topic must be, where newer ones mention it.
const freshDays = 14

// ordered are the mentions that are shown, the newest first: of the articles about the topic or,
// where there is none or only old ones, of all that mention it.
func (t topic) ordered(query Query) []mention {
	about, fresh := keepAbout(t.mentions), t.within(freshDays, query)
	if len(about) == 0 || len(fresh) > 0 && len(keepAbout(fresh)) == 0 {
		return t.mentions
	}
	return about
}
