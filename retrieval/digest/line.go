package digest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/story"
)

// goesOn is the likeness from which on a story of today is one of the days before.
const goesOn = 0.2

// maxLines is the number of stories that get a line in each of Developing and Dropped.
const maxLines = 3

// before returns since when a story was in the news on the known days before, which is zero if it
// is new, and in how many texts.
func (e *edition) before(s story.Story, near *story.Near) (since time.Time, texts int) {
	for _, t := range near.To(s, goesOn) {
		if s.IsOther(t) {
			continue
		}
		texts += len(t.Wordings)
		if d := e.firstDay(t); since.IsZero() || d.Before(since) {
			since = d
		}
	}
	return since, texts
}

func (e *edition) firstDay(s story.Story) time.Time {
	oldest := slices.MinFunc(s.Articles(), byDate)
	return news.Day(oldest.Published, e.day.Zone)
}

func (e *edition) lastDay(s story.Story) time.Time {
	return news.Day(newest(s).Published, e.day.Zone)
}

func newest(s story.Story) *news.Article { return slices.MaxFunc(s.Articles(), byDate) }

func byDate(a, b *news.Article) int {
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Key, b.Key))
}

// corrected returns the day's corrections, by key.
func (e *edition) corrected() []Line {
	var out []Line
	for _, a := range e.corrections[:min(maxLines, len(e.corrections))] {
		out = append(out, Line{Article: a, Outlets: []string{a.Source}, Articles: 1})
	}
	return out
}

// correctionsOf returns those among articles that are on the day's topic, by key.
func (e *edition) correctionsOf(articles []*news.Article) []*news.Article {
	var out []*news.Article
	for _, a := range articles {
		if isCorrection(a) && e.isAbout(a) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b *news.Article) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

// isCorrection reports whether an article corrects what its outlet printed before.
func isCorrection(a *news.Article) bool {
	title := prose.Fold(a.Title)
	return slices.ContainsFunc(correctionOpenings, func(p string) bool { return strings.HasPrefix(title, p) })
}

var correctionOpenings = prose.Phrases(`correction:/corrections:/correction to
	corrections and clarifications/clarification:/apology:/retraction:/erratum`)

// developing returns the stories of today and of the days before that are not shown above, the
// best first.
func (e *edition) developing() []Line {
	var out []Line
	for i := range e.today {
		r := &e.today[i]
		if len(out) == maxLines {
			break
		}
		if !r.since.IsZero() && !slices.Contains(e.shown, r) {
			out = append(out, Line{newest(r.Story), r.Outlets(), len(r.Articles()), r.since})
		}
	}
	return out
}

// dropped returns the stories that several articles reported the day before and none reports today. Those
// with the most texts come first. A day without news has dropped nothing. Several days drop too much to list.
func (e *edition) dropped() []Line {
	if e.day.Opens().Before(e.day.Date) {
		return nil
	}
	var out []Line
	yesterday := e.day.Date.AddDate(0, 0, -1)
	for _, s := range e.earlier {
		if len(out) == maxLines || len(e.today) == 0 {
			break
		}
		if len(s.Articles()) > 1 && e.lastDay(s).Equal(yesterday) && !e.isToday(s) {
			out = append(out, Line{newest(s), s.Outlets(), len(s.Articles()), e.firstDay(s)})
		}
	}
	return out
}

// isToday reports whether a story is one of today.
func (e *edition) isToday(s story.Story) bool {
	return slices.ContainsFunc(e.today, func(r ranked) bool { return isNear(r.Story, s) })
}
