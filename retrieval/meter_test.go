package retrieval

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// spending is CPU time that a test spends.
type spending struct{ time.Duration }

// used is what each question of a meter has used after steps that spend time while some run.
func TestMeterSharesTime(t *testing.T) {
	for _, tc := range []struct {
		name                  string
		questions, background int
		passed, spent, want   time.Duration // want: of each question
	}{
		{"one alone", 1, 0, 5 * time.Second, 4 * time.Second, 4 * time.Second},
		{"two", 2, 0, 5 * time.Second, 4 * time.Second, 2 * time.Second},
		{"beside an import", 1, 1, 5 * time.Second, 4 * time.Second, 2 * time.Second},
		{"on many cores", 1, 1, time.Second, 16 * time.Second, time.Second},
	} {
		t.Run(tc.name, func(t *testing.T) {
			cpu := spending{time.Hour}
			m := newMeter(0)
			m.spent = func() time.Duration { return cpu.Duration }
			now := time.Now()
			m.now = func() time.Time { return now }
			for range tc.background {
				defer m.beside()()
			}
			for range tc.questions {
				_, end := m.begin(t.Context())
				defer end()
			}
			cpu.Duration, now = cpu.Duration+tc.spent, now.Add(tc.passed)
			m.add(0)
			for q := range m.questions {
				if q.used != tc.want {
					t.Errorf("a question has used %v, want %v", q.used, tc.want)
				}
			}
		})
	}
}

// A question ends a tick after it has used up its time, and not by the time that passes while
// it waits.
func TestMeterEndsQuestions(t *testing.T) {
	for _, tc := range []struct {
		name  string
		limit time.Duration
		spent time.Duration
		want  error
	}{
		{"within the limit", time.Second, time.Second, nil},
		{"over the limit", time.Second, time.Second + 1, ErrTooLong},
		{"over the usual limit", 0, questionTime + 1, ErrTooLong},
		{"without a limit", -1, time.Hour, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cpu := spending{}
				m := newMeter(tc.limit)
				m.spent = func() time.Duration { return cpu.Duration }
				m.now = func() time.Time { return time.Time{}.Add(cpu.Duration) }
				ctx, end := m.begin(t.Context())
				defer end()
				time.Sleep(time.Hour)
				m.mu.Lock()
				cpu.Duration += tc.spent
				m.mu.Unlock()
				time.Sleep(2 * meterTick)
				if got := context.Cause(ctx); !errors.Is(got, tc.want) {
					t.Errorf("the question's context ends with %v, want %v", got, tc.want)
				}
			})
		})
	}
}

// What runs inside a question is a part of it, and ending it does not end the question.
func TestMeterNests(t *testing.T) {
	m := newMeter(time.Second)
	outer, end := m.begin(t.Context())
	defer end()
	inner, endInner := m.begin(outer)
	endInner()
	if inner != outer || outer.Err() != nil || len(m.questions) != 1 {
		t.Errorf("%d questions run, the outer one ended with %v, want one that runs", len(m.questions), outer.Err())
	}
}

// Work in the background is no question, and no part of one.
func TestBackgroundHasNoLimit(t *testing.T) {
	l := bundled(t, town()...)
	l.meter = newMeter(time.Nanosecond)
	ctx, end := l.Background(t.Context())
	if _, err := l.Summary(ctx, SummaryQuery{Day: day(18)}); err != nil || len(l.meter.questions) != 0 || l.meter.background != 1 {
		t.Errorf("error = %v, with %d questions and %d in the background, want none but one in the background", err, len(l.meter.questions), l.meter.background)
	}
	if end(); l.meter.background != 0 {
		t.Errorf("%d in the background at the end, want none", l.meter.background)
	}
}

// Every way to ask says that it took too long, and nothing else.
func TestQuestionsAreLimited(t *testing.T) {
	l := bundled(t, town()...)
	l.meter = newMeter(time.Nanosecond)
	ctx, end := l.Question(t.Context())
	defer end()
	<-ctx.Done()
	for name, ask := range map[string]func() error{
		"Ask":      func() error { _, err := l.Ask(ctx, Query{Text: "Who is the mayor?"}); return err },
		"Rank":     func() error { _, _, err := l.Rank(ctx, Query{Text: "Who is the mayor?"}, 3); return err },
		"Said":     func() error { _, err := l.Said(ctx, "Ada Crake", Query{}); return err },
		"WhoSaid":  func() error { _, err := l.WhoSaid(ctx, Query{Text: "We will go on"}); return err },
		"Latest":   func() error { _, err := l.Latest(ctx, Query{}, 3); return err },
		"Summary":  func() error { _, err := l.Summary(ctx, SummaryQuery{Day: time.Now()}); return err },
		"Speakers": func() error { _, err := l.Speakers(ctx, "Ada", 3); return err },
	} {
		if err := ask(); !errors.Is(err, ErrTooLong) {
			t.Errorf("%s: error = %v, want %v", name, err, ErrTooLong)
		}
	}
}
