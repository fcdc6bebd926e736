package guild

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"quoth/bot/settings"
)

// How many watches are kept, and for how long what belongs to them.
const (
	MostOfPerson  = 10 // watches that one person has set, anywhere
	MostOfServer  = 25 // watches of a server that go to its channels
	keepTold      = 14 * 24 * time.Hour
	mostTold      = 1000 // stories; a watch of a common word tells many
	keepSent      = 24 * time.Hour
	keepOffWatch  = 30 * 24 * time.Hour // after it was switched off
	maxAboutBytes = 2000
)

// These errors say why a watch is not added. Test with errors.Is.
var (
	ErrWatched      = errors.New("watched already")
	ErrPersonIsFull = errors.New("the person has too many watches")
	ErrServerIsFull = errors.New("the server has too many watches")
)

// watchKey returns the key of a watch in partWatches, in the order of the numbers.
func watchKey(number uint64) string { return fmt.Sprintf("%020d", number) }

// AddWatch adds a watch, and returns it with its number. With ErrWatched it returns the watch that there is already
// of the same words in the same place. One that was switched off is deleted instead.
func (s *Store) AddWatch(w settings.Watch) (out settings.Watch, err error) {
	if err := checkWatch(w); err != nil {
		return out, fmt.Errorf("add watch: %w", err)
	}
	err = s.db.Write(func(tx *bbolt.Tx) error {
		all, _ := watches(tx) // what cannot be read is not followed, so that it does not count
		of := counts{w: w}
		for _, old := range all {
			if old.On() || !isSame(old, w) {
				of.add(old)
				continue
			}
			if err := deleteWatch(tx, old); err != nil {
				return err
			}
		}
		if out = of.same; of.refusal() != nil {
			return of.refusal()
		}
		if w.Number, err = tx.Bucket(bucketServers).NextSequence(); err != nil {
			return err
		}
		out = w
		return put(tx, partWatches, w.Server, watchKey(w.Number), w)
	})
	return out, err
}

// checkWatch reports what is wrong with a watch.
func checkWatch(w settings.Watch) error {
	switch err := errors.Join(checkID("server", w.Server), checkID("user", w.User), checkZone(w.Zone)); {
	case err != nil:
		return err
	case w.About == "" || len(w.About) > maxAboutBytes:
		return fmt.Errorf("it is about %d bytes, 1 to %d are kept", len(w.About), maxAboutBytes)
	case w.Channel != "" && w.Server == settings.Direct:
		return errors.New("its channel is in no server")
	case w.SetAt.IsZero():
		return errors.New("it has no time")
	}
	return nil
}

// counts counts the watches beside a new one.
type counts struct {
	w, same          settings.Watch
	ofPerson, server int
}

func (c *counts) add(old settings.Watch) {
	if isSame(old, c.w) {
		c.same = old
	}
	if old.User == c.w.User {
		c.ofPerson++
	}
	if old.Server == c.w.Server && old.Channel != "" {
		c.server++
	}
}

// refusal returns why the new watch is not added.
func (c *counts) refusal() error {
	switch {
	case c.same.Number > 0:
		return ErrWatched
	case c.ofPerson >= MostOfPerson:
		return ErrPersonIsFull
	case c.w.Channel != "" && c.server >= MostOfServer:
		return ErrServerIsFull
	}
	return nil
}

// isSame reports whether two watches are of the same words and go to the same place.
func isSame(a, b settings.Watch) bool {
	return a.Channel == b.Channel && (a.Channel != "" || a.User == b.User) && a.Quoted == b.Quoted &&
		strings.EqualFold(a.About, b.About)
}

// Watches returns all watches, by server and number. Where a record cannot be read, it returns an error and the
// others.
func (s *Store) Watches() (out []settings.Watch, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		out, err = watches(tx)
		return err
	})
	return out, err
}

func watches(tx *bbolt.Tx) (out []settings.Watch, err error) {
	var damaged error
	err = tx.Bucket(bucketServers).ForEachBucket(func(server []byte) error {
		of, err := list[settings.Watch](tx, partWatches, string(server), "")
		out, damaged = append(out, of...), errors.Join(damaged, err)
		return nil
	})
	return out, errors.Join(err, damaged)
}

// DropWatch deletes a watch with everything that is kept of it. It reports whether there was one.
func (s *Store) DropWatch(server string, number uint64) (ok bool, err error) {
	err = s.db.Write(func(tx *bbolt.Tx) error {
		b := partWatches.in(tx, server)
		if ok = b != nil && b.Get([]byte(watchKey(number))) != nil; !ok {
			return nil
		}
		return deleteWatch(tx, settings.Watch{Server: server, Number: number})
	})
	return ok, err
}

