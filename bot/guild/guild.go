// Package guild stores what concerns servers in one bbolt file: their settings, their daily schedules, the ledger
// of what was posted, the watches that people set, the calls behind buttons, so that a button works after a restart, and the answers that were
// announced, so that they are closed after a crash. Servers and channels are named by their Discord ids.
//
//	s, err := guild.Open("data/settings.db")
//	err = s.SetSettings("81", settings.Server{Zone: "Europe/London"})
//	err = s.SetDaily(settings.Daily{Server: "81", Channel: "207", Hour: 7, Minute: 30, Zone: "Europe/London"})
//	keys, err := s.SaveCalls(calls)     // for the buttons of a reply
//	call, ok, err := s.SavedCall(key)   // when one is pressed, within a week
//	err = s.Forget("81")                // when the bot has left a server
//	gone, err := s.In("5", servers)     // at a connection: those it left before
package guild

import (
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"quoth/retrieval/bolt"
)

// These errors say what is wrong with the file or a record in it. Test with errors.Is.
var (
	ErrLocked  = bolt.ErrLocked
	ErrDamaged = bolt.ErrDamaged
	ErrNewer   = bolt.ErrNewer
)

// Store is an open settings file. It is safe for concurrent use. When a method returns, what it has
// written is on the disk.
type Store struct{ db *bolt.DB }

var (
	bucketServers = []byte("servers") // server -> a bucket for each part
	bucketCalls   = []byte("calls")   // key -> record of a savedCall
	bucketOrder   = []byte("order")   // serial of a saved call -> its key
	bucketJoined  = []byte("joined")  // application -> the servers that it is in, as keys
	bucketMeta    = []byte("meta")
	keyFormat     = []byte("format")
)

const format = "1"

// repair is the advice about a damaged file.
const repair = "put a backup in its place, or move it away and set the servers up again"

// Open opens the file at path, and creates it if need be. The error is ErrLocked when another process
// has the file open, and ErrDamaged or ErrNewer when it cannot be read.
func Open(path string) (*Store, error) {
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

// prepare creates the buckets of a new file, checks those of an existing one, and deletes what has
// been kept for long enough. On a full disk nothing is deleted.
func (s *Store) prepare() error {
	if err := s.db.WriteOnce(bucketMeta, createBuckets); err != nil {
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

// createBuckets creates the buckets of a new file.
func createBuckets(tx *bbolt.Tx) error {
	for _, name := range [][]byte{bucketServers, bucketCalls, bucketOrder, bucketMeta} {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	return tx.Bucket(bucketMeta).Put(keyFormat, []byte(format))
}

// checkFormat checks that the file is one that this version reads.
func checkFormat(tx *bbolt.Tx) error {
	if tx.Bucket(bucketMeta) == nil {
		return fmt.Errorf("%w: it holds no settings", ErrDamaged)
	}
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

// trim deletes what has been kept for long enough.
func trim(tx *bbolt.Tx, now time.Time) error {
	if err := errors.Join(deleteOldCalls(tx, now), deleteOldPending(tx, now)); err != nil {
		return err
	}
	return tx.Bucket(bucketServers).ForEachBucket(func(server []byte) error {
		return errors.Join(deleteOldPosts(tx, string(server), now), deleteOldExtras(tx, string(server), now),
			deleteOldWatches(tx, string(server), now))
	})
}

// Close closes the file.
func (s *Store) Close() error { return s.db.Close() }
