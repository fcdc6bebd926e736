package schedule

import (
	"context"
	"fmt"
	"slices"
	"time"

	"quoth/bot/guild"
	"quoth/bot/settings"
)

// Teller tells people that the schedules they have set fail.
type Teller interface {
	// Tell sends a message to the person who set a schedule. It sends one message for a key, however
	// often it is called. A person who takes no messages is no error.
	Tell(ctx context.Context, f Failure) error
}

// Failure is why a schedule does not post.
type Failure struct {
	Daily settings.Daily // switched off, if it is Off
	Key   string         // marks the message, as that of a Posting does
	Date  string         // the local date without a post
	Why   string         // a sentence
	At    time.Time      // when that was known
}

// tellWithin is how long after a failure the person may still be told of it. A message about an old
// one would only puzzle.
const tellWithin = 24 * time.Hour

// hasWork reports whether there is something to do for a schedule: to post, or to tell that it was
// switched off.
func hasWork(d settings.Daily, now time.Time) bool {
	return d.On() || d.SetBy != "" && !d.Told.Off && now.Sub(d.OffAt) < tellWithin
}

// tell tells the person who set the schedule of its newest failure: once when it is switched off, and
// once when a day has passed without a post, until there is a post again.
func (w *worker) tell(ctx context.Context) error {
	f, told, ok := w.untold(time.Now())
	if !ok {
		return nil
	}
	within, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	if err := w.teller.Tell(within, f); err != nil {
		return fmt.Errorf("tell who set the schedule: %w", err)
	}
	if err := w.ledger.Tell(w.daily, told); err != nil {
		return err
	}
	w.daily.Told = told
	return nil
}

// untold returns the failure of which the person is to be told, and what they then have been told of.
func (w *worker) untold(now time.Time) (f Failure, told settings.Told, ok bool) {
	d := w.daily
	if d.SetBy == "" || w.teller == nil {
		return Failure{}, told, false
	}
	key := func(what string) string { return guild.Key(d.Channel, d.SetAt.UTC().Format(time.RFC3339Nano), what) }
	told = d.Told
	if !d.On() {
		told.Off = true
		f := Failure{d, key("off"), w.times.Today(d.OffAt), d.OffWhy, d.OffAt}
		return f, told, !d.Told.Off && now.Sub(d.OffAt) < tellWithin
	}
	rows, _ := w.ledger.Posts(d.Server, d.Channel)
	if len(rows) == 0 || !isFailure(rows[0], d) || now.Sub(rows[0].SettledAt) >= tellWithin {
		return Failure{}, told, false
	}
	isPosted := func(p guild.Post) bool { return p.State == guild.Sent && p.Date > d.Told.Late }
	if d.Told.Late != "" && !slices.ContainsFunc(rows, isPosted) {
		return Failure{}, told, false
	}
	told.Late = rows[0].Date
	return Failure{d, key(told.Late), told.Late, rows[0].Why, rows[0].SettledAt}, told, true
}

// isFailure reports whether a post failed since its schedule was set, though Quoth was running.
func isFailure(p guild.Post, d settings.Daily) bool {
	return p.State == guild.GaveUp && p.Why != whyMiss && p.SettledAt.After(d.SetAt)
}
