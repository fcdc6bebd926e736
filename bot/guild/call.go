package guild

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

const (
	callLife  = 7 * 24 * time.Hour // how long a call is kept
	callRenew = 24 * time.Hour     // a call saved less than this ago is not written again
	maxCalls  = 20_000             // the oldest calls are deleted first
	maxCall   = 16 << 10           // bytes
)

// savedCall is a call behind a button.
type savedCall struct {
	Serial uint64    `json:"serial"` // its key in bucketOrder
	KeptAt time.Time `json:"kept_at"`
	Call   []byte    `json:"call"`
}

// SaveCalls saves calls, and returns their keys in the same order. A key is 16 letters and digits,
// and is the same for the same call. What the bytes of a call mean is the caller's business.
//
// A call is kept for a week, unless 20,000 others are saved after it. All calls go to the disk in one
// write, or in none when they were saved on the same day.
func (s *Store) SaveCalls(calls [][]byte) (keys []string, err error) {
	for _, call := range calls {
		if len(call) > maxCall {
			return nil, fmt.Errorf("save call: it has %d bytes, at most %d are saved", len(call), maxCall)
		}
		keys = append(keys, shortKey(sha256.Sum256(call)))
	}
	now := time.Now()
	if s.areRecent(keys, now) {
		return keys, nil
	}
	return keys, s.db.WriteTogether(func(tx *bbolt.Tx) error {
		for i, call := range calls {
			if err := saveCall(tx, keys[i], call, now); err != nil {
				return fmt.Errorf("save call: %w", err)
			}
		}
		return deleteOldCalls(tx, now)
	})
}

// areRecent reports whether the calls with these keys were all saved within callRenew. A call that
// cannot be read is not recent, so that it is written again.
func (s *Store) areRecent(keys []string, now time.Time) bool {
	recent := true
	err := s.db.Read(func(tx *bbolt.Tx) error {
		for _, key := range keys {
			saved, ok, err := getCall(tx, key)
			recent = recent && ok && err == nil && now.Sub(saved.KeptAt) < callRenew
		}
		return nil
	})
	return recent && err == nil
}

// saveCall writes a call under its key, with a new serial.
func saveCall(tx *bbolt.Tx, key string, call []byte, now time.Time) error {
	order := tx.Bucket(bucketOrder)
	if old, ok, _ := getCall(tx, key); ok {
		if err := order.Delete(serialKey(old.Serial)); err != nil {
			return err
		}
	}
	serial, err := order.NextSequence()
	if err != nil {
		return err
	}
	data, err := encode(savedCall{serial, now, call})
	if err != nil {
		return err
	}
	if err := order.Put(serialKey(serial), []byte(key)); err != nil {
		return err
	}
	return tx.Bucket(bucketCalls).Put([]byte(key), data)
}

// SavedCall returns the call with a key, and reports whether it is still there.
func (s *Store) SavedCall(key string) (call []byte, ok bool, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		var saved savedCall
		saved, ok, err = getCall(tx, key)
		if ok = ok && time.Since(saved.KeptAt) < callLife; ok {
			call = saved.Call
		}
		return err
	})
	return call, ok, err
}

// getCall reads the record of a call.
func getCall(tx *bbolt.Tx, key string) (saved savedCall, ok bool, err error) {
	data := tx.Bucket(bucketCalls).Get([]byte(key))
	if data == nil {
		return savedCall{}, false, nil
	}
	if err := decode(data, &saved); err != nil {
		return savedCall{}, false, fmt.Errorf("read call %s: %w", key, err)
	}
	return saved, true, nil
}

// deleteOldCalls deletes the calls that have expired or are too many, the oldest first. It counts
// calls by their serials. A call that was saved again leaves a gap there, so that some calls may be
// deleted a little early.
func deleteOldCalls(tx *bbolt.Tx, now time.Time) error {
	order := tx.Bucket(bucketOrder)
	c := order.Cursor()
	for k, v := c.First(); k != nil; k, v = c.First() {
		serial, key := binary.BigEndian.Uint64(k), bytes.Clone(v)
		saved, ok, err := getCall(tx, string(key))
		isCurrent := ok && saved.Serial == serial // else the call was saved again, or cannot be read
		if isCurrent && order.Sequence()-serial < maxCalls && now.Sub(saved.KeptAt) < callLife {
			return nil
		}
		if err := c.Delete(); err != nil {
			return err
		}
		if isCurrent || err != nil {
			if err := tx.Bucket(bucketCalls).Delete(key); err != nil {
				return err
			}
		}
	}
	return nil
}

// serialKey returns the key of a serial in bucketOrder.
func serialKey(serial uint64) []byte { return binary.BigEndian.AppendUint64(nil, serial) }
