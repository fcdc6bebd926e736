package schedule

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"quoth/bot/guild"
	"quoth/bot/settings"
)

const (
	// maxSleep is the longest time between two looks at the clock, so that a change of the clock, or
	// a machine that was asleep, is noticed.
	maxSleep   = time.Minute
	firstRetry = 30 * time.Second // doubles with each failure
	lastRetry  = 30 * time.Minute
)

// worker posts for one channel.
type worker struct {
	*Loop
	daily   settings.Daily
	times   Times
	updates chan settings.Daily // the newest schedule, while it is not followed yet
	cancel  context.CancelFunc
	failed  int // times in a row
}

// update gives the worker the schedule as it is now, which may be unchanged. Only the crew calls it.
func (w *worker) update(d settings.Daily) {
	select {
	case <-w.updates: // an older one that was not read
	default:
	}
	w.updates <- d
}

// run looks at the clock and posts, until ctx ends or there is nothing to do for the schedule any more.
func (w *worker) run(ctx context.Context) {
	w.follow(w.daily)
	next := time.NewTimer(0)
	defer next.Stop()
	for ctx.Err() == nil && hasWork(w.daily, time.Now()) {
		select {
		case <-ctx.Done():
		case d := <-w.updates:
			if !d.SetAt.Equal(w.daily.SetAt) {
				w.follow(d)
				next.Reset(0)
			}
		case <-next.C:
			next.Reset(w.look(ctx))
		}
	}
}

// follow makes d the schedule of the worker.
func (w *worker) follow(d settings.Daily) {
	var err error
	w.daily, w.failed = d, 0
	if w.times, err = TimesOf(d); err != nil {
		w.log.Error("daily schedule cannot be followed", "channel", d.Channel, "err", err)
	}
}

// look does what is due now, and returns how long to wait until the next look.
func (w *worker) look(ctx context.Context) time.Duration {
	if w.times.Zone == nil { // there is no such zone
		return lastRetry
	}
	pause := maxSleep
	if err := w.try(ctx); err == nil {
		w.failed = 0
	} else if ctx.Err() == nil {
		pause = w.retry(err)
		w.log.Warn("daily post will be tried again", "channel", w.daily.Channel, "in", pause, "err", err)
	}
	now := time.Now()
	return min(pause, w.times.Next(now).At.Sub(now))
}

// retry counts a failure, and returns how long to wait after it.
func (w *worker) retry(err error) time.Duration {
	pause := min(firstRetry<<min(w.failed, 10), lastRetry)
	w.failed++
	if later, ok := errors.AsType[*Later](err); ok {
		return max(pause, later.Wait)
	}
	return pause
}

// try posts what is due, and tells of what failed. It turns a panic into an error, so that the process
// goes on.
func (w *worker) try(ctx context.Context) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	if w.daily.On() {
		err = w.work(ctx)
	}
	w.refresh()
	return errors.Join(err, w.tell(ctx))
}

// refresh reads what has been recorded of the schedule. One that has been set again is followed when the
// crew says so.
func (w *worker) refresh() {
	d, ok, err := w.ledger.Daily(w.daily.Server, w.daily.Channel)
	if ok && err == nil && d.SetAt.Equal(w.daily.SetAt) {
		w.daily = d
	}
}

// work settles the open rows of the ledger, and posts what is due.
func (w *worker) work(ctx context.Context) (err error) {
	now := time.Now()
	due, inTime := w.times.Due(now)
	// A row that cannot be read stops its own day only, because Plan does not overwrite it.
	rows, _ := w.ledger.Posts(w.daily.Server, w.daily.Channel)
	for _, row := range rows {
		if row.State == guild.Planned && w.isOver(row.Date, due, inTime, now) {
			err = errors.Join(err, w.closeDay(ctx, row))
		}
	}
	return errors.Join(err, w.turn(ctx, due, inTime, rows))
}

// isOver reports whether it is too late to post for a date, where due is the newest turn that has come.
// The date may be one that is no longer chosen.
func (w *worker) isOver(date string, due Turn, inTime bool, now time.Time) bool {
	if date == due.Date {
		return !inTime
	}
	return date < due.Date || date < w.times.Today(now)
}

// turn does what is left to do for the newest turn that has come. A schedule that was set after that
// turn begins with the next one.
func (w *worker) turn(ctx context.Context, due Turn, inTime bool, rows []guild.Post) error {
	i := slices.IndexFunc(rows, func(p guild.Post) bool { return p.Date == due.Date })
	switch {
	case i >= 0 && rows[i].State == guild.Planned && inTime:
		return w.resume(ctx, rows[i])
	case i >= 0 || due.At.Before(w.daily.Begins()):
		return nil
	case inTime:
		return w.post(ctx, due.Date, false)
	}
	return w.miss(due.Date)
}

// resume goes on with a planned post, which may be in the channel. It posts only when it has read the channel:
// no message is better than two.
func (w *worker) resume(ctx context.Context, row guild.Post) error {
	settled, err := w.find(ctx, row)
	if refused, ok := errors.AsType[*Refused](err); ok {
		return w.refused(row, refused)
	}
	if settled || err != nil {
		return err
	}
	return w.post(ctx, row.Date, true)
}

// miss records that nothing was posted for a date, because no summary could be made or Quoth was not
// running.
func (w *worker) miss(date string) error {
	row, isNew, err := w.ledger.Plan(w.daily.Server, w.daily.Channel, date)
	if err != nil || !isNew {
		return err
	}
	why := whyMiss
	if w.failed > 0 {
		why = whyLate
	}
	return w.settle(row, guild.GaveUp, "", why)
}

// closeDay settles a planned row of a day that is over. It gives up a row when the channel cannot be read for days,
// such as one with too many messages since then.
func (w *worker) closeDay(ctx context.Context, row guild.Post) error {
	settled, err := w.find(ctx, row)
	if refused, ok := errors.AsType[*Refused](err); ok {
		return w.settle(row, guild.GaveUp, "", refused.Reason)
	}
	switch {
	case settled:
		return err
	case err != nil && ctx.Err() == nil && time.Since(row.PlannedAt) >= triedFor:
		return errors.Join(err, w.settle(row, guild.GaveUp, "", whyBlind))
	case err != nil:
		return err
	}
	return w.settle(row, guild.GaveUp, "", cmp.Or(row.Why, whyLate))
}
