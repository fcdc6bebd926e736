package folder

import (
	"context"
	"time"
)

// ageEvery is how often a process that stays removes the articles that are too old.
const ageEvery = 24 * time.Hour

// WatchAge removes the articles that are older than some days, at once and then daily, until ctx ends. With 0 days,
// all are kept.
func (d *Data) WatchAge(ctx context.Context, days int, now func() time.Time) {
	ticker := time.NewTicker(ageEvery)
	defer ticker.Stop()
	for {
		d.removeOld(ctx, days, now())
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// removeOld removes the articles that are too old, and logs what it did.
func (d *Data) removeOld(ctx context.Context, days int, now time.Time) {
	e, err := d.Expire(ctx, now, days)
	if e.Gone > 0 {
		d.Log.Info("articles older than QUOTH_KEEP_DAYS are removed", "days", days, "articles", e.Gone)
	}
	if e.Kept > 0 {
		d.Log.Warn("more than half of the articles are older than QUOTH_KEEP_DAYS: none is removed, as the clock may be "+
			"wrong; if it is right, run quoth forget --before "+e.Oldest.Format(time.DateOnly)+" --yes once",
			"days", days, "older", e.Kept, "of", e.All)
	}
	if err != nil && ctx.Err() == nil {
		d.Log.Error("remove articles older than QUOTH_KEEP_DAYS", "err", err)
	}
}
