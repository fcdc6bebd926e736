package store

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// How long a question waits for the index to be rebuilt. After that it is answered from what is indexed by then.
const (
	repairWait        = 10 * time.Second
	clusterRepairWait = 200 * time.Millisecond // a question there has three seconds in all
)

// Heal reports whether a question that failed with err is worth asking again: err is about a damaged
// index, and the index is being rebuilt or already is. Heal waits as AwaitRepair does. A Store that is open
// for reading only rebuilds nothing; NeedsRepair reports true from then on.
func (s *Store) Heal(ctx context.Context, err error) bool {
	if !errors.Is(err, ErrDamagedIndex) || ctx.Err() != nil {
		return false
	}
	if !s.repair(err) {
		return false
	}
	s.AwaitRepair(ctx)
	return true
}

// AwaitRepair waits until a damaged index is rebuilt, as long as ctx lasts and 10 seconds at the most, in a cluster
// much less.
// It reports whether there was anything to wait for.
func (s *Store) AwaitRepair(ctx context.Context) bool {
	if !s.repairing.Load() {
		return false
	}
	wait := repairWait
	if s.options.Cluster != nil {
		wait = clusterRepairWait
	}
	ctx, stop := context.WithTimeout(ctx, wait)
	defer stop()
	for s.repairing.Load() && ctx.Err() == nil {
		select {
		case <-time.After(10 * time.Millisecond):
		case <-ctx.Done():
		}
	}
	return true
}

// NeedsRepair reports whether the index is damaged and the Store is open for reading only.
func (s *Store) NeedsRepair() bool { return s.damaged.Load() }

// repair starts to rebuild a damaged index in the background, unless that is going on. Questions are
// answered from the new index while it is being filled. It reports false if the index cannot be rebuilt.
func (s *Store) repair(damage error) bool {
	switch {
	case s.options.ReadOnly:
		s.damaged.Store(true)
		return false
	case s.closing.Err() != nil:
		return false
	case !s.repairing.CompareAndSwap(false, true):
		return true
	}
	s.inBackground("rebuild the index", func() error {
		err := s.rebuild(damage)
		return errors.Join(err, s.CatchUp(s.closing, nil)) // with what was added meanwhile
	})
	return true
}

// rebuild rebuilds a damaged index. It ends the repair, even if it panics.
func (s *Store) rebuild(damage error) error {
	defer s.repairing.Store(false)
	if err := s.updating.take(s.closing); err != nil {
		return err
	}
	defer s.updating.end()
	defer s.meter.Beside()()
	return s.noteWrite(errors.Join(s.startOver(damage), s.update(s.closing, nil)))
}

// verifyEvery is how often the files of an open index are compared with their checksums.
const verifyEvery = 24 * time.Hour

// verifyDaily compares the index, the table of words and the archive with their checksums, after opening and then
// once a day. It rebuilds what differs of the first two: damage could otherwise change answers without an error.
func (s *Store) verifyDaily() {
	ticker := time.NewTicker(verifyEvery)
	defer ticker.Stop()
	for {
		s.verifyIndex()
		if err := s.vocabulary.Verify(s.closing); err != nil && s.closing.Err() == nil {
			s.recount(err)
		}
		s.rereadArchive()
		select {
		case <-ticker.C:
		case <-s.closing.Done():
			return
		}
	}
}

// rereadArchive logs what is damaged of the archive and was not known to be.
func (s *Store) rereadArchive() {
	known := s.archive.Damaged()
	err := s.archive.Reread(s.closing)
	if s.closing.Err() != nil {
		return
	}
	if s.archive.Damaged() > known {
		s.logDamaged()
	}
	if err != nil {
		s.log.Error("the archive is damaged: run quoth doctor", "err", err)
	}
}

// verifyIndex compares the index with its checksums. It holds no View, since a replacement of the index
// would have to wait for that. Close waits for s.watching instead.
func (s *Store) verifyIndex() {
	s.mu.RLock()
	x := s.index
	s.mu.RUnlock()
	err := x.Verify(s.closing)
	switch {
	case errors.Is(err, ErrDamagedIndex):
		s.repair(err)
	case err != nil && s.closing.Err() == nil && !errors.Is(err, ErrAway):
		s.log.Warn("the index could not be compared with its checksums", "err", err)
	}
	s.verifiedOnce.Do(func() { close(s.verified) })
}

// Verified waits, as long as ctx lasts, until the index has been compared with its checksums for the first
// time. The error is ErrDamagedIndex when the index is damaged and cannot be rebuilt here.
func (s *Store) Verified(ctx context.Context) error {
	select {
	case <-s.verified:
	case <-ctx.Done():
	}
	if s.NeedsRepair() {
		return fmt.Errorf("verify: %w", ErrDamagedIndex)
	}
	return nil
}
