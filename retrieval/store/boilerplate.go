package store

import (
	"context"
	"errors"
	"fmt"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/prose"
)

// boilerplate returns the spans of an article that belong to its page and not to its story. They are found
// again each time, so that nothing of them is stored with the article.
func (s *Store) boilerplate(serial news.Serial, a *news.Article) []prose.Span {
	return s.vocabulary.Boilerplate(serial, a)
}

// Boilerplate returns the spans of an article of the archive that belong to its page and not to its story.
func (v *View) Boilerplate(a *news.Article) []prose.Span { return v.store.boilerplate(0, a) }

// correct indexes the articles up to a serial again that have a line which became known as boilerplate after
// they were indexed. These are some of the last articles of the outlet. Those before them are answered from
// without the line as well, but stay in the index with it until that is rebuilt. The caller has the turn to
// update.
func (s *Store) correct(ctx context.Context, upto news.Serial) error {
	all, err := s.vocabulary.Earlier()
	if err != nil || len(all) == 0 {
		return err
	}
	var again step
	flush := func() error {
		err := s.index.Update(again.batch(s.boilerplate, s.log))
		again = step{}
		return errors.Join(err, ctx.Err())
	}
	for _, serial := range all {
		if serial > upto {
			continue // it was indexed after all was learnt
		}
		if err := s.addAgain(&again, serial); err != nil {
			return fmt.Errorf("correct the index: %w", err)
		}
		if again.isFull() {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	return s.vocabulary.Corrected(all)
}

// addAgain adds a revision to a step that is indexed already. It adds nothing for one that is not current.
func (s *Store) addAgain(again *step, serial news.Serial) error {
	if _, isCurrent := s.archive.Meta(serial); !isCurrent {
		return nil
	}
	a, err := s.archive.Article(serial)
	if err != nil {
		if IsGone(err) {
			return nil
		}
		return err
	}
	again.remove(serial)
	again.add(archive.Entry{Serial: serial, Current: true, Article: a})
	return nil
}
