package schedule

import (
	"context"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/settings"
	"quoth/bot/zones"
)

// harbour is posted at 07:30 in London.
var harbour = settings.Daily{Server: "81", Channel: "207", Hour: 7, Minute: 30, Zone: "Europe/London"}

// room is the other side of a Poster: it remembers what was posted, and knows nothing of
// nonces. Its functions may be nil.
type room struct {
	mu       sync.Mutex
	messages []message
	attempts int

	before func(Posting) error // refuses a message
	after  func(Posting) error // loses the answer to a message that was taken
	search func(Posting) error // refuses to read back
	delay  map[string]time.Duration
}

type message struct {
	id, channel, date, key string
	at                     time.Time
}

func (r *room) Post(ctx context.Context, p Posting) (string, error) {
	select {
	case <-time.After(r.delay[p.Daily.Channel]):
	case <-ctx.Done():
		return "", ctx.Err()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.attempts++
	if err := call(r.before, p); err != nil {
		return "", err
	}
	id := "m" + p.Daily.Channel + "/" + p.Date
	r.messages = append(r.messages, message{id, p.Daily.Channel, p.Date, p.Key, time.Now()})
	return id, call(r.after, p)
}

func (r *room) Find(_ context.Context, p Posting) (string, bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := call(r.search, p); err != nil {
		return "", false, err
	}
	for _, m := range r.messages {
		if m.channel == p.Daily.Channel && m.key == p.Key && !m.at.Before(p.Planned) {
			return m.id, true, nil
		}
	}
	return "", false, nil
}

func call(f func(Posting) error, p Posting) error {
	if f == nil {
		return nil
	}
	return f(p)
}

// posted lists what a channel has been sent: the date it is for, and when it came.
func (r *room) posted(channel, zone string) (out []string) {
	where, _ := zones.Read(zone)
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, m := range r.messages {
		if m.channel == channel {
			out = append(out, m.date+" at "+m.at.In(where).Format("2006-01-02 15:04:05"))
		}
	}
	return out
}

// tried counts the attempts to post.
func (r *room) tried() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.attempts
}

// some returns a source that always has news.
func some(context.Context, settings.Daily, string) (bot.Reply, error) {
	return bot.Reply{Blocks: []bot.Block{bot.Text{Words: "The news of the day."}}}, nil
}

// stage is a loop in virtual time with a true ledger on the disk.
type stage struct {
	t     *testing.T
	store *guild.Store
	room  *room
	loop  *Loop
	inbox *inbox
	stop  func() // as a SIGTERM does; waits for the end
}

// onStage runs f in virtual time, from the given local time in London on.
func onStage(t *testing.T, london string, f func(s *stage)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := &stage{t: t, room: &room{}, inbox: &inbox{}}
		s.until(london)
		store, err := guild.Open(filepath.Join(t.TempDir(), "settings.db"))
		if err != nil {
			t.Fatal(err)
		}
		s.store = store
		defer store.Close()
		f(s)
	})
}

// until lets time pass, up to a local time in London.
func (s *stage) until(london string) {
	s.t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", london, mustZone(s.t, "Europe/London"))
	if err != nil || at.Before(time.Now()) {
		s.t.Fatalf("until %s: %v, it is %v", london, err, time.Now())
	}
	time.Sleep(time.Until(at))
	synctest.Wait()
}

func (s *stage) set(dailies ...settings.Daily) {
	s.t.Helper()
	for _, d := range dailies {
		if err := s.store.SetDaily(d); err != nil {
			s.t.Fatal(err)
		}
	}
	if s.loop != nil {
		s.loop.Notify()
		synctest.Wait()
	}
}

func (s *stage) start(source Source) { s.startWith(s.store, source) }

func (s *stage) startWith(ledger Ledger, source Source) {
	s.loop = New(Options{Ledger: ledger, Poster: s.room, Source: source, Teller: s.inbox})
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.loop.Run(ctx)
	}()
	s.stop = func() { cancel(); <-ended }
}

// rows returns the rows of a channel in the ledger, oldest first: date, state and why.
func (s *stage) rows(channel string) (out []string) {
	s.t.Helper()
	posts, err := s.store.Posts("81", channel)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, p := range slices.Backward(posts) {
		row := p.Date + " " + string(p.State)
		if p.Why != "" {
			row += ": " + p.Why
		}
		out = append(out, row)
	}
	return out
}

// refusedSince records that the channel has refused all posts since 07:30 of a date, and that this was told.
func (s *stage) refusedSince(date, why string) {
	s.t.Helper()
	p, _, err := s.store.Plan("81", "207", date)
	if err != nil {
		s.t.Fatal(err)
	}
	p.Why = why
	since, err := s.store.Refuse(s.daily(), p, in(s.t, "Europe/London", date+" 07:30 +0000"))
	if since.IsZero() || err != nil {
		s.t.Fatalf("refused since %v, %v", since, err)
	}
	if err := s.store.Tell(s.daily(), settings.Told{Late: date, Refused: since}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) daily() settings.Daily {
	s.t.Helper()
	all, err := s.store.Dailies()
	if err != nil || len(all) != 1 {
		s.t.Fatalf("dailies = %v, %v, want one", all, err)
	}
	return all[0]
}

func diff(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}
