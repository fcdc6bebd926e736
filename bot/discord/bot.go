// Package discord answers Discord's interactions: an interaction becomes a bot.Call, and the
// bot.Reply goes out as a message with embeds and buttons. It also registers the commands, and posts
// the daily summaries.
//
//	b := discord.New(router, discord.Options{Store: settings, Log: log})
//	err := gateway.Run(ctx, gateway.Options{Token: token, Log: log}, b)
//
// Only this package and the package gateway import discordgo. The package card draws replies.
package discord

import (
	"cmp"
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"

	"quoth/bot"
	"quoth/bot/discord/appcommand"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/pace"
	"quoth/bot/discord/register"
	"quoth/bot/discord/rest"
	"quoth/bot/settings"
)

// Store saves the calls behind buttons, and has what servers have set. A *guild.Store is one.
type Store interface {
	// SaveCalls returns the keys of calls, in their order, of at most 60 characters each.
	SaveCalls(calls [][]byte) (keys []string, err error)
	// SavedCall returns the call with a key. It reports whether the call is still there.
	SavedCall(key string) (call []byte, ok bool, err error)
	// Settings returns what a server has set.
	Settings(server string) (settings.Server, error)
}

// Options say how a Bot answers. All except Store may be left out.
type Options struct {
	Store     Store
	Pending   Pending           // nil: announced answers are not closed when the process ends before them
	Registry  register.Registry // nil: the commands are registered at every start
	Guild     string            // the server in which commands are registered; empty: everywhere
	Operators []string          // the ids of those who run Quoth, besides the application's owner or team
	Zone      *time.Location
	Log       *slog.Logger
	Now       func() time.Time // nil: the machine's clock
	Quick     time.Duration    // an answer that takes longer is announced first; 0: 1.5 s
	Pace      pace.Rates
}

// Bot answers interactions. It is safe for concurrent use.
type Bot struct {
	router    Router
	store     Store
	registrar register.Registrar
	zone      *time.Location
	log       *slog.Logger
	now       func() time.Time
	quick     time.Duration
	limits    pace.Limits
	shared    *lru.Cache[string, bool] // the messages that were shared
	pending   Pending
	started   time.Time
	seldom    seldom

	persisting *semaphore.Weighted // has room for the answers that may be sent again for long

	operators atomic.Pointer[map[string]bool]
	named     []string      // the operators by Options
	ready     chan struct{} // closed when the commands were registered for the first time
	wasReady  sync.Once
	ids       atomic.Pointer[map[string]string] // of the registered commands, by name

	running sync.RWMutex // read-locked by every answer under way
	closed  bool
}

var _ gateway.Handler = (*Bot)(nil)

// seldom writes what happens often to the log now and then.
type seldom struct{ elsewhere, remembering, suggesting rate.Sometimes }

// maxPersisting is how many answers are sent again for as long as their tokens live. What they hold takes memory.
const maxPersisting = 1000

// Router runs commands. A *bot.Router is one.
type Router interface {
	Commands() []bot.Command
	Serve(context.Context, bot.Call) bot.Reply
	Complete(ctx context.Context, c bot.Call, option, typed string) []bot.Suggestion
}

// New returns a Bot that answers with router.
func New(router Router, o Options) *Bot {
	b := &Bot{
		ready: make(chan struct{}), router: router, store: o.Store,
		zone: cmp.Or(o.Zone, time.UTC),
		log:  cmp.Or(o.Log, slog.New(slog.DiscardHandler)), now: o.Now, quick: cmp.Or(o.Quick, 1500*time.Millisecond),
		limits: pace.New(o.Pace), named: o.Operators, pending: o.Pending, started: time.Now(),
		persisting: semaphore.NewWeighted(maxPersisting),
		seldom: seldom{
			elsewhere:   rate.Sometimes{Interval: 10 * time.Minute},
			remembering: rate.Sometimes{Interval: time.Minute}, suggesting: rate.Sometimes{Interval: time.Minute},
		},
	}
	b.registrar = register.Registrar{Registry: o.Registry, Guild: o.Guild, Log: b.log}
	b.shared, _ = lru.New[string, bool](maxShared) // the error is for a size below 1
	if b.now == nil {
		b.now = time.Now
	}
	b.setOperators(nil)
	return b
}

// setOperators sets who runs Quoth: those named by Options, and more.
func (b *Bot) setOperators(more []string) {
	ids := make(map[string]bool)
	for _, id := range append(more, b.named...) {
		ids[id] = id != ""
	}
	b.operators.Store(&ids)
}

// Ready closes the answers that an earlier process has left open, asks Discord who owns the application, and registers
// the commands if they have changed. The error says what an operator can do.
func (b *Bot) Ready(ctx context.Context, c *rest.Client) error {
	b.closePending(ctx, c)
	a, err := register.Ask(ctx, c)
	if err != nil {
		return err
	}
	b.setOperators(a.Owners())
	ids, err := b.registrar.Register(ctx, c, a.ID, appcommand.Of(b.router.Commands()))
	if ids != nil {
		b.ids.Store(&ids)
	}
	if err == nil {
		b.wasReady.Do(func() { close(b.ready) })
	}
	return err
}

// Wait waits until every answer under way is finished. After that no answer is begun.
func (b *Bot) Wait() {
	b.running.Lock()
	defer b.running.Unlock()
	b.closed = true
}
