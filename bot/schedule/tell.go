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

// tell tells the person who set the schedule of its newest failure: once when it is switched off, once when
// a refusal lasts, and once when a day has passed without a post for another reason. Until there is a post
// again they are not told of the same twice.
func (w *worker) tell(ctx context.Context) error {
	if w.daily.SetBy == "" || w.teller == nil {
		return nil
	}
	f, told, ok := w.untold(time.Now())
	if !ok {
		return nil
	}
	if err := w.calls.Wait(ctx); err != nil {
		return err
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

// untold returns the failure to tell the person of, and the record of what they have been told after that. It reports
// whether there is one.
func (w *worker) untold(now time.Time) (f Failure, told settings.Told, ok bool) {
	d := w.daily
	if !d.On() {
		return switchedOff(d, now)
	}
	rows, _ := w.ledger.Posts(d.Server, d.Channel)
	if len(rows) == 0 {
		return Failure{}, told, false
	}
	if d.IsRefused() {
		return refusal(d, rows[0], now)
	}
	return late(d, rows, now)
}

// switchedOff returns the failure of a schedule that was switched off; see untold.
func switchedOff(d settings.Daily, now time.Time) (f Failure, told settings.Told, ok bool) {
	told = d.Told
	told.Off = true
	f = Failure{d, keyOf(d, "off"), d.LocalDate(d.OffAt), d.OffWhy, d.OffAt}
	return f, told, !d.Told.Off && now.Sub(d.OffAt) < tellWithin
}

// refusal returns the failure of a schedule whose posts Discord refuses; see untold. Newest is the row of its newest
// post. The person is told once the refusal lasts, at the end of the day at the latest.
func refusal(d settings.Daily, newest guild.Post, now time.Time) (f Failure, told settings.Told, ok bool) {
	since := d.Refused.Since
	told = d.Told
	told.Refused, told.Late = since, newest.Date
	f = Failure{d, keyOf(d, "refused "+since.UTC().Format(time.RFC3339Nano)), newest.Date, d.Refused.Why, since}
	lasts := newest.State == guild.Planned && newest.Why != "" && now.Sub(since) >= lasting
	return f, told, !d.Told.Refused.Equal(since) && (lasts || isFailure(newest, d, now))
}

// late returns the failure of a schedule that did not post for a whole day; see untold. Rows are its posts, the newest
// first.
func late(d settings.Daily, rows []guild.Post, now time.Time) (f Failure, told settings.Told, ok bool) {
	newest := rows[0]
	told = d.Told
	told.Late = newest.Date
	f = Failure{d, keyOf(d, newest.Date), newest.Date, newest.Why, newest.SettledAt}
	isPosted := func(p guild.Post) bool { return p.State == guild.Sent && p.Date >= d.Told.Late }
	return f, told, isFailure(newest, d, now) && (d.Told.Late == "" || slices.ContainsFunc(rows, isPosted))
}

// keyOf returns the key of a message about a failure of the schedule.
func keyOf(d settings.Daily, what string) string {
	return guild.Key(d.Channel, d.SetAt.UTC().Format(time.RFC3339Nano), what)
}

// isFailure reports whether a post is known to have failed lately, after its schedule was set and while Quoth was
// running.
func isFailure(p guild.Post, d settings.Daily, now time.Time) bool {
	isKnown := p.State == guild.GaveUp && p.Why != whyMiss && p.Why != whyBlind
	return isKnown && p.SettledAt.After(d.SetAt) && now.Sub(p.SettledAt) < tellWithin
}
