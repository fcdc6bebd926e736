package schedule

import (
	"errors"
	"fmt"
	"time"

	"quoth/bot/guild"
	"quoth/bot/settings"
)

// Refused is an error that a person has to put right: the channel is gone, or Quoth may not post or read
// there. It may also be a mistake that is put right the same day, so that the post is tried again.
type Refused struct {
	Reason string // for the people of the server, a sentence
	Err    error  // the cause; may be nil
}

// Error returns the reason and the cause.
func (r *Refused) Error() string {
	if r.Err == nil {
		return r.Reason
	}
	return r.Reason + " (" + r.Err.Error() + ")"
}

// Unwrap returns the cause.
func (r *Refused) Unwrap() error { return r.Err }

const (
	// triedFor is how long a schedule is followed though Discord refuses every post. A later refusal that lasts
	// switches the schedule off. A weekly schedule is switched off by its next post at the earliest, since
	// nothing is tried between two posts.
	triedFor = 3 * 24 * time.Hour
	// lasting is how long a refusal must last before it counts: nobody need be told of a shorter one.
	lasting = time.Hour
)

// LastDay returns the local date, "2026-01-09", on which a schedule that is refused is switched off, unless a
// post goes through before.
func LastDay(d settings.Daily) string {
	times, err := TimesOf(d)
	if err != nil {
		return ""
	}
	midnight := firstShowing(dateOf(d.Refused.Since.Add(triedFor), times.Zone), times.Zone)
	return times.Next(midnight.Add(-1)).Date
}

// refused records that Discord refuses the post of a row. The row stays planned, so that the post is tried
// again in the course of the day, until the schedule has been refused for too long. The error says that it is
// to be tried again.
func (w *worker) refused(row guild.Post, r *Refused) error {
	row.Why = r.Reason
	now := time.Now()
	since, err := w.ledger.Refuse(w.daily, row, now)
	if err != nil {
		return errors.Join(r, err)
	}
	if !since.IsZero() && now.Sub(since) >= triedFor && w.lasts(row, now) {
		return w.switchOff(row, r)
	}
	return fmt.Errorf("refused: %w", r)
}

// lasts reports whether the post of a row has been refused for long enough to count, or its day is nearly over.
func (w *worker) lasts(row guild.Post, now time.Time) bool {
	due, _ := w.times.Due(now)
	return now.Sub(row.PlannedAt) >= lasting || due.Until.Sub(now) <= lastRetry
}

// switchOff switches the schedule off.
func (w *worker) switchOff(row guild.Post, r *Refused) error {
	w.log.Warn("daily schedule switched off", "channel", row.Channel, "date", row.Date, "err", r)
	if err := w.settle(row, guild.GaveUp, "", r.Reason); err != nil {
		return err
	}
	return w.ledger.SwitchOff(w.daily, r.Reason)
}
