package bolt

import (
	"sync"
	"time"

	"go.etcd.io/bbolt"
)

// togetherDelay is how long a write waits for others, to be written with them.
const togetherDelay = 2 * time.Millisecond

// together are the writes that wait to be written in one transaction.
type together struct {
	mu      sync.Mutex
	waiting []waiting
}

type waiting struct {
	f    func(*bbolt.Tx) error
	done chan error
}

// WriteTogether is Write, in one transaction with what others write at the same time, so that
// many writes wait for the disk once. Where one of them fails, each is written by itself: f may
// run twice. (bbolt's own Batch runs in a goroutine in which a damaged page ends the process.)
func (db *DB) WriteTogether(f func(*bbolt.Tx) error) error {
	mine := waiting{f, make(chan error, 1)}
	db.together.mu.Lock()
	db.together.waiting = append(db.together.waiting, mine)
	isFirst := len(db.together.waiting) == 1
	db.together.mu.Unlock()
	if isFirst {
		time.Sleep(togetherDelay)
		db.writeWaiting()
	}
	return <-mine.done
}

// writeWaiting writes all that waits.
func (db *DB) writeWaiting() {
	db.together.mu.Lock()
	all := db.together.waiting
	db.together.waiting = nil
	db.together.mu.Unlock()
	err := db.Write(func(tx *bbolt.Tx) error {
		for _, w := range all {
			if err := w.f(tx); err != nil {
				return err
			}
		}
		return nil
	})
	for _, w := range all {
		if err != nil && len(all) > 1 {
			w.done <- db.Write(w.f)
			continue
		}
		w.done <- err
	}
}
