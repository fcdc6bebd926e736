package retrieval

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/dates"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/search"
	"quoth/retrieval/store"
	"quoth/retrieval/story"
)

// answerTopic answers with the newest stories about a topic, a sentence of each. Where no article
// has its words together, it is answered as a question.
func (c *call) answerTopic(ctx context.Context, u understood, query Query, answer *Answer) error {
	t := u.topic
	switch {
	case len(t.found) == 0 && len(u.unknown) > 0:
		answer.Silence = &Silence{Reason: UnknownWord, Words: u.missing}
		return nil
	case len(t.found) == 0 && t.ahead > 0:
		answer.Silence = &Silence{Reason: NoMatch}
		return nil
	case len(t.found) == 0:
		answer.Asked.asFact("no article has the words of the topic together")
		return c.answerFact(ctx, u, query, answer)
	case answer.Searched.Articles == 0:
		answer.Silence = &Silence{Reason: OutsideDates}
		return nil
	case len(t.mentions) == 0:
		return c.answerOutside(ctx, u, query, answer)
	}
	return c.addStories(ctx, u, t, query, answer)
}

// answerOutside answers on a topic that the articles know, though not within what is asked for.
// When only the question's own time leaves nothing, the nearest articles are shown.
func (c *call) answerOutside(ctx context.Context, u understood, query Query, answer *Answer) error {
	t := u.topic.admittedBy(u.inOutlets(query))
	if len(u.form.Days) == 0 || len(t.mentions) == 0 {
		answer.Silence = &Silence{Reason: OutsideDates, About: t.words, Articles: len(t.found)}
		return nil
	}
	answer.Nearest = true
	t.nearestTo(u.form.Days)
	return c.addStories(ctx, u, t, query, answer)
}

// addStories adds the results of a topic's stories.
func (c *call) addStories(ctx context.Context, u understood, t topic, query Query, answer *Answer) error {
	wanted := query.wanted()
	narrow := u.narrowed(query)
	stories, asOne, err := c.newsAbout(ctx, t, query.Skip+wanted+1, narrow)
	if err == nil && asOne && !answer.Nearest {
		err = c.recount(ctx, t, narrow, &answer.Asked)
	}
	if err != nil {
		return err
	}
	if len(stories) == 0 {
		answer.Asked.asFact("no article has a sentence to show of the topic")
		return c.answerFact(ctx, u, query, answer)
	}
	from, to := min(query.Skip, len(stories)), min(query.Skip+wanted, len(stories))
	answer.More = to < len(stories)
	for _, s := range stories[from:to] {
		result, err := s.result()
		if err != nil {
			return err
		}
		answer.Results = append(answer.Results, result)
	}
	return nil
}

// nearestTo orders the mentions by how near they are to the days.
func (t *topic) nearestTo(days []dates.Days) {
	slices.SortStableFunc(t.mentions, func(a, b mention) int {
		return cmp.Compare(search.Away(days, a.date), search.Away(days, b.date))
	})
}

// newsStory is a story about a topic: its newest article, the sentence of it that is shown, the
// articles that print the same, and the terms of its headline and first words.
type newsStory struct {
	*store.CachedArticle
	shown  prose.Span
	copies []*store.CachedArticle
	lead   map[string]bool
}

// For each story that a page may show, so many articles are read at first, and so many at the
// most where many of them tell the same.
const (
	readFirst = 3
	readMost  = 24
)

// newsAbout lists the newest stories about a topic, each once. It also reports whether articles
// were passed over that have the topic's words, though not side by side as a name.
func (c *call) newsAbout(ctx context.Context, t topic, most int, query Query) (out []newsStory, asOne bool, err error) {
	ordered := t.ordered(query)
	if asOne, err = c.isPrintedAsOne(ctx, t, ordered); err != nil {
		return nil, false, err
	}
	for n := 0; n < min(len(ordered), readMost*most) && len(out) < most; n += readFirst {
		books, err := c.view.All(ctx, serialsOf(ordered[n:min(n+readFirst, len(ordered))]))
		if err != nil {
			return nil, false, err
		}
		for _, b := range books {
			if !asOne || t.isIn(b) {
				out = t.addStory(out, b, asOne)
			}
		}
	}
	return out[:min(most, len(out))], asOne, nil
}

// mostAsked is how many articles tell whether a name of several words is printed as one.
const mostAsked = 12

// isPrintedAsOne reports whether a topic is a name of several words that some of the newest articles
// print as one. Those that have its words apart are then about something else.
func (c *call) isPrintedAsOne(ctx context.Context, t topic, ordered []mention) (bool, error) {
	if !t.phrase.isName || len(t.phrase.words) < 2 {
		return false, nil
	}
	books, err := c.view.All(ctx, serialsOf(ordered[:min(mostAsked, len(ordered))]))
	return err == nil && slices.ContainsFunc(books, t.isIn), err
}

func (t topic) isIn(b *store.CachedArticle) bool { return t.phrase.in(b.Title) || t.phrase.in(b.Text) }

