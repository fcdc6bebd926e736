package watch

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/settings"
)

// article is an article of an invented archive. Its serial is its place there, counted from 1.
type article struct {
	about, event string
	arrived      time.Time
}

// newsroom is an archive, and finds what has come up in it.
type newsroom struct {
	mu       sync.Mutex
	articles []article
}

func (n *newsroom) add(all ...article) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, a := range all {
		a.arrived = time.Now()
		n.articles = append(n.articles, a)
	}
}

// The key of an article, and the receipt of its excerpt, are its event with its serial.
func (n *newsroom) ComesUp(_ context.Context, w settings.Watch, published time.Time) (Found, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	out := Found{Cursor: uint64(len(n.articles))}
	told := make(map[string]bool)
	for _, s := range w.Told {
		told[eventOf(s.Article)] = true
	}
	for i := int(w.Cursor); i < len(n.articles); i++ {
		a := n.articles[i]
		if a.about == w.About && !told[a.event] && !a.arrived.Before(published) {
			told[a.event] = true
			key := fmt.Sprintf("%s/%d", a.event, i+1)
			out.Stories = append(out.Stories, Story{key, key})
		}
	}
	return out, nil
}

// eventOf returns the event of a key.
func eventOf(key string) string {
	event, _, _ := strings.Cut(key, "/")
	return event
}

func (n *newsroom) Message(_ context.Context, w settings.Watch) (bot.Reply, error) {
	return bot.Say(fmt.Sprint(w.Alert.Receipts)), nil
}

// message is an alert as its place has it.
type message struct {
	watch    uint64
	key      string
	at       time.Time
	receipts []string
	more     int
}

// room is the other side of a Poster: it remembers what was sent. It knows nothing of nonces.
type room struct {
	mu       sync.Mutex
	messages []message
	attempts int

	before func(settings.Watch) error // refuses a message
	after  func(settings.Watch) error // loses the answer to a message that was taken
	search func(settings.Watch) error // refuses to read back
}

func (r *room) Post(_ context.Context, w settings.Watch, _ bot.Reply) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.attempts++
	if err := call(r.before, w); err != nil {
		return err
	}
	r.messages = append(r.messages, message{w.Number, w.Alert.Key, time.Now(), w.Alert.Receipts, w.Alert.More})
	return call(r.after, w)
}

func (r *room) Find(_ context.Context, w settings.Watch) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := call(r.search, w); err != nil {
		return false, err
	}
	return slices.ContainsFunc(r.messages, func(m message) bool {
		return m.watch == w.Number && m.key == w.Alert.Key && !m.at.Before(w.Alert.PlannedAt)
	}), nil
}

func call(f func(settings.Watch) error, w settings.Watch) error {
	if f == nil {
		return nil
	}
	return f(w)
}

// of returns the messages of a watch.
func (r *room) of(w settings.Watch) []message {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(r.messages), func(m message) bool { return m.watch != w.Number })
}

var errDead = errors.New("the process is dead")

// mortal stands between a loop and everything that it does. At its last step it dies: from then on nothing of what the
// loop does has an effect, as if it had been killed there.
type mortal struct {
	guild  *guild.Store
	source Source
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

// within does something between two steps.
func within[T any](m *mortal, name string, do func() (T, error)) (T, error) {
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

// doing is within for what returns nothing.
func doing(m *mortal, name string, do func() error) error {
	_, err := within(m, name, func() (any, error) { return nil, do() })
	return err
}

// Watches is no step: it has no effect, and is called every minute.
func (m *mortal) Watches() ([]settings.Watch, error) { return m.guild.Watches() }

func (m *mortal) Looked(all []settings.Watch) error {
	return doing(m, "Looked", func() error { return m.guild.Looked(all) })
}

func (m *mortal) PlanAlert(w settings.Watch, articles []string) error {
	return doing(m, "Plan", func() error { return m.guild.PlanAlert(w, articles) })
}

func (m *mortal) SettleAlert(w settings.Watch, at time.Time) error {
	return doing(m, "Settle", func() error { return m.guild.SettleAlert(w, at) })
}

func (m *mortal) RefuseAlert(w settings.Watch, why string, at time.Time) (time.Time, error) {
	return within(m, "Refuse", func() (time.Time, error) { return m.guild.RefuseAlert(w, why, at) })
}

func (m *mortal) SwitchOffWatch(w settings.Watch, why string, at time.Time) error {
	return doing(m, "SwitchOff", func() error { return m.guild.SwitchOffWatch(w, why, at) })
}

func (m *mortal) ComesUp(ctx context.Context, w settings.Watch, published time.Time) (Found, error) {
	found, err := m.source.ComesUp(ctx, w, published)
	if len(found.Stories) > 0 {
		if dead := m.step("after ComesUp"); dead != nil {
			return Found{}, dead
		}
	}
	return found, err
}

func (m *mortal) Message(ctx context.Context, w settings.Watch) (bot.Reply, error) {
	return m.source.Message(ctx, w)
}

func (m *mortal) Post(ctx context.Context, w settings.Watch, message bot.Reply) error {
	return doing(m, "Post", func() error { return m.poster.Post(ctx, w, message) })
}

func (m *mortal) Find(ctx context.Context, w settings.Watch) (bool, error) {
	return within(m, "Find", func() (bool, error) { return m.poster.Find(ctx, w) })
}

// live runs a loop for a while, or until it dies at its last step. It names the step that it died at, if it did.
func live(store *guild.Store, n *newsroom, r *room, last int, atMost time.Duration) (death string) {
	ctx, cancel := context.WithTimeout(context.Background(), atMost)
	defer cancel()
	m := &mortal{guild: store, source: n, poster: r, last: last, die: cancel}
	l := New(Options{Ledger: m, Poster: m, Source: m})
	l.every = 7 * time.Minute // each look takes real time
	l.Run(ctx)
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.dead {
		return ""
	}
	return m.steps[last-1]
}

// add adds a watch that begins now.
func add(t *testing.T, store *guild.Store, n *newsroom, w settings.Watch) settings.Watch {
	t.Helper()
	n.mu.Lock()
	w.Cursor = uint64(len(n.articles))
	n.mu.Unlock()
	w.SetAt, w.LookedAt = time.Now(), time.Now()
	w, err := store.AddWatch(w)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// read returns a watch as it is stored.
func read(t *testing.T, store *guild.Store, w settings.Watch) settings.Watch {
	t.Helper()
	all, err := store.Watches()
	if err != nil {
		t.Fatal(err)
	}
	for _, now := range all {
		if now.Number == w.Number {
			return now
		}
	}
	return settings.Watch{}
}
