package guild

import (
	"errors"
	"slices"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"quoth/bot/settings"
)

// Kept is everything that is kept about a server. The calls behind buttons are not part of it: they do
// not name a server, and are deleted after a week.
type Kept struct {
	Settings *settings.Server // nil: the server has set nothing
	Welcome  *Welcome         // nil: the bot was there before it welcomed servers
	Dailies  []settings.Daily
	Posts    []Post // rows of the ledger, by channel, oldest first
	Extras   []Extra
	Watches  []settings.Watch
}

// Kept returns everything that is kept about a server. Where a record cannot be read, it returns an
// error and the others.
func (s *Store) Kept(server string) (k Kept, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		own, ok, err1 := get[settings.Server](tx, partSettings, server, serverKey)
		if ok {
			k.Settings = &own
		}
		welcome, ok, err5 := get[Welcome](tx, partWelcome, server, serverKey)
		if ok {
			k.Welcome = &welcome
		}
		var err2, err3, err4, err6 error
		k.Dailies, err2 = list[settings.Daily](tx, partDailies, server, "")
		k.Posts, err3 = list[Post](tx, partPosts, server, "")
		k.Extras, err4 = list[Extra](tx, partExtras, server, "")
		k.Watches, err6 = list[settings.Watch](tx, partWatches, server, "")
		return errors.Join(err1, err2, err3, err4, err5, err6)
	})
	return k, err
}

// Forget deletes everything that is kept about a server, also that an application is in it.
func (s *Store) Forget(server string) error {
	return s.db.Write(func(tx *bbolt.Tx) error {
		if all := tx.Bucket(bucketJoined); all != nil {
			err := all.ForEachBucket(func(application []byte) error {
				return all.Bucket(application).Delete([]byte(server))
			})
			if err != nil {
				return err
			}
		}
		return forget(tx, server)
	})
}

// forget deletes the bucket of a server.
func forget(tx *bbolt.Tx, server string) error {
	err := tx.Bucket(bucketServers).DeleteBucket([]byte(server))
	if errors.Is(err, berrors.ErrBucketNotFound) {
		return nil
	}
	return err
}

// Joined records that an application is in a server. It reports whether that was not known.
func (s *Store) Joined(application, server string) (isNew bool, err error) {
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

// In records the servers that an application is in now. It forgets, and returns, the servers that the
// application has left since the last call, while it was not connected. Everything about other
// servers stays: they may be another application's, or use the commands without the bot.
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

// joined returns the bucket whose keys are the servers that an application is in.
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
