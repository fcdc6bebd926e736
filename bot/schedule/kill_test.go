package schedule

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/settings"
)

var errDead = errors.New("the process is dead")

// mortal stands between a loop and everything that it does. At its last step it dies: from
// then on nothing of what the loop does has an effect, as if it had been killed there.
type mortal struct {
	guild  *guild.Store
	poster Poster
	die    func()

	mu    sync.Mutex
	last  int // 0: it does not die
	steps []string
	dead  bool
}

// step counts a moment before or after an effect, and reports whether the loop lives on.
func (m *mortal) step(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dead {
		return errDead
	}
	m.steps = append(m.steps, name)
	if len(m.steps) == m.last {
		m.dead = true
		m.die()
		return errDead
	}
	return nil
}

// between does something between two steps.
func between[T any](m *mortal, name string, do func() (T, error)) (T, error) {
	var none T
	if err := m.step("before " + name); err != nil {
		return none, err
	}
	v, err := do()
	if dead := m.step("after " + name); dead != nil {
		return none, dead
	}
	return v, err
}

func (m *mortal) Dailies() ([]settings.Daily, error) { return between(m, "Dailies", m.guild.Dailies) }

func (m *mortal) Posts(server, channel string) ([]guild.Post, error) {
	return between(m, "Posts", func() ([]guild.Post, error) { return m.guild.Posts(server, channel) })
}

func (m *mortal) Plan(server, channel, date string) (p guild.Post, isNew bool, err error) {
	p, err = between(m, "Plan", func() (guild.Post, error) {
		p, isNew, err = m.guild.Plan(server, channel, date)
		return p, err
	})
	return p, isNew, err
}

func (m *mortal) Settle(p guild.Post) error {
	_, err := between(m, "Settle", func() (any, error) { return nil, m.guild.Settle(p) })
	return err
}

// Daily is no step: it has no effect, and is read again at every look.
func (m *mortal) Daily(server, channel string) (settings.Daily, bool, error) {
	return m.guild.Daily(server, channel)
}

func (m *mortal) Refuse(d settings.Daily, p guild.Post, at time.Time) (time.Time, error) {
	return between(m, "Refuse", func() (time.Time, error) { return m.guild.Refuse(d, p, at) })
}

func (m *mortal) SwitchOff(d settings.Daily, why string) error {
	_, err := between(m, "SwitchOff", func() (any, error) { return nil, m.guild.SwitchOff(d, why) })
	return err
}

func (m *mortal) Tell(d settings.Daily, told settings.Told) error {
	_, err := between(m, "Tell", func() (any, error) { return nil, m.guild.Tell(d, told) })
	return err
}

func (m *mortal) Post(ctx context.Context, p Posting) (string, error) {
	return between(m, "Post", func() (string, error) { return m.poster.Post(ctx, p) })
}

func (m *mortal) Find(ctx context.Context, p Posting) (id string, found bool, err error) {
	id, err = between(m, "Find", func() (string, error) {
		id, found, err = m.poster.Find(ctx, p)
		return id, err
	})
	return id, found, err
}

func (m *mortal) summary(ctx context.Context, d settings.Daily, date string) (bot.Reply, error) {
	return between(m, "Source", func() (bot.Reply, error) { return some(ctx, d, date) })
}

// live runs a loop for a while, or until it dies at its last step. It names the step that
// it died at, if it did.
func live(store *guild.Store, r *room, last int, atMost time.Duration) (death string) {
	ctx, cancel := context.WithTimeout(context.Background(), atMost)
	defer cancel()
	m := &mortal{guild: store, poster: r, last: last, die: cancel}
	New(Options{Ledger: m, Poster: m, Source: m.summary}).Run(ctx)
	if !m.dead {
		return ""
	}
	return m.steps[last-1]
}

// stepsOfPosting are those of a start that finds a message due, up to the end of it: two for
// each of Dailies, Posts, Source, Plan, Post and Settle.
const stepsOfPosting = 12

