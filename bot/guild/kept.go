package guild

import (
	"errors"

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
	return s.db.Write(func(tx *bbolt.Tx) error {
		err := tx.Bucket(bucketServers).DeleteBucket([]byte(server))
		if errors.Is(err, berrors.ErrBucketNotFound) {
			return nil
		}
		return err
	})
}
