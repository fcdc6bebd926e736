package discord

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/discord/gateway"
	"quoth/bot/guild"
	"quoth/bot/queue"
)

// overloadChild is the environment variable with which TestOverload starts the bot: a childOptions in JSON.
const overloadChild = "QUOTH_OVERLOAD_CHILD"

// childOptions say which bot a child runs.
type childOptions struct {
	Server    string        // the address of the loopback Discord
	Search    time.Duration // of a processor, for one search
	Unhurried bool          // one person may ask as often as a thousand
}

// TestOverloadChild is the process of a bot whose searches are slow. It ends with its standard input.
func TestOverloadChild(t *testing.T) {
	var o childOptions
	if json.Unmarshal([]byte(os.Getenv(overloadChild)), &o) != nil {
		t.Skip("it runs as a child of TestOverload")
	}
	store, err := guild.Open(filepath.Join(t.TempDir(), "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	options := Options{Store: store, Pending: store, Log: log}
	if o.Unhurried {
		options.Pace = unhurried
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	b := New(bot.NewRouter(limited(newSlow(o.Search).table()), log), options)
	if err := gateway.Run(ctx, gateway.Options{Token: "secret-token", APIBase: o.Server, Log: log}, b); err != nil {
		t.Fatal(err)
	}
}

// limited returns commands with the bounds that Quoth has on searches and on suggestions.
func limited(commands []bot.Command) []bot.Command {
	return queue.Limit(commands, queue.New(queue.Options{}), queue.New(queue.Options{Wait: time.Second}))
}

// slow has commands that keep a processor busy.
type slow struct {
	burner
	search                           time.Duration
	running, peak, finished, stopped atomic.Int64 // searches
}

func newSlow(search time.Duration) *slow { return &slow{burner: newBurner(), search: search} }

// table returns a search, a command that is no search, and one that reports how the searches went.
func (s *slow) table() []bot.Command {
	question := bot.Option{Name: "question", Description: "question", Required: true, Complete: s.suggest}
	return []bot.Command{
		{Name: "ask", Description: "ask", Articles: true, Options: []bot.Option{question}, Run: s.ask},
		saying("help", bot.Text{Words: "helping"}),
		{Name: "searches", Description: "searches", Run: s.report},
	}
}

// ask answers with buttons, whose calls are saved.
func (s *slow) ask(ctx context.Context, c bot.Call) (bot.Reply, error) {
	running := s.running.Add(1)
	defer s.running.Add(-1)
	for peak := s.peak.Load(); running > peak && !s.peak.CompareAndSwap(peak, running); peak = s.peak.Load() {
	}
	if err := s.burn(ctx, s.search); err != nil {
		s.stopped.Add(1)
		return bot.Reply{}, err
	}
	s.finished.Add(1)
	next := c
	next.Page++
	return bot.Reply{
		Query: c.Options["question"], More: true,
		Blocks: []bot.Block{bot.Text{Words: strings.Repeat("The ferry sails at noon. ", 40)}},
		Actions: []bot.Action{
			{Label: "Next", Call: next},
			{Kind: bot.Show, Label: "More", Call: c.Set("question", "more: "+c.Options["question"])},
			{Kind: bot.Continue, Label: "Follow up", Call: bot.Call{Command: "ask", Before: []string{c.Options["question"]}}},
		},
	}, nil
}

// suggest is quick, but not without cost.
func (s *slow) suggest(ctx context.Context, _ bot.Call, typed string) ([]bot.Suggestion, error) {
	return []bot.Suggestion{{Label: typed, Value: typed}}, s.burn(ctx, 2*time.Millisecond)
}

func (s *slow) report(context.Context, bot.Call) (bot.Reply, error) {
	words := fmt.Sprint(runtime.GOMAXPROCS(0), s.peak.Load(), s.finished.Load(), s.stopped.Load())
	return bot.Reply{Blocks: []bot.Block{bot.Text{Words: words}}}, nil
}

// searchCounts is what the command searches reports: how many may run at once, how many did at the most, and how they
// ended.
type searchCounts struct{ bound, peak, finished, stopped int }

func parseCounts(words string) (n searchCounts, err error) {
	_, err = fmt.Sscan(words, &n.bound, &n.peak, &n.finished, &n.stopped)
	return n, err
}

// burner keeps a processor busy for a time that it has to itself: on a busy machine it takes longer.
type burner struct{ step time.Duration }

// newBurner measures how long a step takes on a processor that does nothing else: the least of several times.
func newBurner() burner {
	const tries, steps = 50, 100
	least := time.Hour
	work := newWork()
	for range tries {
		start := time.Now()
		for i := range steps {
			work.step(i)
		}
		least = min(least, time.Since(start))
	}
	return burner{cmp.Or(least/steps, 1)}
}

// burn works for a time, or until ctx ends.
func (b burner) burn(ctx context.Context, d time.Duration) error {
	work := newWork()
	for i := range int(d / b.step) {
		if work.step(i); ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// work is the memory that a search holds.
type work []byte

const workBytes, stepBytes = 256 << 10, 16 << 10

func newWork() work { return make(work, workBytes) }

func (w work) step(i int) {
	part := w[i*stepBytes%workBytes:][:stepBytes]
	sum := sha256.Sum256(part)
	copy(part, sum[:])
}
