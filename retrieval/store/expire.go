package store

import (
	"context"
	"fmt"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
)

// Expiry says what Expire did.
type Expiry struct {
	Oldest time.Time // articles of before it are too old
	Gone   int       // how many were removed
	Kept   int       // how many are too old and were kept, because the clock may be wrong
	All    int       // how many were stored
}

// Expire removes the articles that were published, or else fetched, more than some days before now, and has those
// that are so old refused from then on. With 0 days, none are. They leave no tombstones. If so many are too old that
// the clock may be wrong, it removes and changes nothing; see isPlausible. It goes on in small steps, as Forget does.
func (s *Store) Expire(ctx context.Context, now time.Time, days int) (e Expiry, err error) {
	if s.options.ReadOnly {
		return e, fmt.Errorf("expire: %w", errReadOnly)
	}
	before := s.archive.Keep()
	if days <= 0 {
		if !before.Oldest.IsZero() {
			err = s.archive.SetKeep(archive.Keep{})
		}
		return e, s.noteWrite(err)
	}
	e.Oldest = now.AddDate(0, 0, -days)
	old, err := s.olderThan(ctx, &e)
	if err != nil {
		return e, fmt.Errorf("expire: %w", err)
	}
	if !isPlausible(now, before.Looked, len(old), e.All) {
		e.Kept = len(old)
		return e, nil
	}
	if err := s.archive.SetKeep(archive.Keep{Oldest: e.Oldest, Looked: now}); err != nil {
		return e, s.noteWrite(err)
	}
	e.Gone, err = s.Forget(ctx, old, now, false, nil)
	return e, err
}

// olderThan returns the Keys of the articles that are too old, and counts all.
func (s *Store) olderThan(ctx context.Context, e *Expiry) (old []news.Key, err error) {
	for h, err := range s.archive.Headings() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		e.All++
		if !h.Date.IsZero() && h.Date.Before(e.Oldest) {
			old = append(old, h.Key)
		}
	}
	return old, nil
}

// longestPause is how long after one look the clock of the next one is believed, whatever it says.
const longestPause = 7 * 24 * time.Hour

// isPlausible reports whether a clock can be believed when it makes so many of all articles too old. A clock that
// has gone on from the last look by some days at the most is believed. Any other, as of a bot that was off for
// months, of a machine without a battery, or at the first look of all, is not if more than half would go at once.
func isPlausible(now, looked time.Time, old, all int) bool {
	pause := now.Sub(looked)
	return !looked.IsZero() && pause >= 0 && pause <= longestPause || 2*old <= all
}
