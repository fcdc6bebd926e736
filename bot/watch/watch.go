// Package watch tells people when a person, a topic or a quotation comes up for which they wait: each story once, at
// a pace that they can read, and not in their quiet hours. The rules are in rules.go, which is pure; a Loop looks
// and sends.
//
//	loop := watch.New(watch.Options{Ledger: store, Poster: poster, Source: source, Log: log})
//	go loop.Run(ctx)
//
// A message is recorded before it is sent, in one write with how far the articles were looked at. After a crash the
// place is read back to see whether the message is there.
package watch

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/bot/settings"
)

// Ledger stores the watches and what was sent. A *guild.Store is one.
type Ledger interface {
	Watches() ([]settings.Watch, error)
	Looked(all []settings.Watch) error
	PlanAlert(w settings.Watch, articles []string) error
	SettleAlert(w settings.Watch, at time.Time) error
	RefuseAlert(w settings.Watch, why string, at time.Time) (since time.Time, err error)
	SwitchOffWatch(w settings.Watch, why string, at time.Time) error
}

// Source finds what has come up, and words the messages.
type Source interface {
	// ComesUp returns the stories of the articles that have come in after the Cursor of a watch and were published
	// at a moment or later, without those that it has told.
	ComesUp(ctx context.Context, w settings.Watch, published time.Time) (Found, error)
	// Message returns the message of a watch's Alert. It is Silent when none of the excerpts is there any more.
	Message(ctx context.Context, w settings.Watch) (bot.Reply, error)
}

// Found is what has come up.
type Found struct {
	Stories []Story // the best first
	Cursor  uint64  // from which to look the next time
}

// Story is a story, by the key of its article and the receipt of the excerpt to show.
type Story struct{ Article, Receipt string }

// Poster sends the alerts of watches. After an error, a *schedule.Refused too, the message may have been sent.
type Poster interface {
	// Post sends a message, which the Key of the watch's Alert marks.
	Post(ctx context.Context, w settings.Watch, message bot.Reply) error
	// Find looks in the place of the alerts for the bot's own message with the Key, back to when it was planned.
	Find(ctx context.Context, w settings.Watch) (found bool, err error)
}

// Options are what a Loop works with. All except Log are needed.
type Options struct {
	Ledger Ledger
	Poster Poster
	Source Source
	Log    *slog.Logger // nil: nothing is logged
}

const (
	usually   = time.Minute      // between two looks
	atOnce    = 4                // watches that are looked at together
	aSecond   = 5                // calls of the Poster
	callLimit = 2 * time.Minute  // the longest time of one call
	tryAgain  = 30 * time.Second // doubles with each failure
	tryLatest = 30 * time.Minute
	triedFor  = 3 * day // how long a place may refuse messages before its watch is switched off
)

// Loop looks for what has come up, and sends it.
type Loop struct {
	Options
	every  time.Duration // from one look to the next
	calls  *rate.Limiter
	mu     sync.Mutex
	waits  map[uint64]wait  // of the watches to wait with
	looked []settings.Watch // in this turn, without anything that came up
}

// wait says until when a watch waits after a failure.
type wait struct {
	failed int // times in a row
	until  time.Time
}

// New returns a Loop. Run starts it.
func New(o Options) *Loop {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Loop{Options: o, every: usually, calls: rate.NewLimiter(aSecond, aSecond), waits: make(map[uint64]wait)}
}

// Run looks and sends until its context ends, and returns when nothing is under way any more. The next Run settles
// what was interrupted. Only one Run may run at a time.
func (l *Loop) Run(ctx context.Context) {
	next := time.NewTimer(0)
	defer next.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-next.C:
			l.turn(ctx)
			next.Reset(l.every)
		}
	}
}

// turn looks at every watch once, at a few of them together.
func (l *Loop) turn(ctx context.Context) {
	all, err := l.Ledger.Watches()
	if err != nil {
		l.Log.Error("read watches", "err", err)
	}
	var running sync.WaitGroup
	room := make(chan struct{}, atOnce)
	now := time.Now()
	for _, w := range all {
		if !w.On() || l.waitsUntil(w).After(now) || ctx.Err() != nil {
			continue
		}
		room <- struct{}{}
		running.Go(func() {
			defer func() { <-room }()
			l.note(ctx, w, l.try(ctx, w))
		})
	}
	running.Wait()
	if len(l.looked) > 0 && ctx.Err() == nil {
		if err := l.Ledger.Looked(l.looked); err != nil {
			l.Log.Error("record what watches have looked at", "err", err)
		}
	}
	l.looked = nil
}

// waitsUntil returns until when a watch waits after a failure.
func (l *Loop) waitsUntil(w settings.Watch) time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.waits[w.Number].until
}