// killed sets a schedule, runs a loop that dies at the given step when the message is due,
// once more at a random step of its second run, and then lives. It names the
// steps, and gives what the ledger has. The channel refuses posts for some time after the message is due. That
// the ledger itself outlives its process is TestCrash's to show.
func killed(t *testing.T, store *guild.Store, step int, random *rand.Rand, refusing time.Duration) (
	deaths [2]string, r *room, rows []guild.Post,
) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(26*365*24*time.Hour + 7*time.Hour) // to seven in the morning
		d := harbour
		d.Zone = "UTC"
		if err := store.SetDaily(d); err != nil {
			t.Fatal(err)
		}
		pause := func(most time.Duration) { time.Sleep(time.Duration(random.Int64N(int64(most)))) }
		time.Sleep(30 * time.Minute)
		r = &room{}
		accepts := time.Now().Add(refusing)
		r.before = func(Posting) error {
			if time.Now().Before(accepts) {
				return &Refused{Reason: "Not now."}
			}
			return nil
		}
		deaths[0] = live(store, r, step, time.Hour)
		pause(3 * time.Hour)
		deaths[1] = live(store, r, 1+random.IntN(stepsOfPosting+2), time.Hour)
		pause(3 * time.Hour)
		live(store, r, 0, time.Hour)
		var err error
		if rows, err = store.Posts(d.Server, d.Channel); err != nil {
			t.Fatal(err)
		}
		if err := store.Forget(d.Server); err != nil {
			t.Fatal(err)
		}
	})
	return deaths, r, rows
}

// Killed before or after any of the effects of a posting, 20 times each, and then once
// more anywhere: that day's message is there once, and the ledger knows it.
func TestKilledAtEveryStep(t *testing.T) {
	times := 20
	if testing.Short() {
		times = 2
	}
	store, err := guild.Open(filepath.Join(t.TempDir(), "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	random := rand.New(rand.NewPCG(3, 5))
	var first, second = make(map[string]int), make(map[string]int)
	missed, doubled := 0, 0
	for step := 1; step <= stepsOfPosting; step++ {
		for range times {
			deaths, r, rows := killed(t, store, step, random, 0)
			first[deaths[0]]++
			second[deaths[1]]++
			switch n := len(r.messages); {
			case n == 0:
				missed++
				t.Errorf("killed %s, then %s: missed", deaths[0], deaths[1])
			case n > 1:
				doubled++
				t.Errorf("killed %s, then %s: posted %d times", deaths[0], deaths[1], n)
			case len(rows) != 1 || rows[0].State != guild.Sent || rows[0].Message != r.messages[0].id:
				t.Errorf("killed %s, then %s: rows = %+v, want the message sent", deaths[0], deaths[1], rows)
			}
		}
	}
	t.Logf("%d missed, %d doubled; killed first %v, then %v", missed, doubled, first, second)
	for _, name := range []string{"Dailies", "Posts", "Source", "Plan", "Post", "Settle"} {
		if first["before "+name] != times || first["after "+name] != times {
			t.Errorf("killed %d times before and %d after %s, want %d", first["before "+name], first["after "+name], name, times)
		}
	}
	if times == 20 && (second["before Find"] == 0 || second["after Find"] == 0) {
		t.Error("never killed at Find")
	}
}

// Killed anywhere while the channel refuses the post, and then once more: as soon as the channel takes it, it is
// there once, and nothing is left of the refusal.
func TestKilledWhileRefused(t *testing.T) {
	times := 3
	if testing.Short() {
		times = 1
	}
	store, err := guild.Open(filepath.Join(t.TempDir(), "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	random := rand.New(rand.NewPCG(7, 11))
	first := make(map[string]int)
	for step := 1; step <= 2*stepsOfPosting; step++ { // two attempts at least
		for range times {
			deaths, r, rows := killed(t, store, step, random, 30*time.Minute)
			first[deaths[0]]++
			if len(r.messages) != 1 || len(rows) != 1 || rows[0].State != guild.Sent || rows[0].Why != "" {
				t.Errorf("killed %s, then %s: %d messages, rows %+v", deaths[0], deaths[1], len(r.messages), rows)
			}
		}
	}
	for _, name := range []string{"before Refuse", "after Refuse", "before Find", "after Find"} {
		if first[name] == 0 {
			t.Errorf("never killed %s, but %v", name, first)
		}
	}
}
