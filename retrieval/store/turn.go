package store

import "context"

// turn lets one goroutine at a time do some work. It differs from a sync.Mutex in that waiting for it
// can be given up.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

// take waits for the turn, and returns the error of ctx if that ends first. The caller must call end
// after its work.
func (t turn) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// wait waits for the turn without an end.
func (t turn) wait() { t <- struct{}{} }

func (t turn) end() { <-t }