// note notes how a watch went, and when to try again if it failed.
func (l *Loop) note(ctx context.Context, w settings.Watch, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err == nil || errors.Is(err, guild.ErrNotPlanned) { // it has been deleted
		delete(l.waits, w.Number)
		return
	}
	now := time.Now()
	failed := l.waits[w.Number].failed
	again := min(tryAgain<<min(failed, 10), tryLatest)
	if later, ok := errors.AsType[*schedule.Later](err); ok {
		again = max(again, later.Wait)
	}
	if held, ok := errors.AsType[*heldBack](err); ok {
		l.waits[w.Number] = wait{until: now.Add(min(held.left, tryLatest))}
		return
	}
	l.waits[w.Number] = wait{failed + 1, now.Add(again)}
	if ctx.Err() == nil {
		l.Log.Warn("a watch will be tried again", "watch", w.Number, "in", again, "err", err)
	}
}

// heldBack means that a message waits for the end of the quiet hours.
type heldBack struct{ left time.Duration }

// Error says so.
func (h *heldBack) Error() string { return "held back in the quiet hours" }

// try does what is due for a watch. It turns a panic into an error, so that the process goes on.
func (l *Loop) try(ctx context.Context, w settings.Watch) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	if w.Alert != nil {
		return l.resume(ctx, w)
	}
	if now := time.Now(); maySend(w, now) {
		return l.look(ctx, w, now)
	}
	return nil
}

// look looks for what has come up for a watch, and sends it.
func (l *Loop) look(ctx context.Context, w settings.Watch, now time.Time) error {
	within, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	found, err := l.Source.ComesUp(within, w, publishedSince(w, now))
	if err != nil {
		return fmt.Errorf("look for what has come up: %w", err)
	}
	isNew := found.Cursor != w.Cursor
	w.Cursor, w.LookedAt = found.Cursor, now
	if len(found.Stories) == 0 {
		if isNew {
			l.mu.Lock()
			l.looked = append(l.looked, w)
			l.mu.Unlock()
		}
		return nil
	}
	var articles []string
	w.Alert = &settings.Alert{PlannedAt: now, More: max(0, len(found.Stories)-mostShown)}
	for i, s := range found.Stories {
		articles = append(articles, s.Article)
		if i < mostShown {
			w.Alert.Receipts = append(w.Alert.Receipts, s.Receipt)
		}
	}
	w.Alert.Key = guild.Key("watch", fmt.Sprint(w.Number), now.UTC().Format(time.RFC3339Nano))
	if err := l.Ledger.PlanAlert(w, articles); err != nil {
		return err
	}
	return l.send(ctx, w)
}

// resume goes on with an alert that may have been sent. It sends it only when it has read the place back: no message
// is better than two.
func (l *Loop) resume(ctx context.Context, w settings.Watch) error {
	if err := l.calls.Wait(ctx); err != nil {
		return err
	}
	within, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	found, err := l.Poster.Find(within, w)
	now := time.Now()
	if refused, ok := errors.AsType[*schedule.Refused](err); ok {
		return l.refused(w, refused)
	}
	switch {
	case found:
		return l.settle(w, now)
	case err != nil && ctx.Err() == nil && now.Sub(w.Alert.PlannedAt) >= triedFor:
		return errors.Join(err, l.settle(w, time.Time{})) // nobody knows whether it is there
	case err != nil:
		return fmt.Errorf("read back: %w", err)
	case isQuiet(w, now):
		return &heldBack{quietFor(w, now)}
	}
	return l.send(ctx, w)
}

// send sends the alert of a watch, and settles it.
func (l *Loop) send(ctx context.Context, w settings.Watch) error {
	if err := l.calls.Wait(ctx); err != nil {
		return err
	}
	within, cancel := context.WithTimeout(ctx, callLimit)
	defer cancel()
	message, err := l.Source.Message(within, w)
	switch {
	case err != nil:
		return fmt.Errorf("word an alert: %w", err)
	case message.Outcome == bot.Silent:
		return l.settle(w, time.Time{})
	}
	err = l.Poster.Post(within, w, message)
	if refused, ok := errors.AsType[*schedule.Refused](err); ok {
		return l.refused(w, refused)
	}
	if err != nil {
		return fmt.Errorf("send an alert: %w", err)
	}
	return l.settle(w, time.Now())
}

// settle records that the alert of a watch was sent; with a zero time, that there is nothing to send any more.
func (l *Loop) settle(w settings.Watch, at time.Time) error {
	if err := l.Ledger.SettleAlert(w, at); err != nil {
		return err
	}
	l.Log.Info("watch", "watch", w.Number, "stories", len(w.Alert.Receipts)+w.Alert.More, "sent", !at.IsZero())
	return nil
}

// refused records that Discord refuses the alert of a watch. The alert is tried again until the place has refused for
// too long; then the watch is switched off.
func (l *Loop) refused(w settings.Watch, r *schedule.Refused) error {
	now := time.Now()
	since, err := l.Ledger.RefuseAlert(w, r.Reason, now)
	if err != nil {
		return errors.Join(r, err)
	}
	if now.Sub(since) < triedFor {
		return fmt.Errorf("refused: %w", r)
	}
	l.Log.Warn("watch switched off", "watch", w.Number, "err", r)
	return l.Ledger.SwitchOffWatch(w, r.Reason, now)
}
