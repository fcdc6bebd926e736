package retrieval

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/digest"
	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/story"
)

// answerTopic answers with the newest stories about a topic, a sentence of each. Where no article
// has its words together, it is answered as a question.
func (l *Library) answerTopic(ctx context.Context, u understood, query Query, answer *Answer) error {
	t := u.topic
	switch {
	case t.all == 0 && len(u.unknown) > 0:
		answer.Silence = &Silence{Reason: UnknownWord, Words: u.missing}
		return nil
	case t.all == 0:
		answer.Asked.Kind = Fact
		answer.Asked.because("no article has the words of the topic together")
		return l.answerFact(ctx, u, query, answer)
	case answer.Searched.Articles == 0:
		answer.Silence = &Silence{Reason: OutsideDates}
		return nil
	case len(t.mentions) == 0:
		return l.answerOutside(ctx, u, query, answer)
	}
	return l.tell(ctx, u, t, query, answer)
}

// answerOutside answers on a topic that the articles know, though not within what is asked for.
// When only the question's own time leaves nothing, the nearest articles are shown.
func (l *Library) answerOutside(ctx context.Context, u understood, query Query, answer *Answer) error {
	open := query
	if len(u.form.Sources) > 0 && query.Source == "" {
		open.sources = u.form.Sources
	}
	t, err := l.findTopic(ctx, u.topic.words, u.question, open)
	if err != nil {
		return err
	}
	if len(u.form.Days) == 0 || len(t.mentions) == 0 {
		answer.Silence = &Silence{Reason: OutsideDates, About: t.words, Articles: t.all}
		return nil
	}
	answer.Nearest = true
	t.nearestTo(u.form.Days)
	return l.tell(ctx, u, t, query, answer)
}

