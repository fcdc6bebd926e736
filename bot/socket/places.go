package socket

// places is a number of places that can be taken at once. Those who wait for a place take turns.
type places chan struct{}

// take waits for a place. It returns false when done is closed first.
func (p places) take(done <-chan struct{}) bool {
	select {
	case p <- struct{}{}:
		return true
	case <-done:
		return false
	}
}

// leave gives a place back.
func (p places) leave() { <-p }
