package guild

import (
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// State says how far a post has come.
type State string

// The states. All but Planned are final.
const (
	Planned State = "planned" // it may be in the channel
	Sent    State = "sent"
	GaveUp  State = "gave-up" // it is not in the channel; Why says why
	Empty   State = "empty"   // there was nothing to post
)

// Post is a row of the ledger. There is one for each channel and local date, written before the post
// is sent, so that nothing is posted twice after a restart.
type Post struct {
	Server  string `json:"guild"`
	Channel string `json:"channel"`
	Date    string `json:"date"` // the local date that it is for: "2026-03-29"
	State   State  `json:"state"`
	// Key marks the message, so that it can be found again, and is its nonce. It has 16 characters,
	// which depend on the channel and the date alone.
	Key       string    `json:"key"`
	PlannedAt time.Time `json:"planned_at"`
	SettledAt time.Time `json:"settled_at,omitzero"`
	Message   string    `json:"message,omitempty"` // id of the message that was sent
	Why       string    `json:"why,omitempty"`     // of a planned row: why Discord refuses it so far
}

// These errors say why the ledger refuses a change. Test with errors.Is.
var (
	ErrNotPlanned = errors.New("not planned")     // the schedule or the row has been deleted
	ErrSettled    = errors.New("already settled") // a final state does not change, except by Reopen
)

// keepPosts is how many days a row is kept.
const keepPosts = 30

// Plan writes the row of a channel and a local date, and returns it. Where there is one already it
// returns that one, whatever its state, and isNew is false. The error is ErrNotPlanned when the
// channel has no schedule.
func (s *Store) Plan(server, channel, date string) (p Post, isNew bool, err error) {
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return Post{}, false, fmt.Errorf("plan post: %q is no date", date)
	}
	err = s.db.Write(func(tx *bbolt.Tx) error {
		p, isNew, err = plan(tx, server, channel, date)
		return err
	})
	return p, isNew && err == nil, err
}

// plan does what Plan does, in a transaction.
func plan(tx *bbolt.Tx, server, channel, date string) (p Post, isNew bool, err error) {
	if b := partDailies.in(tx, server); b == nil || b.Get([]byte(channel)) == nil {
		return Post{}, false, fmt.Errorf("plan post in channel %s: %w", channel, ErrNotPlanned)
	}
	old, ok, err := get[Post](tx, partPosts, server, channel+"/"+date)
	if ok || err != nil {
		return old, false, err
	}
	now := time.Now()
	if err := deleteOldPosts(tx, server, now); err != nil {
		return Post{}, false, err
	}
	p = Post{
		Server: server, Channel: channel, Date: date, State: Planned, Key: Key(channel, date), PlannedAt: now,
	}
	return p, true, put(tx, partPosts, server, channel+"/"+date, p)
}

// Settle writes the final State of a planned row, with its Message or Why. A row that is Sent shows that the
// channel takes posts, so that its schedule is not refused any more. The error is ErrNotPlanned when there is
// no such row, and ErrSettled when it has another final state.
func (s *Store) Settle(p Post) error {
	return s.db.Write(func(tx *bbolt.Tx) error {
		row, ok, err := get[Post](tx, partPosts, p.Server, p.Channel+"/"+p.Date)
		switch {
		case err != nil:
			return err
		case !ok || p.State == Planned:
			return fmt.Errorf("settle post of %s in channel %s: %w", p.Date, p.Channel, ErrNotPlanned)
		case row.State == p.State && row.Message == p.Message:
			return nil
		case row.State != Planned:
			return fmt.Errorf("settle post of %s in channel %s as %s: %w as %s",
				p.Date, p.Channel, p.State, ErrSettled, row.State)
		}
		row.State, row.Message, row.Why, row.SettledAt = p.State, p.Message, p.Why, time.Now()
		if err := put(tx, partPosts, p.Server, p.Channel+"/"+p.Date, row); err != nil || p.State != Sent {
			return err
		}
		return accept(tx, p.Server, p.Channel)
	})
}

// Reopen makes the row of a channel and a date planned again, if nothing was posted for it. Its message may
// be in the channel nevertheless, as with every planned row.
func (s *Store) Reopen(server, channel, date string) error {
	return s.db.Write(func(tx *bbolt.Tx) error {
		row, ok, err := get[Post](tx, partPosts, server, channel+"/"+date)
		if err != nil || !ok || row.State == Sent {
			return err
		}
		row.State, row.Why, row.SettledAt = Planned, "", time.Time{}
		return put(tx, partPosts, server, channel+"/"+date, row)
	})
}

// Posts returns the rows of a channel, the newest date first. Where a row cannot be read, it returns
// an error and the others.
func (s *Store) Posts(server, channel string) (out []Post, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		out, err = list[Post](tx, partPosts, server, channel+"/")
		return err
	})
	slices.Reverse(out)
	return out, err
}

// Key returns a key of 16 letters and digits that is the same for the same parts only.
func Key(parts ...string) string { return shortKey(sha256.Sum256([]byte(strings.Join(parts, "/")))) }

// shortKey returns the start of a hash as 16 letters and digits.
func shortKey(sum [sha256.Size]byte) string {
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10]))
}

// deleteOldPosts deletes the rows of a server that are older than keepPosts.
func deleteOldPosts(tx *bbolt.Tx, server string, now time.Time) error {
	oldest := now.AddDate(0, 0, -keepPosts).UTC().Format(time.DateOnly)
	posts := partPosts.in(tx, server)
	for _, key := range keys(posts, "") {
		if _, date, _ := strings.Cut(key, "/"); date < oldest {
			if err := posts.Delete([]byte(key)); err != nil {
				return err
			}
		}
	}
	return nil
}
