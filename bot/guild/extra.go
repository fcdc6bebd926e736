package guild

import (
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// Extra is a post that somebody asked for besides those of the schedule. The newest one of each channel is
// kept for a day, so that whoever asks twice gets one.
type Extra struct {
	Server  string    `json:"guild"`
	Channel string    `json:"channel"`
	Day     string    `json:"day"` // that it is about: "2026-03-29"
	Key     string    `json:"key"` // marks the message, as that of a Post does
	At      time.Time `json:"at"`
	Message string    `json:"message,omitempty"` // its id; empty: it may be in the channel
}

const (
	keepExtras = 24 * time.Hour
	// Again is how long a post counts as the one that is asked for again.
	Again = 10 * time.Minute
)

// PlanExtra writes down a post about a day that is to be made besides the schedule, and returns it. Where
// one about that day was planned within Again, it returns that one, and isNew is false.
func (s *Store) PlanExtra(server, channel, day string) (e Extra, isNew bool, err error) {
	if err := checkID("channel", channel); err != nil {
		return Extra{}, false, fmt.Errorf("plan post: %w", err)
	}
	now := time.Now()
	err = s.db.Write(func(tx *bbolt.Tx) error {
		old, ok, err := get[Extra](tx, partExtras, server, channel)
		if ok && old.Day == day && now.Sub(old.At) < Again && err == nil {
			e = old
			return nil
		}
		if err := deleteOldExtras(tx, server, now); err != nil {
			return err
		}
		isNew = true
		e = Extra{Server: server, Channel: channel, Day: day, At: now}
		e.Key = Key(channel, "extra", day, now.UTC().Format(time.RFC3339Nano))
		return put(tx, partExtras, server, channel, e)
	})
	return e, isNew && err == nil, err
}

// SettleExtra writes down the message of an extra post, which shows that the channel takes posts. It does
// nothing where another one was planned in the meantime.
func (s *Store) SettleExtra(e Extra) error {
	return s.db.Write(func(tx *bbolt.Tx) error {
		now, ok, err := get[Extra](tx, partExtras, e.Server, e.Channel)
		if err != nil || !ok || now.Key != e.Key {
			return err
		}
		now.Message = e.Message
		if err := put(tx, partExtras, e.Server, e.Channel, now); err != nil {
			return err
		}
		return accept(tx, e.Server, e.Channel)
	})
}

// deleteOldExtras deletes the extra posts of a server that are older than keepExtras, and those that
// cannot be read.
func deleteOldExtras(tx *bbolt.Tx, server string, now time.Time) error {
	for _, channel := range keys(partExtras.in(tx, server), "") {
		e, _, err := get[Extra](tx, partExtras, server, channel)
		if err == nil && now.Sub(e.At) < keepExtras {
			continue
		}
		if err := partExtras.in(tx, server).Delete([]byte(channel)); err != nil {
			return err
		}
	}
	return nil
}
