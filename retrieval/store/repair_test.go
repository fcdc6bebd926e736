package store

import "testing"

// A panic of other work in the background does not end a repair, and one of the repair does.
func TestRepairEndsWithItself(t *testing.T) {
	s := open(t, t.TempDir())
	s.repairing.Store(true)
	s.contain("list speakers", func() error { panic("a bug") })
	if !s.repairing.Load() {
		t.Error("a panic of other work ends the repair")
	}
	index := s.index
	s.index = nil
	s.contain("rebuild the index", func() error { return s.rebuild(ErrDamagedIndex) })
	s.index = index
	if s.repairing.Load() {
		t.Error("the repair has not ended after its panic")
	}
}
