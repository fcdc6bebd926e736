package meter

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// spending is the CPU time that a test has spent.
type spending struct{ time.Duration }

// CPU time is divided equally among what runs.
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
			m := New(0)
			m.spent = func() time.Duration { return cpu.Duration }
			now := time.Now()
			m.now = func() time.Time { return now }
			for range tc.background {
				defer m.Beside()()
			}
			for range tc.questions {
				_, end := m.Question(t.Context())
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

// A question ends a tick after it has used up its time. Time that passes while it waits does not count.
func TestMeterEndsQuestions(t *testing.T) {
	for _, tc := range []struct {
		name  string
		limit time.Duration
		spent time.Duration
		want  error
	}{
		{"within the limit", time.Second, time.Second, nil},
		{"over the limit", time.Second, time.Second + 1, ErrTooLong},
		{"over the usual limit", 0, usualLimit + 1, ErrTooLong},
		{"without a limit", -1, time.Hour, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cpu := spending{}
				m := New(tc.limit)
				m.spent = func() time.Duration { return cpu.Duration }
				m.now = func() time.Time { return time.Time{}.Add(cpu.Duration) }
				ctx, end := m.Question(t.Context())
				defer end()
				time.Sleep(time.Hour)
				m.mu.Lock()
				cpu.Duration += tc.spent
				m.mu.Unlock()
				time.Sleep(2 * tick)
				if got := context.Cause(ctx); !errors.Is(got, tc.want) {
					t.Errorf("the question's context ends with %v, want %v", got, tc.want)
				}
			})
		})
	}
}

// What runs inside a question is a part of it: its end does not end the question.
func TestMeterNests(t *testing.T) {
	m := New(time.Second)
	outer, end := m.Question(t.Context())
	defer end()
	inner, endInner := m.Question(outer)
	endInner()
	if inner != outer || outer.Err() != nil || len(m.questions) != 1 {
		t.Errorf("%d questions run, the outer one ended with %v, want one that runs", len(m.questions), outer.Err())
	}
}

// Work in the background is no question, and neither is what is asked inside it.
func TestBackgroundHasNoLimit(t *testing.T) {
	m := New(time.Nanosecond)
	work, end := m.Background(t.Context())
	question, endQuestion := m.Question(work)
	defer endQuestion()
	if question != work || len(m.questions) != 0 || m.background != 1 {
		t.Errorf("%d questions and %d in the background, want none but one in the background", len(m.questions), m.background)
	}
	if end(); m.background != 0 {
		t.Errorf("%d in the background at the end, want none", m.background)
	}
}
