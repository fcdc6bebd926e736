package store

import (
	"context"
	"errors"
	"time"

	"quoth/retrieval/index"
	"quoth/retrieval/news"
)

// absence is a time during which the index cannot be reached, or takes no updates. Its zero value is none.
type absence struct {
	since  time.Time
	reason string
}

// noteAnswer notes whether the index answered. As long as it does not, watchIndex tries to catch up.
func (s *Store) noteAnswer(err error) {
	s.outageMu.Lock()
	defer s.outageMu.Unlock()
	isAway := !s.away.since.IsZero()
	switch {
	case err == nil && isAway:
		s.log.Info("the index answers again", "away for", time.Since(s.away.since).Round(time.Second))
		s.away = absence{}
	case errors.Is(err, ErrAway) && !isAway && s.closing.Err() == nil:
		s.away.since = time.Now()
		s.log.Error("the index cannot be reached: new articles are stored, and will be indexed when it answers again",
			"err", err)
	}
	if errors.Is(err, ErrAway) {
		s.away.reason = err.Error()
	}
}

// noteReadiness notes whether an index that was just opened answers.
func (s *Store) noteReadiness() {
	ctx, stop := context.WithTimeoutCause(s.closing, time.Second, index.ErrAway)
	defer stop()
	s.noteAnswer(s.index.Ready(ctx))
}

// isAway reports whether the index cannot be reached.
func (s *Store) isAway() bool { return !s.awaySince().since.IsZero() }

func (s *Store) awaySince() absence {
	s.outageMu.Lock()
	defer s.outageMu.Unlock()
	return s.away
}

// clustered is an index in a cluster.
type clustered interface {
	index.Index
	// Health returns how the index is: "green", "yellow" while copies of parts of it are missing, "red" while parts of
	// it are.
	Health(context.Context) (string, error)
	// Records returns what was stored with each of some articles; see index.Speakers.Record.
	Records(context.Context, []news.Serial) (map[news.Serial][]byte, error)
}

// watchIndex asks an index in a cluster how it is, and lets it catch up when it answers again. It returns when the
// Store is closed.
func (s *Store) watchIndex() {
	ticker := time.NewTicker(s.options.retryEvery)
	defer ticker.Stop()
	for {
		s.lookAtIndex()
		select {
		case <-ticker.C:
		case <-s.closing.Done():
			return
		}
	}
}

// lookAtIndex asks the index once. It holds no View, since a replacement of the index would have to wait for that.
func (s *Store) lookAtIndex() {
	s.mu.RLock()
	x, isClustered := s.index.(clustered)
	s.mu.RUnlock()
	if !isClustered {
		s.health.Store(nil)
		return
	}
	before := x.Cursor()
	status, err := x.Health(s.closing)
	if err != nil {
		s.noteAnswer(err)
		status = ""
	}
	s.health.Store(&status)
	switch {
	case errors.Is(err, ErrDamagedIndex):
		s.repair(err)
	case err == nil && x.Cursor() < before:
		s.log.Warn("the cluster was restored from an earlier state: what was stored since is indexed again",
			"revisions", s.archive.Head()-x.Cursor())
		s.catchUpBeside()
	case err == nil && s.isAway():
		s.contain("catch up", s.comeBack)
	}
}

// catchUpBeside catches up in the background.
func (s *Store) catchUpBeside() {
	if !s.options.ReadOnly && s.closing.Err() == nil {
		s.inBackground("catch up", func() error { return s.CatchUp(s.closing, nil) })
	}
}

// comeBack catches up after an absence, and ends it.
func (s *Store) comeBack() error {
	if !s.options.ReadOnly {
		if err := s.CatchUp(s.closing, nil); err != nil {
			return err
		}
	}
	s.noteAnswer(nil)
	return nil
}

// viewTime is how long the look-ups of one View in a cluster may take. With what is done beside them, a question is
// answered or refused within three seconds.
const viewTime = 2700 * time.Millisecond

// valueOf returns what p points to; empty for nil.
func valueOf(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

// within returns the context of a look-up in an index that may be away: all look-ups of a View end within its time.
func (v *View) within(ctx context.Context) (context.Context, context.CancelFunc) {
	if v.until.IsZero() {
		return ctx, func() {}
	}
	return context.WithDeadlineCause(ctx, v.until, index.ErrAway)
}
