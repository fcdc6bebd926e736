package store

import (
	"errors"
	"time"
)

// How a Store looks for room on a full disk.
const (
	// retryEvery is the time between two looks.
	retryEvery = 5 * time.Second
	// retryAlways is the number of looks after which the Store tries to write in any case: a quota does
	// not show in the free space.
	retryAlways = 12
	// retryRoom is the number of bytes that must have become free, about what a step of the index takes.
	retryRoom = 4 << 20
	// retryShare: on a small disk, a part of 1/retryShare of all bytes is enough.
	retryShare = 16
)

// noteWrite returns err, the result of a write, and notes whether the disk is full. As long as it is,
// the Store looks for room by itself.
func (s *Store) noteWrite(err error) error {
	s.outageMu.Lock()
	defer s.outageMu.Unlock()
	switch {
	case err == nil && !s.outage.since.IsZero():
		s.log.Info("there is room on the disk again", "full for", time.Since(s.outage.since).Round(time.Second))
		s.outage = outage{}
	case errors.Is(err, ErrFull) && s.outage.since.IsZero() && s.closing.Err() == nil:
		free, _, _ := space(s.options.Dir)
		s.outage = outage{time.Now(), free}
		s.log.Error("the disk is full: answering from what is indexed; storing goes on when there is room",
			"folder", s.options.Dir)
		s.log.Debug("the disk is full", "err", err)
		s.watching.Go(s.awaitRoom)
	}
	return err
}

// awaitRoom catches up when there is room again. It returns at the end of the outage.
func (s *Store) awaitRoom() {
	ticker := time.NewTicker(s.options.retryEvery)
	defer ticker.Stop()
	for looks := 1; !s.FullSince().IsZero(); looks++ {
		select {
		case <-ticker.C:
		case <-s.closing.Done():
			return
		}
		hasRoom, isUnwritten := s.hasRoom(), s.isUnwritten()
		switch {
		case hasRoom && !isUnwritten:
			_ = s.noteWrite(nil)
		case hasRoom, isUnwritten && looks%retryAlways == 0:
			s.contain("catch up", func() error { return s.CatchUp(s.closing, nil) })
		}
	}
}

// hasRoom reports whether space has become free since the disk was full.
func (s *Store) hasRoom() bool {
	s.outageMu.Lock()
	before := s.outage.free
	s.outageMu.Unlock()
	free, total, err := space(s.options.Dir)
	return err == nil && free >= before+min(retryRoom, total/retryShare)
}

// isUnwritten reports whether something is left to be written to the index on the disk.
func (s *Store) isUnwritten() bool {
	view := s.View()
	defer view.Release()
	return s.isInMemory || view.IsBehind() || s.isErasing()
}
