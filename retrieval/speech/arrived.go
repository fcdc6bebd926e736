package speech

import (
	"context"

	"quoth/retrieval/news"
	"quoth/retrieval/prose"
	"quoth/retrieval/store"
)

// Place is where an article prints the words of a claim.
type Place struct {
	*store.CachedArticle
	Span prose.Span // the sentences with the words, in bytes of the text
}

// Arrived returns the places that have all words of a claim, of its speaker if it names one, in the articles that
// isNew admits.
func (f Finder) Arrived(ctx context.Context, c Claim, q Query, isNew func(news.Serial) bool) ([]Place, error) {
	s := f.newClaimSearch(c, q)
	all, err := s.run(ctx)
	if err != nil {
		return nil, err
	}
	own, _, _ := s.split(all)
	var out []Place
	for _, u := range own {
		if isNew(u.article.Serial) && u.isWhole() && u.saysTheSame() {
			out = append(out, Place{u.article, u.Excerpt.Span()})
		}
	}
	return out, nil
}