// addStory adds an article to the stories, as one of its own unless one of them tells it.
func (t topic) addStory(out []newsStory, b *store.CachedArticle, asOne bool) []newsStory {
	lead := t.leadOf(b.Article)
	for i, s := range out {
		switch {
		case b.Story().CopyOf(s.Story()):
			out[i].copies = append(s.copies, b)
			return out
		case sameLead(lead, s.lead) && sameDays(s.Article, b.Article):
			return out
		}
	}
	if shown, ok := t.sentence(b, asOne); ok {
		out = append(out, newsStory{CachedArticle: b, shown: shown, lead: lead})
	}
	return out
}

// Articles tell the same event when their headlines and first words share so many terms beside the
// topic's, and so much of the shorter list, within so many days. Set by hand, reading what was
// grouped on topics of the dev sets.
const (
	leadBytes   = 300
	sharedTerms = 6
	sharedPart  = 0.45
	sharedDays  = 3 * 24 * time.Hour
)

// leadOf are the terms of an article's headline and first words that are not the topic's own.
func (t topic) leadOf(a *news.Article) map[string]bool {
	first := strings.ToValidUTF8(a.Text[:min(leadBytes, len(a.Text))], "")
	terms := newWordSet(a.Title + "\n" + first).terms
	delete(terms, "")
	for _, own := range t.terms {
		delete(terms, own.Text)
	}
	return terms
}

func sameLead(a, b map[string]bool) bool {
	shared := 0
	for term := range a {
		if b[term] {
			shared++
		}
	}
	return shared >= sharedTerms && float64(shared) >= sharedPart*float64(min(len(a), len(b)))
}

func sameDays(a, b *news.Article) bool {
	s, _ := a.Date()
	t, _ := b.Date()
	return s.Sub(t).Abs() <= sharedDays
}

// mostCounted bounds the articles that are read to count those that print a name as one.
const mostCounted = 60

// recount measures a topic again by the articles that print its name as one. It reads the newest
// of those that mention it; where the window reaches further back, no number is given.
func (c *call) recount(ctx context.Context, t topic, query Query, a *Asked) error {
	newest := t.mentions[:min(mostCounted, len(t.mentions))]
	books, err := c.view.All(ctx, serialsOf(newest))
	if err != nil {
		return err
	}
	has := make(map[news.Serial]bool)
	for _, b := range books {
		has[b.Serial] = t.isIn(b)
	}
	cut := len(newest) < len(t.mentions)
	last := newest[len(newest)-1].date
	t.mentions = slices.DeleteFunc(slices.Clone(newest), func(m mention) bool { return !has[m.Serial] })
	a.measure(t, query)
	if cut && (a.WindowDays == 0 || !last.Before(windowStart(a.WindowDays, query))) {
		a.Articles, a.Sources, a.WindowDays = 0, 0, 0
	}
	return nil
}

func serialsOf(mentions []mention) []news.Serial {
	out := make([]news.Serial, len(mentions))
	for i, m := range mentions {
		out[i] = m.Serial
	}
	return out
}

// result is the story as a reply shows it.
func (s newsStory) result() (Result, error) {
	e, err := s.Article.Excerpt(passage.Shorten(s.Article.Text, s.shown))
	if err != nil {
		return Result{}, err
	}
	r := Result{Excerpt: e, Sentence: e.Span(), Story: true, Score: 1}
	r.CutBefore, r.CutAfter = s.Cuts(e.Span())
	for _, o := range s.copies {
		r.Copies = append(r.Copies, o.Article)
	}
	return r, nil
}

// sentence chooses the sentence that tells what an article has of a topic: one that names it,
// that can be read alone, and that stands near the top. Where the headline names it, the sentence
// need not. It reports false for an article without one.
func (t topic) sentence(b *store.CachedArticle, asOne bool) (prose.Span, bool) {
	headline := t.phrase.in(b.Title)
	best, top := prose.Span{}, 0.0
	for i, s := range b.Sentences() {
		text := s.Of(b.Text)
		worth := t.naming(text, headline, asOne)
		if worth == 0 {
			continue
		}
		worth -= min(mostLater, laterLine*float64(i))
		if worth+readsAlone <= top || story.IsBoilerplate(text) || strings.HasSuffix(text, "?") {
			continue
		}
		if digest.ReadsAlone(text) {
			worth += readsAlone
		}
		if worth > top {
			best, top = s.Span, worth
		}
	}
	return best, top > 0
}

// What a sentence is worth to a topic. Set by hand: to name the topic counts more than to be
// readable alone, and a line further down counts less, to a bound.
const (
	withoutName = 3.0
	withName    = 6.0
	withWords   = 5.0
	readsAlone  = 2.0
	laterLine   = 0.12
	mostLater   = 2.5
)

// naming is what a sentence is worth by how it names the topic; 0 when it does not, nor the
// headline over it.
func (t topic) naming(sentence string, headline, asOne bool) float64 {
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
	if headline {
		return withoutName
	}
	return 0
}
