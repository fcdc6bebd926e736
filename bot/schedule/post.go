package schedule

import (
	"context"
	"errors"
	"fmt"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
)

// Source makes the summary of a local date, "2026-03-29". A reply that is Silent stands
// for a day without news; a *bot.Refusal, as error or in the reply, gives the date up.
type Source func(ctx context.Context, d bot.Daily, date string) (bot.Reply, error)

// Posting is a summary on its way to a channel.
type Posting struct {
	Server  string
	Channel string
	Date    string // the local date that it is for
	// Key marks the message: 16 characters, to go into the custom id of a button, where
	// Find looks for it, and to be the nonce (with enforce_nonce) of every attempt.
	Key     string
	Planned time.Time // the message cannot be older, but for a difference of the clocks
	Silent  bool      // without a notification
	Reply   bot.Reply // not set for Find
}

// Poster is a door that messages go out of. An error that wraps a *Permanent is not
// tried again; after any other, the message may have been sent nevertheless.
type Poster interface {
	// Post sends a message and gives its id.
	Post(ctx context.Context, p Posting) (messageID string, err error)
	// Find reads the channel back for our own message with the posting's Key.
	Find(ctx context.Context, p Posting) (messageID string, found bool, err error)
}

// Permanent is an error that trying again does not mend: the channel is gone, or posting
// there is not allowed.
type Permanent struct {
	Reason string // for the people of the server, a sentence
	Err    error  // what it came from; may be nil
}

// Error is the reason, with what it came from.
func (p *Permanent) Error() string {
	if p.Err == nil {
		return p.Reason
	}
	return p.Reason + " (" + p.Err.Error() + ")"
}

// Unwrap is what it came from.
func (p *Permanent) Unwrap() error { return p.Err }

// What is written in the ledger, for the people of the server.
const (
	whyEmpty = "There was nothing to post."
	whyLate  = "The day was over before it could be posted."
)

// patience is how long one call of a Source or a Poster may take.
const patience = 2 * time.Minute

// post brings the turn of a date to its end: it makes the summary, writes to the ledger
// that it is planned, posts it, and writes that it was sent. An error means that it has
// to be tried again, if there is still time. A row that was there before may stand for a
// message in the channel, unless absent says that there is none.
func (w *worker) post(ctx context.Context, date string, absent bool) error {
	reply, refusal, err := w.summary(ctx, date)
	if err != nil {
		return err
	}
	row, isNew, err := w.ledger.Plan(w.daily.Server, w.daily.Channel, date)
	switch {
	case err != nil:
		return err
	case !isNew && (!absent || row.State != guild.Planned):
		return errors.New("the ledger has a row that it did not list")
	case refusal != nil:
		return w.settle(row, guild.GaveUp, "", refusal.Error())
	case reply.Outcome == bot.Silent && !w.daily.EmptyDay:
		return w.settle(row, guild.Empty, "", whyEmpty)
	}
	return w.send(ctx, row, reply)
}

func (w *worker) send(ctx context.Context, row guild.Post, reply bot.Reply) error {
	p := w.posting(row)
	p.Reply = reply
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	id, err := w.poster.Post(within, p)
	var permanent *Permanent
	switch {
	case errors.As(err, &permanent):
		return w.switchOff(row, permanent)
	case err != nil:
		return fmt.Errorf("post: %w", err)
	}
	return w.settle(row, guild.Sent, id, "")
}

// find settles a row of which it is not known whether it was posted, if its message is in
// the channel. Where reading back is refused it will never be known: better no message
// than two.
func (w *worker) find(ctx context.Context, row guild.Post) (settled bool, err error) {
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	id, found, err := w.poster.Find(within, w.posting(row))
	var permanent *Permanent
	switch {
	case errors.As(err, &permanent):
		return true, w.settle(row, guild.GaveUp, "", permanent.Reason)
	case err != nil:
		return false, fmt.Errorf("read the channel back: %w", err)
	case found:
		return true, w.settle(row, guild.Sent, id, "")
	}
	return false, nil
}

// summary asks the source. What went wrong in a way that a person has to mend is a refusal.
func (w *worker) summary(ctx context.Context, date string) (reply bot.Reply, refusal *bot.Refusal, err error) {
	select {
	case w.making <- struct{}{}:
		defer func() { <-w.making }()
	case <-ctx.Done():
		return bot.Reply{}, nil, ctx.Err()
	}
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	reply, err = w.source(within, w.daily, date)
	switch {
	case errors.As(err, &refusal):
		return bot.Reply{}, refusal, nil
	case err != nil:
		return bot.Reply{}, nil, fmt.Errorf("make the summary: %w", err)
	case reply.Outcome == bot.Failed:
		return bot.Reply{}, nil, errors.New("make the summary: it failed, as logged")
	case reply.Outcome == bot.Refused:
		return bot.Reply{}, refusalIn(reply), nil
	}
	return reply, nil, nil
}

func refusalIn(reply bot.Reply) *bot.Refusal {
	for _, b := range reply.Blocks {
		if r, ok := b.(*bot.Refusal); ok {
			return r
		}
	}
	return &bot.Refusal{Message: "The summary was refused."}
}

func (w *worker) posting(row guild.Post) Posting {
	return Posting{Server: row.Server, Channel: row.Channel, Date: row.Date, Key: row.Key, Planned: row.PlannedAt, Silent: w.daily.Silent}
}

func (w *worker) settle(row guild.Post, state guild.State, message, why string) error {
	row.State, row.Message, row.Why = state, message, why
	if err := w.ledger.Settle(row); err != nil {
		return err
	}
	w.log.Info("daily post", "channel", row.Channel, "date", row.Date, "state", state, "message", message)
	return nil
}

// switchOff ends the schedule: what is refused for good today is refused tomorrow.
func (w *worker) switchOff(row guild.Post, p *Permanent) error {
	w.log.Warn("daily schedule switched off", "channel", row.Channel, "date", row.Date, "err", p)
	if err := w.settle(row, guild.GaveUp, "", p.Reason); err != nil {
		return err
	}
	if err := w.ledger.SwitchOff(w.daily, p.Reason); err != nil {
		return err
	}
	w.daily.OffWhy = p.Reason
	return nil
}
