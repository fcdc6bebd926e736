package schedule

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
)

const (
	// nap is the longest sleep between two looks at the clock, so that one that was set,
	// or a machine that was asleep, is noticed.
	nap        = time.Minute
	firstRetry = 30 * time.Second // doubles with each failure
	lastRetry  = 30 * time.Minute
)

// worker posts for one channel.
type worker struct {
	*Loop
	daily  bot.Daily
	zone   *time.Location // nil: there is no such zone
	told   chan bot.Daily // the newest settings, if they are not known yet
	cancel context.CancelFunc
	failed int // times in a row
}

// tell gives the worker new settings; only the crew calls it. Telling what it knows does
// no harm.
func (w *worker) tell(d bot.Daily) {
	select {
	case <-w.told: // older ones that were not looked at
	default:
	}
	w.told <- d
}

// run looks at the clock and posts, until ctx ends or the schedule is switched off.
func (w *worker) run(ctx context.Context) {
	w.follow(w.daily)
	next := time.NewTimer(0)
	defer next.Stop()
	for ctx.Err() == nil && w.daily.On() {
		select {
		case <-ctx.Done():
		case d := <-w.told:
			if !d.SetAt.Equal(w.daily.SetAt) {
				w.follow(d)
				next.Reset(0)
			}
		case <-next.C:
			next.Reset(w.look(ctx))
		}
	}
}

func (w *worker) follow(d bot.Daily) {
	var err error
	w.daily, w.failed = d, 0
	if w.zone, err = Zone(d.Zone); err != nil {
		w.log.Error("daily schedule cannot be followed", "channel", d.Channel, "err", err)
	}
}

// look does what there is to do now, and says how long nothing else will be.
func (w *worker) look(ctx context.Context) time.Duration {
	if w.zone == nil {
		return lastRetry
	}
	pause := nap
	if err := w.work(ctx); err == nil {
		w.failed = 0
	} else if ctx.Err() == nil {
		pause = min(firstRetry<<min(w.failed, 10), lastRetry)
		w.failed++
		w.log.Warn("daily post will be tried again", "channel", w.daily.Channel, "in", pause, "err", err)
	}
	now := time.Now()
	return min(pause, Next(now, w.daily.Hour, w.daily.Minute, w.zone).At.Sub(now))
}

// work settles what is open in the ledger, and posts what is due. A panic is an error: it
// must not end the process.
func (w *worker) work(ctx context.Context) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	due, inTime := Due(time.Now(), w.daily.Hour, w.daily.Minute, w.zone)
	// A row that cannot be read stops its own day only: Plan does not write over it.
	rows, _ := w.ledger.Posts(w.daily.Server, w.daily.Channel)
	for _, row := range rows {
		over := row.Date < due.Date || row.Date == due.Date && !inTime
		if over && row.State == guild.Planned {
			err = errors.Join(err, w.closeDay(ctx, row))
		}
	}
	return errors.Join(err, w.turn(ctx, due, inTime, rows))
}

// turn does what is left to do for the newest turn that has come. A schedule that was set
// after its time begins with the next one.
func (w *worker) turn(ctx context.Context, due Turn, inTime bool, rows []guild.Post) error {
	i := slices.IndexFunc(rows, func(p guild.Post) bool { return p.Date == due.Date })
	switch {
	case i >= 0 && rows[i].State == guild.Planned && inTime:
		return w.resume(ctx, rows[i])
	case i >= 0 || due.At.Before(w.daily.SetAt):
		return nil
	case inTime:
		return w.post(ctx, due.Date, false)
	}
	return w.miss(due.Date)
}

// resume goes on with a post that may be in the channel or not.
func (w *worker) resume(ctx context.Context, row guild.Post) error {
	settled, err := w.find(ctx, row)
	if settled || err != nil {
		return err
	}
	return w.post(ctx, row.Date, true)
}

// miss writes down that a date went by, because Quoth was not running or no summary could
// be made.
func (w *worker) miss(date string) error {
	row, isNew, err := w.ledger.Plan(w.daily.Server, w.daily.Channel, date)
	if err != nil || !isNew {
		return err
	}
	return w.settle(row, guild.GaveUp, "", whyLate)
}

// closeDay settles a row of a day that is over: it was posted, or will not be.
func (w *worker) closeDay(ctx context.Context, row guild.Post) error {
	settled, err := w.find(ctx, row)
	if settled || err != nil {
		return err
	}
	return w.settle(row, guild.GaveUp, "", whyLate)
}
