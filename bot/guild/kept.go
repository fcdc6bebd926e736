package guild

import (
	"errors"
	"slices"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"quoth/bot"
)

// Kept is all that is kept of a server under its id. Calls behind buttons are not: they
// carry no server, and are gone after a week.
type Kept struct {
	Settings *bot.Settings // nil: nothing was set
	Dailies  []bot.Daily
	Posts    []Post // rows of the ledger, by channel, oldest first
}

// Kept lists all that is kept of a server. Where a record cannot be read, the error says
// so and the others are listed.
func (s *Store) Kept(server string) (k Kept, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		settings, ok, err1 := get[bot.Settings](tx, partSettings, server, serverKey)
		if ok {
			k.Settings = &settings
		}
		var err2, err3 error
		k.Dailies, err2 = list[bot.Daily](tx, partDailies, server, "")
		k.Posts, err3 = list[Post](tx, partPosts, server, "")
		return errors.Join(err1, err2, err3)
	})
	return k, err
}

// Forget deletes all that is kept of a server, also that an application is in it.
func (s *Store) Forget(server string) error {
	return s.db.Write(func(tx *bbolt.Tx) error {
		if all := tx.Bucket(bucketJoined); all != nil {
			err := all.ForEachBucket(func(application []byte) error { return all.Bucket(application).Delete([]byte(server)) })
			if err != nil {
				return err
			}
		}
		return forget(tx, server)
	})
}

func forget(tx *bbolt.Tx, server string) error {
	err := tx.Bucket(bucketServers).DeleteBucket([]byte(server))
	if errors.Is(err, berrors.ErrBucketNotFound) {
		return nil
	}
	return err
}

// Joined remembers that an application is in a server, and tells whether that is news.
func (s *Store) Joined(application, server string) (news bool, err error) {
	known := false
	err = s.db.Read(func(tx *bbolt.Tx) error {
		if all := tx.Bucket(bucketJoined); all != nil && all.Bucket([]byte(application)) != nil {
			known = all.Bucket([]byte(application)).Get([]byte(server)) != nil
		}
		return nil
	})
	if known || err != nil {
		return false, err
	}
	err = s.db.Write(func(tx *bbolt.Tx) error {
		known, err := joined(tx, application)
		if err != nil {
			return err
		}
		return known.Put([]byte(server), []byte{1})
	})
	return err == nil, err
}

// In tells in which servers an application is now. Those that it was in before and is not
// any more are forgotten, and listed: it left them while nobody listened. What is kept of
// others stays: they may be another application's, or have its commands without it.
func (s *Store) In(application string, servers []string) (forgotten []string, err error) {
	err = s.db.Write(func(tx *bbolt.Tx) error {
		forgotten = nil
		known, err := joined(tx, application)
		if err != nil {
			return err
		}
		for _, server := range keys(known, "") {
			if slices.Contains(servers, server) {
				continue
			}
			if err := errors.Join(forget(tx, server), known.Delete([]byte(server))); err != nil {
				return err
			}
			forgotten = append(forgotten, server)
		}
		for _, server := range servers {
			if err := known.Put([]byte(server), []byte{1}); err != nil {
				return err
			}
		}
		return nil
	})
	return forgotten, err
}

// joined are the servers that an application is known to be in.
func joined(tx *bbolt.Tx, application string) (*bbolt.Bucket, error) {
	if err := checkID("application", application); err != nil {
		return nil, err
	}
	all, err := tx.CreateBucketIfNotExists(bucketJoined)
	if err != nil {
		return nil, err
	}
	return all.CreateBucketIfNotExists([]byte(application))
}
