package socket

// places are as many as can be taken at once. Those who wait for one take turns.
type places chan struct{}

// take waits for a place, and reports false when done is closed first.
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
