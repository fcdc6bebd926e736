package retrieval

import (
	"errors"
	"time"

	"quoth/retrieval/archive"
)

// ErrFull means that the disk is full: nothing more can be stored or indexed, and questions are
// answered from what is indexed.
var ErrFull = archive.ErrFull

// outage is a time in which nothing can be written. Its zero value is none.
type outage struct {
	since time.Time
	free  uint64 // bytes, when it began
}

// retryEvery is how often the Library looks whether there is room again, and retryAlways how
// many looks later it tries all the same: a quota does not show in the free space.
const (
	retryEvery  = 5 * time.Second
	retryAlways = 12
	// retryRoom is how many bytes must have become free: a step of the index takes about that.
	// Of a small disk, retryShare is enough.
	retryRoom, retryShare = 4 << 20, 16
)

// noteWrite returns err, what came of a write, and notes whether the disk is full. From then on
// the Library looks for room by itself.
func (l *Library) noteWrite(err error) error {
	l.outageMu.Lock()
	defer l.outageMu.Unlock()
	switch {
	case err == nil && !l.outage.since.IsZero():
		l.log.Info("there is room on the disk again", "full for", time.Since(l.outage.since).Round(time.Second))
		l.outage = outage{}
	case errors.Is(err, ErrFull) && l.outage.since.IsZero() && l.closing.Err() == nil:
		free, _, _ := space(l.dir)
		l.outage = outage{time.Now(), free}
		l.log.Error("the disk is full: answering from what is indexed; storing goes on when there is room",
			"folder", l.dir)
		l.log.Debug("the disk is full", "err", err)
		l.watching.Go(l.awaitRoom)
	}
	return err
}

// FullSince returns since when the disk has been full; the zero time when it is not.
func (l *Library) FullSince() time.Time {
	l.outageMu.Lock()
	defer l.outageMu.Unlock()
	return l.outage.since
}

// awaitRoom catches up when there is room again, and ends with the outage.
func (l *Library) awaitRoom() {
	ticker := time.NewTicker(l.retryEvery)
	defer ticker.Stop()
	for looks := 1; !l.FullSince().IsZero(); looks++ {
		select {
		case <-ticker.C:
		case <-l.closing.Done():
			return
		}
		hasRoom, isUnwritten := l.hasRoom(), l.isUnwritten()
		switch {
		case hasRoom && !isUnwritten:
			_ = l.noteWrite(nil)
		case hasRoom, isUnwritten && looks%retryAlways == 0:
			l.contained("catch up", func() error { return l.CatchUp(l.closing, nil) })
		}
	}
}

// hasRoom reports whether space has become free since the disk was full.
func (l *Library) hasRoom() bool {
	l.outageMu.Lock()
	before := l.outage.free
	l.outageMu.Unlock()
	free, total, err := space(l.dir)
	return err == nil && free >= before+min(retryRoom, total/retryShare)
}