func deleteWatch(tx *bbolt.Tx, w settings.Watch) error {
	return partWatches.in(tx, w.Server).Delete([]byte(watchKey(w.Number)))
}

// changeWatch changes a watch. The error is ErrNotPlanned when it has been deleted.
func (s *Store) changeWatch(w settings.Watch, f func(*settings.Watch) error) error {
	return s.db.Write(func(tx *bbolt.Tx) error { return changeWatch(tx, w, f) })
}

func changeWatch(tx *bbolt.Tx, w settings.Watch, f func(*settings.Watch) error) error {
	now, ok, err := get[settings.Watch](tx, partWatches, w.Server, watchKey(w.Number))
	switch {
	case err != nil:
		return err
	case !ok:
		return fmt.Errorf("watch %d: %w", w.Number, ErrNotPlanned)
	}
	if err := f(&now); err != nil {
		return fmt.Errorf("watch %d: %w", w.Number, err)
	}
	return put(tx, partWatches, w.Server, watchKey(w.Number), now)
}

// Looked records up to where, and when, articles were looked at for some watches, in which nothing came up for them:
// their new Cursor and LookedAt. A watch that has been deleted is left out.
func (s *Store) Looked(all []settings.Watch) error {
	return s.db.Write(func(tx *bbolt.Tx) error {
		for _, w := range all {
			err := changeWatch(tx, w, func(now *settings.Watch) error {
				now.Cursor, now.LookedAt = w.Cursor, w.LookedAt
				return nil
			})
			if err != nil && !errors.Is(err, ErrNotPlanned) {
				return err
			}
		}
		return nil
	})
}

// PlanAlert records the Alert of a watch before it is sent, with the articles of its stories, and up to where the
// articles were looked at: the new Cursor and LookedAt. It is all written or none of it, so that no story is
// missed, nor told twice. The error is ErrNotPlanned when the watch has been deleted, and ErrSettled when another
// alert is on its way.
func (s *Store) PlanAlert(w settings.Watch, articles []string) error {
	return s.changeWatch(w, func(now *settings.Watch) error {
		if now.Alert != nil && now.Alert.Key != w.Alert.Key {
			return fmt.Errorf("another alert: %w", ErrSettled)
		}
		now.Alert, now.Cursor, now.LookedAt = w.Alert, w.Cursor, w.LookedAt
		at := w.Alert.PlannedAt
		for len(now.Told) > 0 && at.Sub(now.Told[0].At) >= keepTold {
			now.Told = now.Told[1:]
		}
		for _, key := range articles {
			now.Told = append(now.Told, settings.Story{Article: key, At: at})
		}
		now.Told = now.Told[max(0, len(now.Told)-mostTold):]
		return nil
	})
}

// SettleAlert records that the Alert of a watch was sent at a time, which shows that the place takes messages. With
// a zero time there was nothing to send any more. It does nothing when that alert is settled already.
func (s *Store) SettleAlert(w settings.Watch, at time.Time) error {
	return s.changeWatch(w, func(now *settings.Watch) error {
		if now.Alert == nil || now.Alert.Key != w.Alert.Key {
			return nil
		}
		if now.Alert = nil; at.IsZero() {
			return nil
		}
		for len(now.Sent) > 0 && at.Sub(now.Sent[0]) >= keepSent {
			now.Sent = now.Sent[1:]
		}
		now.Sent, now.Refused = append(now.Sent, at), settings.Refused{}
		return nil
	})
}

// RefuseAlert records why Discord has refused the alert of a watch at a time. It returns since when Discord has
// refused all of them.
func (s *Store) RefuseAlert(w settings.Watch, why string, at time.Time) (since time.Time, err error) {
	err = s.changeWatch(w, func(now *settings.Watch) error {
		if now.Refused.Since.IsZero() {
			now.Refused.Since = at
		}
		now.Refused.Why, since = why, now.Refused.Since
		return nil
	})
	return since, err
}

// SwitchOffWatch switches a watch off, and records why.
func (s *Store) SwitchOffWatch(w settings.Watch, why string, at time.Time) error {
	return s.changeWatch(w, func(now *settings.Watch) error {
		now.OffWhy, now.OffAt = cmp.Or(why, "refused"), at
		now.Alert, now.Refused, now.Told = nil, settings.Refused{}, nil
		return nil
	})
}

// deleteOldWatches deletes the watches of a server that were switched off long ago.
func deleteOldWatches(tx *bbolt.Tx, server string, now time.Time) error {
	all, _ := list[settings.Watch](tx, partWatches, server, "") // what cannot be read stays
	for _, w := range all {
		if !w.On() && now.Sub(w.OffAt) >= keepOffWatch {
			if err := deleteWatch(tx, w); err != nil {
				return err
			}
		}
	}
	return nil
}
