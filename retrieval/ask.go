package retrieval

import (
	"context"
	"slices"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/question"
	"quoth/retrieval/rank"
	"quoth/retrieval/search"
	"quoth/retrieval/speech"
	"quoth/retrieval/store"
	"quoth/retrieval/story"
)

const defaultStories = 3

// Ask answers a question: with the excerpts of one to three stories, with what was said, with
// the summary of a day, or with a Silence. Asked says which, and why.
func (l *Library) Ask(ctx context.Context, query Query) (answer Answer, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	return c.ask(ctx, query)
}

func (c *call) ask(ctx context.Context, query Query) (answer Answer, err error) {
	u, err := c.understand(ctx, query)
	if err != nil {
		return Answer{}, err
	}
	query.Skip += u.pages * query.wanted()
	answer = Answer{Asked: u.Asked, Searched: c.searched(query)}
	switch {
	case u.Kind == SmallTalk:
	case u.impossible != "":
		answer.Silence = &Silence{Reason: OutsideDates, Impossible: u.impossible}
	case c.view.Len() == 0:
		answer.Silence = &Silence{Reason: NoArticles}
	case u.Kind == Day:
		err = c.answerDay(ctx, u, query, &answer)
	case u.Kind == Topic:
		err = c.answerTopic(ctx, u, query, &answer)
	case u.Kind == Speech:
		err = c.answerSpeech(ctx, u, query, &answer)
	default:
		err = c.answerFact(ctx, u, query, &answer)
	}
	return answer, err
}

// answerFact answers with the best excerpts of one to three stories.
func (c *call) answerFact(ctx context.Context, u understood, query Query, answer *Answer) error {
	if answer.Silence = c.hopeless(u, answer.Searched); answer.Silence != nil {
		return nil
	}
	if len(u.story) > 0 {
		if told, err := c.answerStory(ctx, u, query, answer); told || err != nil {
			return err
		}
	}
	r, err := c.rankKept(ctx, u.question, query, perStoryLook)
	if err != nil {
		return err
	}
	defer c.done(r.reading)
	if r.doubt != "" {
		if answer.Silence = c.outside(passed(u.question, query.Now), query); answer.Silence != nil {
			return nil
		}
		answer.Silence, err = c.silenceOn(ctx, u, query, Reason(r.doubt), r.passages)
		return err
	}
	if answer.Nearest = r.nearest; r.nearest {
		answer.Asked.Since, answer.Asked.Until, answer.Asked.Apart = search.Ends(firm(u.question.Days))
	}
	stories := r.stories(r.shown(u.question), query)
	from, to := min(query.Skip, len(stories)), min(query.Skip+query.wanted(), len(stories))
	answer.More = to < len(stories)
	for _, t := range stories[from:to] {
		result, err := c.resultOf(r.reading, t)
		if err != nil {
			return err
		}
		if query.Why {
			result.Why = &Why{t.Passage.Score, rank.ScoreModel.Parts(t.Features)}
		}
		result.Earlier = !r.nearest && r.Earlier(t.Passage, stories[0].Passage)
		answer.Results = append(answer.Results, result)
	}
	return nil
}

// hopeless is the silence on a question that need not be looked up; nil when it must be.
func (c *call) hopeless(u understood, s Searched) *Silence {
	switch {
	case len(u.question.Terms) == 0:
		return &Silence{Reason: StopWords}
	case s.Articles == 0:
		return &Silence{Reason: OutsideDates}
	case c.isAboutUnknown(u):
		return &Silence{Reason: UnknownWord, Words: u.missing}
	}
	return nil
}

// Rank lists the top passages for a question, and whether Ask would stay silent.
func (l *Library) Rank(ctx context.Context, query Query, top int) (passages []Passage, abstained bool, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	u, err := c.understand(ctx, query)
	if err != nil {
		return nil, false, err
	}
	if u.impossible != "" || c.view.Len() == 0 || c.hopeless(u, c.searched(query)) != nil {
		return nil, true, nil
	}
	r, err := c.rankKept(ctx, u.question, query, top)
	if err != nil {
		return nil, false, err
	}
	defer c.done(r.reading)
	for _, p := range r.passages {
		e, err := p.Article.Excerpt(p.Span)
		if err != nil {
			return nil, false, err
		}
		passages = append(passages, Passage{Excerpt: e, Score: p.Score})
	}
	return passages, r.doubt != "" && u.Kind != Topic, nil
}

