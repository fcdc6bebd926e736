package store

import (
	"fmt"
	"iter"

	"quoth/retrieval/news"
)

// Articles returns the articles in the order in which they were added: the current revisions or, with
// all, every one. A damaged one yields ErrDamagedArticle, and the iteration goes on.
func (s *Store) Articles(all bool) iter.Seq2[*news.Article, error] {
	return func(yield func(*news.Article, error) bool) {
		for e, err := range s.archive.Since(0) {
			switch {
			case err != nil:
				yield(nil, err)
				return
			case e.Damaged && (all || e.Current):
				if !yield(nil, fmt.Errorf("revision %d: %w", e.Serial, ErrDamagedArticle)) {
					return
				}
			case e.Article != nil && (all || e.Current):
				if !yield(e.Article, nil) {
					return
				}
			}
		}
	}
}
