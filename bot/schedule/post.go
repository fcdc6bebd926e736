package schedule

import (
	"context"
	"errors"
	"fmt"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/settings"
)

// Source makes the summary of a local date, "2026-03-29". A Silent reply means that there was no news.
// After a *bot.Refusal, as the error or in the reply, nothing is posted for that date.
type Source func(ctx context.Context, d settings.Daily, date string) (bot.Reply, error)

// Posting is a summary on its way to a channel.
type Posting struct {
	Daily settings.Daily
	Date  string // the local date that it is for
	// Key marks the message. It has 16 characters, stands in the custom id of a button, where Find
	// looks for it, and is the nonce (with enforce_nonce) of every attempt.
	Key     string
	Planned time.Time // the message cannot be older, apart from a difference of the clocks
	Reply   bot.Reply // not set for Find
}

// Poster posts messages. After an error, a *Refused too, the message may have been sent.
type Poster interface {
	// Post sends a message and returns its id.
	Post(ctx context.Context, p Posting) (messageID string, err error)
	// Find looks in the channel for the bot's own message with the posting's Key.
	Find(ctx context.Context, p Posting) (messageID string, found bool, err error)
}

// Later is an error of a Poster or a Teller that says how long to wait: Discord asks for that.
type Later struct {
	Wait time.Duration
	Err  error // the cause
}

// Error returns the cause.
func (l *Later) Error() string { return l.Err.Error() }

// Unwrap returns the cause.
func (l *Later) Unwrap() error { return l.Err }

// The reasons that the ledger gives to the people of the server.
const (
	whyEmpty = "There was nothing to post."
	whyLate  = "The day was over before it could be posted."
	whyMiss  = "It was not posted in time." // Quoth was not running
	whyBlind = "The channel could not be read to see whether it was posted."
)

// callTimeout is how long one call of a Source or a Poster may take.
const callTimeout = 2 * time.Minute

// post posts the summary of a date. It makes the summary, writes to the ledger that the post is planned,
// sends it, and writes that it was sent. After an error it is to be called again, while there is time.
// isAbsent says that the channel has no message for a row that was already there.
func (w *worker) post(ctx context.Context, date string, isAbsent bool) error {
	if err := w.calls.Wait(ctx); err != nil { // before the summary is made, so that few wait to be posted
		return err
	}
	reply, refusal, err := w.summary(ctx, date)
	if err != nil {
		return err
	}
	row, isNew, err := w.ledger.Plan(w.daily.Server, w.daily.Channel, date)
	switch {
	case err != nil:
		return err
	case !isNew && (!isAbsent || row.State != guild.Planned):
		return errors.New("the ledger has a row that it did not list")
	case refusal != nil:
		return w.settle(row, guild.GaveUp, "", refusal.Error())
	case reply.Outcome == bot.Silent && !w.daily.EmptyDay:
		return w.settle(row, guild.Empty, "", whyEmpty)
	}
	return w.send(ctx, row, reply)
}

// send posts a reply, and settles its row.
func (w *worker) send(ctx context.Context, row guild.Post, reply bot.Reply) error {
	p := w.posting(row)
	p.Reply = reply
	within, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	id, err := w.poster.Post(within, p)
	if refused, ok := errors.AsType[*Refused](err); ok {
		return w.refused(row, refused)
	}
	if err != nil {
		return fmt.Errorf("post: %w", err)
	}
	return w.settle(row, guild.Sent, id, "")
}

// find settles a planned row if its message is in the channel. The error is a *Refused when Quoth may not
// read the channel.
func (w *worker) find(ctx context.Context, row guild.Post) (settled bool, err error) {
	if err := w.calls.Wait(ctx); err != nil {
		return false, err
	}
	within, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	id, found, err := w.poster.Find(within, w.posting(row))
	if err != nil {
		return false, fmt.Errorf("read the channel back: %w", err)
	}
	if !found {
		return false, nil
	}
	return true, w.settle(row, guild.Sent, id, "")
}

// summary makes the summary of a date. The refusal is an error that a person has to put right.
func (w *worker) summary(ctx context.Context, date string) (reply bot.Reply, refusal *bot.Refusal, err error) {
	select {
	case w.making <- struct{}{}:
		defer func() { <-w.making }()
	case <-ctx.Done():
		return bot.Reply{}, nil, ctx.Err()
	}
	within, cancel := context.WithTimeout(ctx, callTimeout)
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

// refusalIn returns the refusal in a reply.
func refusalIn(reply bot.Reply) *bot.Refusal {
	for _, b := range reply.Blocks {
		if r, ok := b.(*bot.Refusal); ok {
			return r
		}
	}
	return &bot.Refusal{Message: "The summary was refused."}
}

// posting returns the posting of a row, without its reply.
func (w *worker) posting(row guild.Post) Posting {
	return Posting{Daily: w.daily, Date: row.Date, Key: row.Key, Planned: row.PlannedAt}
}

// settle writes the final state of a row.
func (w *worker) settle(row guild.Post, state guild.State, message, why string) error {
	row.State, row.Message, row.Why = state, message, why
	if err := w.ledger.Settle(row); err != nil {
		return err
	}
	w.log.Info("daily post", "channel", row.Channel, "date", row.Date, "state", state, "message", message)
	return nil
}