// Explain ranks all passages of the candidates, overlapping ones too, and returns the features
// behind each score.
func (l *Library) Explain(ctx context.Context, query Query) (ranking rank.Ranking, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	u, err := c.understand(ctx, query)
	if err != nil {
		return rank.Ranking{}, err
	}
	r, err := c.rankCandidates(ctx, u.question, query)
	if err != nil {
		return rank.Ranking{}, err
	}
	defer c.done(r)
	return r.All(), nil
}

// ExplainShown tells, for the stories that Ask would answer with, all that it could show
// of each.
func (l *Library) ExplainShown(
	ctx context.Context, query Query,
) (shown [][]rank.Shown, articles []*news.Article, err error) {
	ctx, c, end := l.begin(ctx)
	defer end(&err)
	u, err := c.understand(ctx, query)
	if err != nil {
		return nil, nil, err
	}
	r, err := c.rankKept(ctx, u.question, query, perStoryLook)
	if err != nil {
		return nil, nil, err
	}
	defer c.done(r.reading)
	stories := r.stories(r.shown(u.question), query)
	for _, p := range stories[:min(query.wanted(), len(stories))] {
		shown = append(shown, r.Showable(p.Passage))
		articles = append(articles, p.Article)
	}
	return shown, articles, nil
}

func (c *call) parse(query Query) question.Question {
	return question.Parse(query.Text, c.context(query))
}

// context is what helps to read a query's text.
func (c *call) context(query Query) question.Known {
	return question.Known{Sources: c.view.Sources(), Now: query.Now, Zone: query.Zone}
}

// perStoryLook is how many passages are looked at for stories and their copies.
const perStoryLook = 18

// nearBest is the share of the best passage's score that a further story needs. On the dev sets a reply has 2.4 stories
// with it, and 2.1 with .54; the further ones hold the answer to 2 questions in 100.
const nearBest = 0.35

// told is a story that a reply tells: its best passage, and its copies in other articles.
type told struct {
	rank.Passage
	text   story.Text
	copies []*news.Article
}

// wanted is how many stories a reply has at the most.
func (q Query) wanted() int {
	if q.Stories <= 0 {
		return defaultStories
	}
	return q.Stories
}

// stories picks the passages to answer with: the best of each story, as long as they are
// near the best one, up to one more than the query reaches to.
func (r *reading) stories(passages []rank.Passage, query Query) []told {
	most := query.Skip + query.wanted() + 1
	top := 0.0
	for _, p := range passages {
		top = max(top, p.Score)
	}
	var out []told
	for _, p := range passages {
		text, i := find(out, r.books[p.Article])
		switch {
		case i >= 0:
			out[i].add(p.Article)
		case len(out) < most && (len(out) == 0 || p.Score >= nearBest*top):
			out = append(out, told{Passage: p, text: text})
		}
	}
	return out
}

// find tells which of the stories an article is a part of, or -1.
func find(stories []told, b *store.CachedArticle) (story.Text, int) {
	for i, s := range stories {
		if s.Article == b.Article {
			return s.text, i
		}
	}
	text := b.Story()
	for i, s := range stories {
		if text.CopyOf(s.text) {
			return text, i
		}
	}
	return text, -1
}

func (t *told) add(a *news.Article) {
	if a != t.Article && !slices.Contains(t.copies, a) {
		t.copies = append(t.copies, a)
	}
}

func (c *call) resultOf(r *reading, t told) (Result, error) {
	shown := r.Show(t.Passage)
	e, err := t.Article.Excerpt(shown.Span)
	if err != nil {
		return Result{}, err
	}
	result := Result{Excerpt: e, Sentence: shown.Answer, Score: t.Confidence(), Copies: t.copies}
	result.CutBefore, result.CutAfter = r.books[t.Article].Cuts(e.Span())
	result.Said = speech.In(c.view).SaidIn(r.books[t.Article], shown.Answer)
	return result, nil
}

// headlines are those of the passages' articles, each once, three at the most.
func headlines(passages []rank.Passage) []string {
	var out []string
	seen := make(map[string]bool)
	for _, p := range passages {
		if t := p.Article.Title; t != "" && !seen[t] && len(out) < 3 {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// isOfStory reports whether an article is one of those that may answer.
func (q Query) isOfStory(a *news.Article) bool {
	return len(q.story) == 0 || slices.ContainsFunc(q.story, func(b *news.Article) bool { return a.Key == b.Key })
}

// isAhead reports whether a date is later than the time of asking. An article has such a date when it
// is under embargo, or when its year is mistyped.
func (q Query) isAhead(date time.Time) bool { return !q.Now.IsZero() && date.After(q.Now) }
