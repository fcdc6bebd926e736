package store

import (
	"errors"
	"runtime/debug"
)

// inBackground does work beside the questions. Close waits for it.
func (s *Store) inBackground(what string, work func() error) {
	s.background.Go(func() { s.contain(what, work) })
}

// contain does work that nobody waits for. It logs a panic, which must not end the process, and an error,
// unless the error is a full disk or an index that is away, which is logged already.
func (s *Store) contain(what string, work func() error) {
	defer func() {
		if p := recover(); p != nil {
			s.log.Error(what, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	if err := work(); err != nil && s.closing.Err() == nil && !errors.Is(err, ErrFull) && !errors.Is(err, ErrAway) {
		s.log.Error(what, "err", err)
	}
}
