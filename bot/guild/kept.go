package guild

import (
	"errors"
	"slices"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// Kept is all that is kept of a server under its id. Calls behind buttons are not: they
// carry no server, and are gone after a week.
type Kept struct {
	Settings *Settings // nil: nothing was set
	Dailies  []Daily
	Posts    []Post // rows of the ledger, by channel, oldest first
}

// Kept lists all that is kept of a server. Where a record cannot be read, the error says
// so and the others are listed.
func (s *Store) Kept(server string) (k Kept, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		settings, ok, err1 := get[Settings](tx, partSettings, server, serverKey)
		if ok {
			k.Settings = &settings
		}
		var err2, err3 error
		k.Dailies, err2 = list[Daily](tx, partDailies, server, "")
		k.Posts, err3 = list[Post](tx, partPosts, server, "")
		return errors.Join(err1, err2, err3)
	})
	return k, err
}

// Forget deletes all that is kept of a server.
func (s *Store) Forget(server string) error {
	return s.db.Write(func(tx *bbolt.Tx) error { return forget(tx, server) })
}

func forget(tx *bbolt.Tx, server string) error {
	err := tx.Bucket(bucketServers).DeleteBucket([]byte(server))
	if errors.Is(err, berrors.ErrBucketNotFound) {
		return nil
	}
	return err
}

// KeepOnly forgets every server but those in which an application is now, for it may have
// left some while nobody listened; it lists what it forgot. For another application than
// the last time it forgets nothing: that may be the trial of another bot.
func (s *Store) KeepOnly(application string, servers []string) (forgotten []string, err error) {
	err = s.db.Write(func(tx *bbolt.Tx) error {
		forgotten = nil
		meta := tx.Bucket(bucketMeta)
		if string(meta.Get(keyApplication)) != application {
			return meta.Put(keyApplication, []byte(application))
		}
		for _, server := range keys(tx.Bucket(bucketServers), "") {
			if slices.Contains(servers, server) {
				continue
			}
			if err := forget(tx, server); err != nil {
				return err
			}
			forgotten = append(forgotten, server)
		}
		return nil
	})
	return forgotten, err
}
