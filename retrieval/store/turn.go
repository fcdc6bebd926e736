package store

import "context"

// turn lets one goroutine at a time do some work. It differs from a sync.Mutex in that waiting for it
// can be given up.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

// take waits for the turn. It returns the error of ctx if that has ended, even if the turn is free: work
// that starts late must not run after Close. Without an error, the caller must call end after its work.
func (t turn) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		if err := ctx.Err(); err != nil {
			t.end()
			return err
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// wait waits for the turn without an end.
func (t turn) wait() { t <- struct{}{} }

func (t turn) end() { <-t }
