package book

import "testing"

// The memory forgets what it has not seen for longest, never what the feed still has.
func TestMemoryIsBounded(t *testing.T) {
	mark := func(n int) Mark { return Mark{Item: uint64(n)} }
	var m Memory
	for n := 1; n <= remembered; n++ {
		m = append(m, mark(n))
	}
	m = m.With([]Mark{mark(remembered), mark(remembered + 1)})
	if len(m) != remembered || m[0] != mark(remembered) || m[1] != mark(remembered+1) ||
		m[remembered-1] != mark(remembered-2) {
		t.Errorf("got %d marks from %v to %v, want the two seen first and the last ones gone", len(m), m[:2], m[len(m)-1])
	}
	var many []Mark
	for n := range 2 * remembered {
		many = append(many, mark(n+1))
	}
	if got := len(m.With(many)); got != len(many) {
		t.Errorf("got %d marks, want all %d of the feed", got, len(many))
	}
}
