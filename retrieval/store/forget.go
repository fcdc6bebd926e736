package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
)

// ErrUnerased means that articles are forgotten, and answer no more, but that their words are still in the
// archive. They are erased as soon as the index has dropped the articles.
var ErrUnerased = errors.New("the words of forgotten articles are not erased yet")

// forgetStep is how many articles are forgotten at once: so few that questions and new articles do not wait.
const forgetStep = 200

// Forget removes articles from the archive and from all that is derived from it; what it returns without an
// error is gone from both. With forGood, their Keys are refused from then on. It goes on step by step, each
// step whole, and ends with ctx between two of them. It returns how many articles are gone.
func (s *Store) Forget(ctx context.Context, keys []news.Key, at time.Time, forGood bool, progress Progress) (
	gone int, err error) {
	if s.options.ReadOnly {
		return 0, fmt.Errorf("forget: %w", errReadOnly)
	}
	done := 0
	for step := range slices.Chunk(keys, forgetStep) {
		if err := ctx.Err(); err != nil {
			return gone, err
		}
		n, err := s.forget(context.WithoutCancel(ctx), step, at, forGood)
		gone += n
		if err != nil {
			return gone, err
		}
		if done += len(step); progress != nil {
			progress(done, len(keys))
		}
	}
	return gone, s.renew(ctx, at)
}

// forget forgets some articles in one step.
func (s *Store) forget(ctx context.Context, keys []news.Key, at time.Time, forGood bool) (int, error) {
	n, err := s.archive.Forget(keys, at, forGood)
	if err != nil {
		return 0, fmt.Errorf("forget: %w", s.noteWrite(err))
	}
	if err := s.CatchUp(ctx, nil); err != nil {
		return n, fmt.Errorf("%w: %w", ErrUnerased, err)
	}
	if s.isErasing() {
		return n, ErrUnerased
	}
	return n, nil
}

// isErasing reports whether words of forgotten articles are still to be erased.
func (s *Store) isErasing() bool {
	n, err := s.archive.Erasing()
	return err == nil && n > 0
}

// erase erases the words of forgotten articles that the index and the table of words have dropped. The caller
// must have the turn to update.
func (s *Store) erase(ctx context.Context) error {
	upto := min(s.index.Cursor(), s.vocabulary.Cursor())
	for ctx.Err() == nil && s.isErasing() {
		erased, err := s.archive.Erase(upto)
		if err != nil {
			return fmt.Errorf("erase: %w", err)
		}
		if len(erased) == 0 {
			break
		}
		s.cache.remove(erased)
	}
	return ctx.Err()
}

// renew makes the lists of speakers and of names in the news again, which otherwise happens in the background
// while the old ones answer.
func (s *Store) renew(ctx context.Context, now time.Time) error {
	defer s.meter.Beside()()
	if err := s.renewSpeakers(ctx); err != nil {
		return err
	}
	view := s.View()
	defer view.Release()
	if s.news.newest.Load() != nil {
		view.countNames(ctx, now)
	}
	return nil
}

// renewSpeakers makes the list of speakers again, if there is one.
func (s *Store) renewSpeakers(ctx context.Context) (err error) {
	if s.speakers.newest.Load() == nil {
		return nil
	}
	view := s.View()
	if _, ok := view.index.(clustered); ok {
		view.Release() // it may take long
		_, err = s.awaitRoster(ctx, view.index)
		return err
	}
	defer view.Release()
	_, err = view.makeRoster(ctx)
	return err
}

// Allow lets articles that were forgotten be stored again. It returns how many of them were refused.
func (s *Store) Allow(tombstones []archive.Tombstone) (int, error) {
	if s.options.ReadOnly {
		return 0, fmt.Errorf("allow: %w", errReadOnly)
	}
	n, err := s.archive.Allow(tombstones)
	return n, s.noteWrite(err)
}
