package retrieval

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrTooLong means that a question took more CPU time than one question may.
var ErrTooLong = errors.New("the question takes too long to answer")

const (
	// questionTime is the CPU time of one question.
	questionTime = 5 * time.Second
	// meterTick is how often the CPU time is looked at: a question ends so much too late at the most.
	meterTick = 50 * time.Millisecond
)

// meter bounds the CPU time of each question. Go tells the CPU time of the whole process only,
// so what is spent is shared out in equal parts to all that runs at the time: questions, and
// work in the background, which has no limit. A question never has more than the time that
// went by, since it works on one core.
type meter struct {
	limit time.Duration
	spent func() time.Duration // CPU time of the process
	now   func() time.Time

	mu         sync.Mutex
	last       time.Duration // spent, when it was shared out last
	lastLook   time.Time     // when that was
	questions  map[*metered]struct{}
	background int // how much else runs
}

// metered is a question that runs.
type metered struct {
	used   time.Duration
	cancel context.CancelCauseFunc
	watch  *time.Timer
}

// newMeter makes a meter; limit 0 is the usual one, and below 0 none.
func newMeter(limit time.Duration) *meter {
	if limit == 0 {
		limit = questionTime
	}
	return &meter{limit: limit, spent: cpuTime, now: time.Now, questions: make(map[*metered]struct{})}
}

// inMeter is the key of a context in which a question of this meter runs, or work in the background.
type inMeter struct{ *meter }

// begin starts a question, which lasts until end. Its context ends with ErrTooLong for its
// cause once the limit is used up. A question inside another is a part of it.
func (m *meter) begin(ctx context.Context) (question context.Context, end func()) {
	if m.limit < 0 || ctx.Value(inMeter{m}) != nil {
		return ctx, func() {}
	}
	ctx, cancel := context.WithCancelCause(context.WithValue(ctx, inMeter{m}, true))
	q := &metered{cancel: cancel}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.share()
	m.questions[q] = struct{}{}
	q.watch = time.AfterFunc(meterTick, func() { m.look(q) })
	return ctx, func() { m.end(q) }
}

func (m *meter) end(q *metered) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.share()
	delete(m.questions, q)
	q.watch.Stop()
	q.cancel(nil)
}

// look ends questions that have used up their time, and has q looked after further.
func (m *meter) look(q *metered) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.share()
	for q := range m.questions {
		if q.used > m.limit {
			q.cancel(ErrTooLong)
		}
	}
	if _, running := m.questions[q]; running {
		q.watch.Reset(meterTick)
	}
}

// share adds what was spent since the last time to what runs. The caller holds m.mu.
func (m *meter) share() {
	spent, now := m.spent(), m.now()
	if n := len(m.questions) + m.background; n > 0 {
		part := min((spent-m.last)/time.Duration(n), now.Sub(m.lastLook))
		for q := range m.questions {
			q.used += part
		}
	}
	m.last, m.lastLook = spent, now
}

// beside notes work in the background, which lasts until done.
func (m *meter) beside() (done func()) {
	m.add(1)
	return func() { m.add(-1) }
}

func (m *meter) add(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.share()
	m.background += n
}

// Question returns a context for one question, to be used until end: what the Library does
// in it has the CPU time of one question together, and then fails with ErrTooLong. Outside of
// it each call is a question.
func (l *Library) Question(ctx context.Context) (question context.Context, end func()) {
	return l.meter.begin(ctx)
}

// Background returns a context for work that nobody waits for, to be used until end: what the
// Library does in it has no limit.
func (l *Library) Background(ctx context.Context) (work context.Context, end func()) {
	return context.WithValue(ctx, inMeter{l.meter}, false), l.meter.beside()
}

// begin is Question for a method of the Library: its end puts ErrTooLong in the place of the
// error that the end of the context has led to.
func (l *Library) begin(ctx context.Context) (question context.Context, end func(*error)) {
	ctx, done := l.meter.begin(ctx)
	return ctx, func(err *error) {
		if *err != nil && errors.Is(context.Cause(ctx), ErrTooLong) {
			*err = ErrTooLong
		}
		done()
	}
}
