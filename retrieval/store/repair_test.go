package store

import (
	"testing"

	"quoth/retrieval/archive"
)

// A panic of other work in the background does not end a repair, and one of the repair does. The Store is
// not started: its index is nil, which makes the repair panic, and nothing else reads it.
func TestRepairEndsWithItself(t *testing.T) {
	a, err := archive.Open(archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := newStore(Options{}, a)
	s.repairing.Store(true)
	s.contain("list speakers", func() error { panic("a bug") })
	if !s.repairing.Load() {
		t.Error("a panic of other work ends the repair")
	}
	s.contain("rebuild the index", func() error { return s.rebuild(ErrDamagedIndex) })
	if s.repairing.Load() {
		t.Error("the repair has not ended after its panic")
	}
}
