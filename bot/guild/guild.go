// Package guild keeps what servers set, and what was done for them, in one bbolt file:
// settings, daily schedules, the ledger of what was posted, and the calls behind buttons,
// so that a button still works after a restart. Servers and channels are named by their
// Discord ids.
//
//	s, err := guild.Open("data/settings.db")
//	err = s.SetSettings("81", bot.Settings{Zone: "Europe/London"})
//	err = s.SetDaily(bot.Daily{Server: "81", Channel: "207", Hour: 7, Minute: 30, Zone: "Europe/London"})
//	key, err := s.Keep(call)         // goes into a button
//	call, ok, err := s.Recall(key)   // when it is pressed, within a week
//	err = s.Forget("81")             // the bot has left
//	gone, err := s.In("5", servers)  // and where it did so while nobody listened
package guild

import (
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
)

// What can be wrong with the file or a record in it; test with errors.Is.
var (
	ErrLocked  = bolt.ErrLocked
	ErrDamaged = bolt.ErrDamaged
	ErrNewer   = bolt.ErrNewer
)

// Store is an open settings file, safe for concurrent use. What a method has written is
// on the disk when it returns.
type Store struct{ db *bolt.DB }

var (
	bucketServers = []byte("servers") // server -> a bucket for each part
	bucketCalls   = []byte("calls")   // key -> record of a keptCall
	bucketOrder   = []byte("order")   // serial of a kept call -> its key
	bucketJoined  = []byte("joined")  // application -> the servers that it is in, as keys
	bucketMeta    = []byte("meta")
	keyFormat     = []byte("format")
)

const format = "1"

// Open opens the file at path, or makes it. The error is ErrLocked when another process
// has it open, ErrDamaged or ErrNewer when it cannot be read.
func Open(path string) (*Store, error) {
	const repair = "put a backup in its place, or move it away and set the servers up again"
	db, err := bolt.Open(path, bolt.Options{Check: true, Repair: repair})
	if err != nil {
		return nil, fmt.Errorf("open settings %s: %w", path, err)
	}
	s := &Store{db}
	if err := s.prepare(); err != nil {
		db.Close()
		return nil, fmt.Errorf("open settings %s: %w", path, err)
	}
	return s, nil
}

// prepare makes a new file's buckets, checks those of another one, and drops what has been
// kept for long enough. On a full disk that waits for another time.
func (s *Store) prepare() error {
	if err := s.db.WriteOnce(bucketMeta, makeBuckets); err != nil {
		return err
	}
	if err := s.db.Read(checkFormat); err != nil {
		return err
	}
	err := s.db.Write(func(tx *bbolt.Tx) error { return trim(tx, time.Now()) })
	if errors.Is(err, bolt.ErrFull) {
		return nil
	}
	return err
}

func makeBuckets(tx *bbolt.Tx) error {
	for _, name := range [][]byte{bucketServers, bucketCalls, bucketOrder, bucketMeta} {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	return tx.Bucket(bucketMeta).Put(keyFormat, []byte(format))
}

func checkFormat(tx *bbolt.Tx) error {
	if got := string(tx.Bucket(bucketMeta).Get(keyFormat)); got != format {
		return fmt.Errorf("%w (format %q, this one reads %q)", ErrNewer, got, format)
	}
	for _, name := range [][]byte{bucketServers, bucketCalls, bucketOrder} {
		if tx.Bucket(name) == nil {
			return fmt.Errorf("%w: it holds no settings", ErrDamaged)
		}
	}
	return nil
}

// trim drops what has been kept for long enough.
func trim(tx *bbolt.Tx, now time.Time) error {
	if err := dropOldCalls(tx, now); err != nil {
		return err
	}
	return tx.Bucket(bucketServers).ForEachBucket(func(server []byte) error {
		return dropOldPosts(tx, string(server), now)
	})
}

// Close lets go of the file.
func (s *Store) Close() error { return s.db.Close() }
