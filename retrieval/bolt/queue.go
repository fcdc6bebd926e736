package bolt

import (
	"sync"
	"time"

	"go.etcd.io/bbolt"
)

// queueDelay is how long the first write of a transaction waits for others to join it.
const queueDelay = 2 * time.Millisecond

// writeQueue collects writes, to store them in one transaction. (bbolt's own Batch runs in another
// goroutine, where the panic over a damaged page would end the process.)
type writeQueue struct {
	mu     sync.Mutex
	writes []queuedWrite
}

type queuedWrite struct {
	f    func(*bbolt.Tx) error
	done chan error
}

// write calls f in a transaction that commit runs, and returns when that has ended.
func (q *writeQueue) write(f func(*bbolt.Tx) error, commit func(func(*bbolt.Tx) error) error) error {
	w := queuedWrite{f, make(chan error, 1)}
	q.mu.Lock()
	q.writes = append(q.writes, w)
	isFirst := len(q.writes) == 1
	q.mu.Unlock()
	if isFirst {
		time.Sleep(queueDelay)
		q.flush(commit)
	}
	return <-w.done
}

// flush commits the collected writes: together, or each by itself if one of them fails.
func (q *writeQueue) flush(commit func(func(*bbolt.Tx) error) error) {
	q.mu.Lock()
	writes := q.writes
	q.writes = nil
	q.mu.Unlock()
	err := commit(func(tx *bbolt.Tx) error {
		for _, w := range writes {
			if err := w.f(tx); err != nil {
				return err
			}
		}
		return nil
	})
	for _, w := range writes {
		if err != nil && len(writes) > 1 {
			w.done <- commit(w.f)
			continue
		}
		w.done <- err
	}
}
