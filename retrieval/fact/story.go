package fact

import (
	"slices"

	"quoth/retrieval/news"
	"quoth/retrieval/rank"
	"quoth/retrieval/store"
)

// Story is a story that answers: its best passage, and the other articles that print the same.
type Story struct {
	rank.Passage
	Cached *store.CachedArticle // the article of the passage
	Copies []*news.Article
}

// Stories returns the best passage of each story, at most so many, as long as they are near the best of
// all.
func (r Ranking) Stories(most int) []Story {
	top := 0.0
	for _, p := range r.Passages {
		top = max(top, p.Score)
	}
	var out []Story
	for _, p := range r.ordered() {
		a := r.articles[p.Article]
		switch i := indexOf(out, a); {
		case i >= 0:
			out[i].add(p.Article)
		case len(out) < most && (len(out) == 0 || p.Score >= nearBest*top):
			out = append(out, Story{Passage: p, Cached: a})
		}
	}
	return out
}

// indexOf returns the index of the story that an article belongs to, or -1.
func indexOf(stories []Story, a *store.CachedArticle) int {
	if i := slices.IndexFunc(stories, func(s Story) bool { return s.Cached == a }); i >= 0 {
		return i
	}
	return slices.IndexFunc(stories, func(s Story) bool { return a.Story().CopyOf(s.Cached.Story()) })
}

func (s *Story) add(a *news.Article) {
	if a != s.Article && !slices.Contains(s.Copies, a) {
		s.Copies = append(s.Copies, a)
	}
}
