package retrieval

import (
	"context"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/passage"
	"quoth/retrieval/prose"
	"quoth/retrieval/question"
	"quoth/retrieval/rank"
	"quoth/retrieval/story"
)

const defaultStories = 3

// Ask answers a question with the best excerpts of one to three stories, or with a
// Silence.
func (l *Library) Ask(ctx context.Context, query Query) (Answer, error) {
	answer := Answer{Searched: l.searched(query)}
	q := l.parse(query)
	if reason := hopeless(q, answer.Searched, l.archive.Len()); reason != "" {
		answer.Silence = &Silence{Reason: reason}
		return answer, nil
	}
	r, err := l.rankCandidates(ctx, q, query)
	if err != nil {
		return Answer{}, err
	}
	passages := r.Passages(perStoryLook)
	if reason := r.Doubt(passages); reason != "" {
		answer.Silence = &Silence{Reason: Reason(reason), Nearest: headlines(passages)}
		return answer, nil
	}
	answer.Results, err = results(r, passages, query)
	return answer, err
}

// hopeless is why a question need not be looked up; "" when it must be.
func hopeless(q question.Question, s Searched, articles int) Reason {
	switch {
	case articles == 0:
		return NoArticles
	case len(q.Terms) == 0:
		return StopWords
	case s.Articles == 0:
		return OutsideDates
	}
	return ""
}

// Rank lists the top passages for a question, and whether Ask would stay silent.
func (l *Library) Rank(ctx context.Context, query Query, top int) (passages []Passage, abstained bool, err error) {
	q := l.parse(query)
	if hopeless(q, l.searched(query), l.archive.Len()) != "" {
		return nil, true, nil
	}
	r, err := l.rankCandidates(ctx, q, query)
	if err != nil {
		return nil, false, err
	}
	ranked := r.Passages(top)
	for _, p := range ranked {
		e, err := p.Article.Excerpt(p.Span)
		if err != nil {
			return nil, false, err
		}
		passages = append(passages, Passage{Excerpt: e, Score: p.Score})
	}
	return passages, r.Doubt(ranked) != "", nil
}

// Explain ranks all passages of the candidates, overlapping ones too, and tells the
// features behind each score.
func (l *Library) Explain(ctx context.Context, query Query) ([]rank.Passage, error) {
	r, err := l.rankCandidates(ctx, l.parse(query), query)
	if err != nil {
		return nil, err
	}
	return r.All(), nil
}

func (l *Library) parse(query Query) question.Question {
	return question.Parse(query.Text, question.Known{Sources: l.archive.Sources()})
}

// perStoryLook is how many passages are looked at for stories and their copies.
const perStoryLook = 24

// nearBest is the share of the best passage's score that a further story needs.
const nearBest = 0.6

// results makes one result of each story, the first ones up to the number asked for.
func results(r *rank.Ranker, passages []rank.Passage, query Query) ([]Result, error) {
	want := query.Stories
	if want <= 0 {
		want = defaultStories
	}
	var out []Result
	var told []toldStory
	for _, p := range passages {
		t, i := find(told, p.Article)
		if i >= 0 {
			out[i].Copies = appendCopy(out[i].Copies, told[i].article, p.Article)
			continue
		}
		if len(out) == want || p.Score < nearBest*passages[0].Score {
			continue
		}
		result, err := resultOf(r, p)
		if err != nil {
			return nil, err
		}
		told = append(told, toldStory{p.Article, t})
		out = append(out, result)
	}
	return out, nil
}

// toldStory is a story that a reply holds.
type toldStory struct {
	article *news.Article
	text    story.Text
}

// find tells which of the told stories an article is a part of, or -1.
func find(told []toldStory, a *news.Article) (story.Text, int) {
	for i, s := range told {
		if s.article == a {
			return s.text, i
		}
	}
	t := story.Read(a)
	for i, s := range told {
		if t.CopyOf(s.text) {
			return t, i
		}
	}
	return t, -1
}

func appendCopy(copies []*news.Article, of, a *news.Article) []*news.Article {
	if a == of {
		return copies
	}
	for _, c := range copies {
		if c == a {
			return copies
		}
	}
	return append(copies, a)
}

func resultOf(r *rank.Ranker, p rank.Passage) (Result, error) {
	e, err := p.Article.Excerpt(r.Show(p))
	if err != nil {
		return Result{}, err
	}
	result := Result{Excerpt: e, Sentence: within(p.Answer, e.Span()), Score: p.Confidence()}
	result.CutBefore, result.CutAfter = passage.Cuts(p.Article.Text, e.Span())
	return result, nil
}

// within is the part of s that lies in t.
func within(s, t prose.Span) prose.Span {
	return prose.Span{Start: max(s.Start, t.Start), End: min(s.End, t.End)}
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

// admits reports whether the query's source and days let an article through.
func (q Query) admits(date time.Time, source string) bool {
	zone := q.Zone
	if zone == nil {
		zone = time.UTC
	}
	if q.Source != "" && prose.Fold(q.Source) != prose.Fold(source) {
		return false
	}
	day := localDay(date, zone)
	return (q.Since.IsZero() || !day.Before(localDay(q.Since, zone))) && (q.Until.IsZero() || !day.After(localDay(q.Until, zone)))
}

// localDay is midnight UTC of the date that t has in zone, so that days compare.
func localDay(t time.Time, zone *time.Location) time.Time {
	y, m, d := t.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
