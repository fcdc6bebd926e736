package guild

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"quoth/bot/settings"
)

// checkDaily reports what is wrong with a schedule.
func checkDaily(d settings.Daily) error {
	err := errors.Join(checkID("server", d.Server), checkID("channel", d.Channel), checkZone(d.Zone))
	switch {
	case err != nil:
		return err
	case d.Zone == "":
		return errors.New("it has no zone")
	case d.Hour < 0 || d.Hour > 23 || d.Minute < 0 || d.Minute > 59:
		return fmt.Errorf("%d:%02d is no time of day", d.Hour, d.Minute)
	}
	return nil
}

// SetDaily sets the schedule of a channel, and switches it on. A zero SetAt becomes the present time.
func (s *Store) SetDaily(d settings.Daily) error {
	if err := checkDaily(d); err != nil {
		return fmt.Errorf("set daily: %w", err)
	}
	if d.SetAt.IsZero() {
		d.SetAt = time.Now()
	}
	d.OffWhy, d.OffAt, d.Refused, d.Told = "", time.Time{}, settings.Refused{}, settings.Told{}
	return s.db.Write(func(tx *bbolt.Tx) error { return put(tx, partDailies, d.Server, d.Channel, d) })
}

// SwitchOff switches the schedule d off, and records why. It does nothing when the channel's schedule
// has been set again, or deleted, in the meantime.
func (s *Store) SwitchOff(d settings.Daily, why string) error {
	return s.change(d, func(now *settings.Daily) {
		now.OffWhy, now.OffAt, now.Refused = cmp.Or(why, "refused"), time.Now(), settings.Refused{}
	})
}

// Refuse records that Discord has refused the post p of the schedule d at a moment, with the Why of p. The
// row stays planned. It returns since when Discord has refused every post, the first one at that moment or
// before. It does nothing, and returns zero, when the row is not planned any more, or the channel's schedule
// has been set again, or deleted, in the meantime.
func (s *Store) Refuse(d settings.Daily, p Post, at time.Time) (since time.Time, err error) {
	err = s.db.Write(func(tx *bbolt.Tx) error {
		row, ok, err := get[Post](tx, partPosts, p.Server, p.Channel+"/"+p.Date)
		if err != nil || !ok || row.State != Planned {
			return err
		}
		row.Why = p.Why
		if err := put(tx, partPosts, p.Server, p.Channel+"/"+p.Date, row); err != nil {
			return err
		}
		return change(tx, d, func(now *settings.Daily) {
			if now.Refused.Since.IsZero() {
				now.Refused.Since = at
			}
			now.Refused.Why, since = p.Why, now.Refused.Since
		})
	})
	return since, err
}

// accept records that a post of a channel went through. A schedule that cannot be read is left as it is.
func accept(tx *bbolt.Tx, server, channel string) error {
	d, _, err := get[settings.Daily](tx, partDailies, server, channel)
	if err != nil || d.Refused == (settings.Refused{}) {
		return nil
	}
	d.Refused = settings.Refused{}
	return put(tx, partDailies, server, channel, d)
}

// Tell records what the person who set the schedule d has been told of. It does nothing when the
// channel's schedule has been set again, or deleted, in the meantime.
func (s *Store) Tell(d settings.Daily, told settings.Told) error {
	return s.change(d, func(now *settings.Daily) { now.Told = told })
}

// change changes the schedule d where it is still the one of its channel.
func (s *Store) change(d settings.Daily, f func(*settings.Daily)) error {
	return s.db.Write(func(tx *bbolt.Tx) error { return change(tx, d, f) })
}

// change does what the method does, in a transaction.
func change(tx *bbolt.Tx, d settings.Daily, f func(*settings.Daily)) error {
	now, ok, err := get[settings.Daily](tx, partDailies, d.Server, d.Channel)
	if err != nil || !ok || !now.SetAt.Equal(d.SetAt) {
		return err
	}
	f(&now)
	return put(tx, partDailies, d.Server, d.Channel, now)
}

// DropDaily deletes the schedule of a channel and the rows of its posts, except the newest: when the
// schedule is set again, that day must not be posted twice. It reports whether there was a schedule.
func (s *Store) DropDaily(server, channel string) (ok bool, err error) {
	err = s.db.Write(func(tx *bbolt.Tx) error {
		b := partDailies.in(tx, server)
		if ok = b != nil && b.Get([]byte(channel)) != nil; !ok {
			return nil
		}
		rows := keys(partPosts.in(tx, server), channel+"/")
		for _, row := range rows[:max(len(rows)-1, 0)] {
			if err := partPosts.in(tx, server).Delete([]byte(row)); err != nil {
				return err
			}
		}
		if extras := partExtras.in(tx, server); extras != nil {
			if err := extras.Delete([]byte(channel)); err != nil {
				return err
			}
		}
		return b.Delete([]byte(channel))
	})
	return ok, err
}

// Daily returns the schedule of a channel. It reports whether there is one.
func (s *Store) Daily(server, channel string) (d settings.Daily, ok bool, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		d, ok, err = get[settings.Daily](tx, partDailies, server, channel)
		return err
	})
	return d, ok, err
}

// ServerDailies returns the schedules of a server, also those that are off. Where a record cannot be
// read, it returns an error and the others.
func (s *Store) ServerDailies(server string) (out []settings.Daily, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		out, err = list[settings.Daily](tx, partDailies, server, "")
		return err
	})
	return out, err
}

// Dailies returns the schedules of all servers, as ServerDailies does for one.
func (s *Store) Dailies() (out []settings.Daily, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		var damaged error
		err := tx.Bucket(bucketServers).ForEachBucket(func(server []byte) error {
			of, err := list[settings.Daily](tx, partDailies, string(server), "")
			out, damaged = append(out, of...), errors.Join(damaged, err)
			return nil
		})
		return errors.Join(err, damaged)
	})
	return out, err
}
