package queue

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// asker reads "81/7" as the person 7 in the server 81. Whoever is in the server p is patient.
func asker(s string) Asker {
	server, user, _ := strings.Cut(s, "/")
	return Asker{Server: server, User: user, Patient: server == "p"}
}

// At no time are more inside than there is room, and nobody is lost, whatever they do.
func TestAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := New(Options{AtOnce: 3, Waiting: 20})
		var inside, most, entered, refused, gaveUp atomic.Int64
		var all sync.WaitGroup
		for i := range 2000 {
			all.Go(func() {
				time.Sleep(time.Duration(rand.N(10_000)) * time.Millisecond)
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(rand.N(2000))*time.Millisecond)
				defer cancel()
				leave, err := q.Enter(ctx, asker(fmt.Sprintf("%d/%d", i%7, i%40)))
				switch {
				case errors.Is(err, ErrBusy):
					refused.Add(1)
					return
				case err != nil:
					gaveUp.Add(1)
					return
				}
				entered.Add(1)
				if n := inside.Add(1); n > most.Load() {
					most.Store(n)
				}
				time.Sleep(time.Duration(rand.N(100)) * time.Millisecond)
				inside.Add(-1)
				leave()
			})
		}
		all.Wait()
		if most.Load() != 3 || entered.Load() == 0 || refused.Load() == 0 || gaveUp.Load() == 0 {
			t.Errorf("at most %d inside, want 3; %d entered, %d were refused, %d gave up: want some of each",
				most.Load(), entered.Load(), refused.Load(), gaveUp.Load())
		}
		if q.inside != 0 || q.line.length != 0 || len(q.line.servers) != 0 {
			t.Errorf("%d are inside and %d wait at the end, want none", q.inside, q.line.length)
		}
	})
}

// Those who wait take turns.
func TestTurns(t *testing.T) {
	for _, tc := range []struct {
		name    string
		waiting string // in the order in which they came
		want    string // in the order in which they enter
	}{
		{"one after the other", "1/a 2/b 3/c", "1/a 2/b 3/c"},
		{"servers take turns", "1/a 1/b 1/c 2/d", "1/a 2/d 1/b 1/c"},
		{"people of a server take turns", "1/a 1/a 1/a 1/b", "1/a 1/b 1/a 1/a"},
		{"a server with many people has no more turns", "1/a 1/b 2/c 2/c 2/c", "1/a 2/c 1/b 2/c 2/c"},
		{"direct messages are no server", "/a /b /a /b", "/a /b /a /b"},
		{"nobody in particular", "/ / 1/a", "/ 1/a /"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				q := New(Options{AtOnce: 1})
				first, err := q.Enter(t.Context(), asker("0/0"))
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, who := range strings.Fields(tc.waiting) {
					go func() {
						leave, err := q.Enter(t.Context(), asker(who))
						if err != nil {
							t.Error(err)
							return
						}
						got = append(got, who)
						leave()
					}()
					synctest.Wait()
				}
				first()
				synctest.Wait()
				if want := strings.Fields(tc.want); !slices.Equal(got, want) {
					t.Errorf("entered: %s, want %s", got, want)
				}
			})
		})
	}
}

// Where too many wait, the newest of those who have most in the line are refused.
func TestBusy(t *testing.T) {
	for _, tc := range []struct {
		name, waiting, comes string
		refused              string
	}{
		{"who comes last", "1/a 2/b 3/c", "4/d", "4/d"},
		{"of a person who asks a lot", "1/a 1/a 2/b", "3/c", "1/a"},
		{"of a server that asks a lot", "1/a 1/b 2/c", "3/d", "1/b"},
		{"who asks a lot", "1/a 2/b 1/a", "1/a", "1/a"},
		{"of the person in the server", "1/a 1/b 1/b", "1/c", "1/b"},
		{"nobody who is patient", "p/a p/a p/a", "2/b", "2/b"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				q := New(Options{AtOnce: 1, Waiting: 3})
				if _, err := q.Enter(t.Context(), asker("0/0")); err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				var refused []string
				for _, who := range append(strings.Fields(tc.waiting), tc.comes) {
					go func() {
						if _, err := q.Enter(ctx, asker(who)); errors.Is(err, ErrBusy) {
							refused = append(refused, who)
						}
					}()
					synctest.Wait()
				}
				if !slices.Equal(refused, []string{tc.refused}) {
					t.Errorf("refused: %s, want %s", refused, tc.refused)
				}
			})
		})
	}
}

// The line is as long as can be worked off in time, and at least as long as there is room inside.
func TestLineLength(t *testing.T) {
	for _, tc := range []struct {
		stay time.Duration
		want int // how many may wait
	}{
		{10 * time.Millisecond, 256}, {300 * time.Millisecond, 13}, {time.Second, 4}, {time.Minute, 2},
	} {
		t.Run(tc.stay.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				q := New(Options{AtOnce: 2})
				for range 40 { // until it is known how long they stay
					leave, err := q.Enter(t.Context(), Asker{})
					if err != nil {
						t.Fatal(err)
					}
					time.Sleep(tc.stay)
					leave()
				}
				ctx, cancel := context.WithCancel(t.Context())
				var refused atomic.Int64
				for range 300 {
					go func() {
						if _, err := q.Enter(ctx, Asker{}); errors.Is(err, ErrBusy) {
							refused.Add(1)
						}
					}()
				}
				synctest.Wait()
				if got := q.Stats().Waiting; got != tc.want || refused.Load() != int64(300-2-tc.want) {
					t.Errorf("%d wait and %d were refused, want %d to wait", got, refused.Load(), tc.want)
				}
				cancel()
				synctest.Wait()
			})
		})
	}
}

// Nobody enters whose time is over, and their place goes to the next one.
func TestTimeIsOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := New(Options{AtOnce: 1})
		over, cancel := context.WithCancelCause(t.Context())
		late := errors.New("too late")
		cancel(late)
		if _, err := q.Enter(over, Asker{}); !errors.Is(err, late) {
			t.Errorf("err = %v, want %v", err, late)
		}
		leave, err := q.Enter(t.Context(), Asker{})
		if err != nil {
			t.Fatal(err)
		}
		within, cancelWithin := context.WithTimeout(t.Context(), time.Second)
		defer cancelWithin()
		if _, err := q.Enter(within, Asker{}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("err = %v, want that the time is over", err)
		}
		leave()
		if q.inside != 0 || q.line.length != 0 {
			t.Errorf("%d are inside and %d wait, want none", q.inside, q.line.length)
		}
	})
}

// A line that grew before it was known how long each stays is cut to the length that can be worked off in time.
func TestLineShrinks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := New(Options{AtOnce: 2})
		var refused atomic.Int64
		for i := range 200 {
			go func() {
				leave, err := q.Enter(t.Context(), asker(fmt.Sprintf("1/%d", i)))
				if err != nil {
					refused.Add(1)
					return
				}
				time.Sleep(time.Second)
				leave()
			}()
		}
		synctest.Wait()
		if n := q.Stats().Waiting; n != 198 {
			t.Fatalf("%d wait, want all but 2", n)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if n := q.Stats().Waiting; n == 0 || n > 4 {
			t.Errorf("%d wait and %d were refused, want at most 4 to wait", n, refused.Load())
		}
		time.Sleep(time.Minute)
	})
}
