// Package meter bounds the CPU time of one question.
//
//	m := meter.New(5 * time.Second)
//	ctx, end := m.Question(ctx)
//	defer end()
//
// The context ends once the question has used up its time; its cause is ErrTooLong then.
package meter

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrTooLong means that a question took more CPU time than one question may.
var ErrTooLong = errors.New("the question takes too long to answer")

const (
	// usualLimit is the CPU time of one question where none is set.
	usualLimit = 5 * time.Second
	// tick is the time between two looks at the CPU time. A question may end so much too late.
	tick = 50 * time.Millisecond
)

// Meter bounds the CPU time of each question. Go reports the CPU time of the whole process only,
// so a Meter divides what was spent equally among all that ran at the time: questions, and work in
// the background, which has no limit. It never charges a question more than the time that went by,
// since a question works on one core. A Meter is safe for concurrent use.
type Meter struct {
	limit time.Duration
	spent func() time.Duration // returns the CPU time of the process
	now   func() time.Time

	mu         sync.Mutex
	last       time.Duration // the CPU time of the process when it was divided last
	lastLook   time.Time     // when that was
	questions  map[*metered]struct{}
	background int // how many pieces of work run in the background
}

// metered is a question that runs.
type metered struct {
	used   time.Duration
	cancel context.CancelCauseFunc
	watch  *time.Timer
}

// New returns a Meter that gives each question so much CPU time. A limit of 0 stands for 5 seconds,
// and one below 0 for no limit.
func New(limit time.Duration) *Meter {
	if limit == 0 {
		limit = usualLimit
	}
	return &Meter{limit: limit, spent: cpuTime, now: time.Now, questions: make(map[*metered]struct{})}
}

// metersKey is the key under which a context that Question or Background returned holds its Meter.
type metersKey struct{ *Meter }

// Question starts a question, which lasts until end is called. Its context ends with the cause
// ErrTooLong once the limit is used up. A question inside another is a part of it, and one inside
// work in the background has no limit.
func (m *Meter) Question(ctx context.Context) (question context.Context, end func()) {
	if m.limit < 0 || ctx.Value(metersKey{m}) != nil {
		return ctx, func() {}
	}
	ctx, cancel := context.WithCancelCause(context.WithValue(ctx, metersKey{m}, true))
	q := &metered{cancel: cancel}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.divide()
	m.questions[q] = struct{}{}
	q.watch = time.AfterFunc(tick, func() { m.check(q) })
	return ctx, func() { m.end(q) }
}

// Background returns a context for work that nobody waits for and that has no limit. The work
// lasts until end is called.
func (m *Meter) Background(ctx context.Context) (work context.Context, end func()) {
	return context.WithValue(ctx, metersKey{m}, false), m.Beside()
}

// Beside notes that work runs in the background until end is called, so that questions are not
// charged for its CPU time.
func (m *Meter) Beside() (end func()) {
	m.add(1)
	return func() { m.add(-1) }
}

func (m *Meter) add(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.divide()
	m.background += n
}

func (m *Meter) end(q *metered) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.divide()
	delete(m.questions, q)
	q.watch.Stop()
	q.cancel(nil)
}

// check ends the questions that have used up their time, and schedules the next check of q.
func (m *Meter) check(q *metered) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.divide()
	for q := range m.questions {
		if q.used > m.limit {
			q.cancel(ErrTooLong)
		}
	}
	if _, running := m.questions[q]; running {
		q.watch.Reset(tick)
	}
}

// divide charges the CPU time that was spent since the last call to what runs now. The caller
// must hold m.mu.
func (m *Meter) divide() {
	spent, now := m.spent(), m.now()
	if n := len(m.questions) + m.background; n > 0 {
		part := min((spent-m.last)/time.Duration(n), now.Sub(m.lastLook))
		for q := range m.questions {
			q.used += part
		}
	}
	m.last, m.lastLook = spent, now
}
