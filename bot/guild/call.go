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
	callLife  = 7 * 24 * time.Hour // how long a kept call can be recalled
	callRenew = 24 * time.Hour     // kept again before that, a call is not written again
	mostCalls = 20_000             // the oldest go first
	longest   = 16 << 10           // bytes of a call
)

// keptCall is a call behind a button.
type keptCall struct {
	Serial uint64    `json:"serial"` // its place in bucketOrder
	KeptAt time.Time `json:"kept_at"`
	Call   []byte    `json:"call"`
}

// Keep remembers a call, whatever its bytes mean, and gives the key to recall it with:
// 16 letters and digits, the same for the same call. It can be recalled for a week, as
// long as fewer than 20,000 others are kept after it.
func (s *Store) Keep(call []byte) (key string, err error) {
	keys, err := s.KeepAll([][]byte{call})
	if err != nil {
		return "", err
	}
	return keys[0], nil
}

// KeepAll is Keep for all the calls of one reply: one write to the disk, or none where
// they were kept lately. The keys are in the order of the calls.
func (s *Store) KeepAll(calls [][]byte) (keys []string, err error) {
	for _, call := range calls {
		if len(call) > longest {
			return nil, fmt.Errorf("keep call: it has %d bytes, at most %d are kept", len(call), longest)
		}
		keys = append(keys, shortKey(sha256.Sum256(call)))
	}
	now := time.Now()
	if s.keptLately(keys, now) {
		return keys, nil
	}
	return keys, s.db.Write(func(tx *bbolt.Tx) error {
		for i, call := range calls {
			if err := keep(tx, keys[i], call, now); err != nil {
				return fmt.Errorf("keep call: %w", err)
			}
		}
		return dropOldCalls(tx, now)
	})
}

// keptLately reports whether all keys can be recalled for some days yet. One that cannot
// be read is written again.
func (s *Store) keptLately(keys []string, now time.Time) bool {
	lately := true
	err := s.db.Read(func(tx *bbolt.Tx) error {
		for _, key := range keys {
			kept, ok, err := keptUnder(tx, key)
			lately = lately && ok && err == nil && now.Sub(kept.KeptAt) < callRenew
		}
		return nil
	})
	return lately && err == nil
}

func keep(tx *bbolt.Tx, key string, call []byte, now time.Time) error {
	order := tx.Bucket(bucketOrder)
	if old, ok, _ := keptUnder(tx, key); ok {
		if err := order.Delete(serialKey(old.Serial)); err != nil {
			return err
		}
	}
	serial, err := order.NextSequence()
	if err != nil {
		return err
	}
	data, err := encode(keptCall{serial, now, call})
	if err != nil {
		return err
	}
	if err := order.Put(serialKey(serial), []byte(key)); err != nil {
		return err
	}
	return tx.Bucket(bucketCalls).Put([]byte(key), data)
}

// Recall gives the call that was kept under key; ok is false where there is none any
// more.
func (s *Store) Recall(key string) (call []byte, ok bool, err error) {
	err = s.db.Read(func(tx *bbolt.Tx) error {
		var kept keptCall
		kept, ok, err = keptUnder(tx, key)
		if ok = ok && time.Since(kept.KeptAt) < callLife; ok {
			call = kept.Call
		}
		return err
	})
	return call, ok, err
}

func keptUnder(tx *bbolt.Tx, key string) (kept keptCall, ok bool, err error) {
	data := tx.Bucket(bucketCalls).Get([]byte(key))
	if data == nil {
		return keptCall{}, false, nil
	}
	if err := decode(data, &kept); err != nil {
		return keptCall{}, false, fmt.Errorf("read call %s: %w", key, err)
	}
	return kept, true, nil
}

// dropOldCalls deletes, oldest first, the calls that have expired or are too many. What
// was kept again has left a hole in the serials, so it may be some too early.
func dropOldCalls(tx *bbolt.Tx, now time.Time) error {
	order := tx.Bucket(bucketOrder)
	c := order.Cursor()
	for k, v := c.First(); k != nil; k, v = c.First() {
		serial, key := binary.BigEndian.Uint64(k), bytes.Clone(v)
		kept, ok, err := keptUnder(tx, string(key))
		current := ok && kept.Serial == serial // else the call was kept again, or cannot be read
		if current && order.Sequence()-serial < mostCalls && now.Sub(kept.KeptAt) < callLife {
			return nil
		}
		if err := c.Delete(); err != nil {
			return err
		}
		if current || err != nil {
			if err := tx.Bucket(bucketCalls).Delete(key); err != nil {
				return err
			}
		}
	}
	return nil
}

func serialKey(serial uint64) []byte { return binary.BigEndian.AppendUint64(nil, serial) }