// tell adds the results of a topic's stories.
func (l *Library) tell(ctx context.Context, u understood, t topic, query Query, answer *Answer) error {
	wanted := query.wanted()
	stories, exact, err := l.newsAbout(ctx, t, query.Skip+wanted+1)
	if err == nil && exact && !answer.Nearest {
		err = l.recount(ctx, t, query, &answer.Asked)
	}
	if err != nil {
		return err
	}
	if len(stories) == 0 {
		answer.Asked.because("no article has a sentence to show of the topic")
		answer.Asked.Kind = Fact
		return l.answerFact(ctx, u, query, answer)
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
func (t *topic) nearestTo(days []question.Days) {
	away := func(m mention) time.Duration {
		best := time.Duration(math.MaxInt64)
		for _, d := range days {
			best = min(best, max(d.Since.Sub(m.date), m.date.Sub(cmp.Or(d.Until, m.date)), 0))
		}
		return best
	}
	slices.SortStableFunc(t.mentions, func(a, b mention) int { return cmp.Compare(away(a), away(b)) })
}

// newsStory is a story about a topic: its newest article, the sentence of it that is shown, and
// the articles that tell the same.
type newsStory struct {
	*book
	shown  prose.Span
	others []*book
}

// For each story that a page may show, so many articles are read at first, and so many at the
// most where many of them tell the same.
const (
	readFirst = 4
	readMost  = 16
)

// newsAbout lists the newest stories about a topic, each once: the articles about it first, and
// where they are few those that mention it. It also reports whether articles were passed over that
// have the topic's terms, though not the name just as it was typed.
func (l *Library) newsAbout(ctx context.Context, t topic, most int) (out []newsStory, exact bool, err error) {
	ordered := t.ordered()
	for n := readFirst * most; ; n *= 2 {
		books, err := l.booksOf(ctx, ordered[:min(n, len(ordered))])
		if err != nil {
			return nil, false, err
		}
		out, exact = t.stories(books, most)
		if len(out) >= most || n >= len(ordered) || n >= readMost*most {
			return out, exact, nil
		}
	}
}

// mostCounted bounds the articles that are read to count those that have a name just as it was
// typed.
const mostCounted = 80

// recount measures a topic again by the articles that have its name just as it was typed. Where
// that would take too many, their number is not told.
func (l *Library) recount(ctx context.Context, t topic, query Query, a *Asked) error {
	t.phrase = newPhrase(t.words, t.terms)
	newest := t.mentions[:min(mostCounted, len(t.mentions))]
	books, err := l.booksOf(ctx, newest)
	if err != nil {
		return err
	}
	has := make(map[news.Serial]bool)
	for _, b := range books {
		has[b.serial] = t.phrase.in(b.article.Title) || t.phrase.in(b.article.Text)
	}
	cut := len(newest) < len(t.mentions)
	last := newest[len(newest)-1].date
	t.mentions = slices.DeleteFunc(slices.Clone(newest), func(m mention) bool { return !has[m.Serial] })
	l.measure(a, t, query)
	if cut && (a.WindowDays == 0 || !last.Before(windowStart(a.WindowDays, query))) {
		a.Articles, a.Sources, a.WindowDays = 0, 0, 0
	}
	return nil
}

func (l *Library) booksOf(ctx context.Context, mentions []mention) ([]*book, error) {
	var out []*book
	for _, m := range mentions {
		b, err := l.shelf.take(m.Serial)
		if errors.Is(err, archive.ErrReplaced) {
			continue // since it was found
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

// stories groups articles by what they tell, in their order, until there are most and the next
// one tells another; passed reports whether some books were passed over. Where some print a name just as it was typed, the others do not count: "Jets"
// is a team, and a jet is none.
func (t topic) stories(books []*book, most int) (out []newsStory, passed bool) {
	t.phrase = newPhrase(t.words, t.terms)
	all := len(books)
	books, t.exact = t.exactly(books)
	articles := make([]*news.Article, len(books))
	for i, b := range books {
		articles[i] = b.article
	}
	corpus := story.NewCorpus(articles)
	for _, b := range books {
		same := slices.IndexFunc(out, func(s newsStory) bool {
			return corpus.SameEvent(s.article, b.article) || b.text().CopyOf(s.text())
		})
		if same >= 0 {
			out[same].others = append(out[same].others, b)
			continue
		}
		if len(out) == most {
			break
		}
		if shown, ok := t.sentence(b); ok {
			out = append(out, newsStory{book: b, shown: shown})
		}
	}
	return out, len(books) < all
}

// exactly keeps the books that print a name just as it was typed, where there are some.
func (t topic) exactly(books []*book) ([]*book, bool) {
	if !t.phrase.name {
		return books, false
	}
	var out []*book
	for _, b := range books {
		if t.phrase.in(b.article.Title) || t.phrase.in(b.article.Text) {
			out = append(out, b)
		}
	}
	if len(out) == 0 {
		return books, false
	}
	return out, true
}

// ordered are the mentions in the order in which they are told: the articles about the topic,
// then those that mention it, the newest of each first.
func (t topic) ordered() []mention {
	out := make([]mention, 0, len(t.mentions))
	for _, about := range []bool{true, false} {
		for _, m := range t.mentions {
			if m.isAbout(len(t.terms)) == about {
				out = append(out, m)
			}
		}
	}
	return out
}

// result is the story as a reply shows it.
func (s newsStory) result() (Result, error) {
	e, err := s.article.Excerpt(passage.Shorten(s.article.Text, s.shown))
	if err != nil {
		return Result{}, err
	}
	r := Result{Excerpt: e, Sentence: e.Span(), Story: true, Score: 1}
	r.CutBefore, r.CutAfter = passage.Cuts(s.article.Text, e.Span())
	for _, o := range s.others {
		r.Copies = append(r.Copies, o.article)
	}
	return r, nil
}

// sentence chooses the sentence that tells what an article has of a topic: one that names it,
// that can be read alone, and that stands near the top. Where the headline names it, the sentence
// need not. It reports false for an article without one.
func (t topic) sentence(b *book) (prose.Span, bool) {
	headline := t.phrase.in(b.article.Title)
	best, top := prose.Span{}, 0.0
	for i, s := range b.sentences() {
		text := s.Of(b.article.Text)
		worth := t.naming(text, headline)
		if worth == 0 {
			continue
		}
		worth -= min(mostLater, laterLine*float64(i))
		if worth+readsAlone <= top || story.Furniture(text) || strings.HasSuffix(text, "?") {
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
	withWords   = 2.5
	readsAlone  = 2.0
	laterLine   = 0.12
	mostLater   = 2.5
)

// naming is what a sentence is worth by how it names the topic; 0 when it does not, nor the
// headline over it.
func (t topic) naming(sentence string, headline bool) float64 {
	if t.phrase.in(sentence) {
		return withName
	}
	if share := t.phrase.share(sentence); !t.exact && share > 0 {
		return withoutName + withWords*share
	}
	if headline {
		return withoutName
	}
	return 0
}
