package retrieval

import (
	"context"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/store"
)

// ErrUnerased means that articles are forgotten, and answer no more, but that their words are still in the archive.
// They are erased as soon as the index has dropped the articles.
var ErrUnerased = store.ErrUnerased

// Forget removes articles with all their revisions from the archive and from all that is derived from it, and refuses
// them from then on. What it returns without an error is gone from all answers. Their receipts say when they were
// withdrawn. Forget goes on in small steps, each of them whole, and ends with ctx between two of them. It returns how
// many articles are gone.
func (l *Library) Forget(ctx context.Context, articles []Heading, now time.Time, progress Progress) (int, error) {
	return l.store.Forget(ctx, keys(articles), now, true, progress)
}

func keys(articles []Heading) []news.Key {
	out := make([]news.Key, len(articles))
	for i, h := range articles {
		out[i] = h.Key
	}
	return out
}

// Expiry says what Expire did.
type Expiry = store.Expiry

// Expire removes the articles that are more than some days older than now, and has such articles refused from then
// on. With 0 days, none are. If so many are too old that the clock may be wrong, it removes none.
func (l *Library) Expire(ctx context.Context, now time.Time, days int) (Expiry, error) {
	return l.store.Expire(ctx, now, days)
}

// Compacted says how many bytes the articles and what is derived from them take before and after Compact.
type Compacted = store.Compacted

// Compact rewrites the files of the data folder without their free parts, which still have words of what was
// forgotten. Questions are answered meanwhile. When it is interrupted, or on a full disk, each file is still whole.
func (l *Library) Compact(ctx context.Context, progress Progress) (Compacted, error) {
	return l.store.Compact(ctx, progress)
}

// Allow lets articles be stored again that were forgotten for good; see Selected.Refused. It returns how many of them
// were refused.
func (l *Library) Allow(refused []archive.Tombstone) (int, error) { return l.store.Allow(refused) }
