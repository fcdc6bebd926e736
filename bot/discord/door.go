// Package discord is Quoth's door at Discord: an interaction comes in, becomes a bot.Call, and the
// bot.Reply goes out as a message with embeds and buttons. Nothing an article or a person
// wrote is obeyed there: it is shown as it was printed, and nobody is pinged.
//
//	door := discord.New(router, discord.Options{Store: settings, Log: log})
//	err := gateway.Run(ctx, gateway.Options{Token: token, Log: log}, door)
//
// It and the package gateway are the only ones that know discordgo. decode reads, render draws,
// limit holds to Discord's limits, escape makes words inert, answer keeps to its deadlines.
package discord

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"quoth/bot"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/rest"
)

// Store keeps the calls behind buttons, and what servers set. A *guild.Store is one.
type Store interface {
	// KeepAll gives the keys to recall calls with, in their order; at most 60 characters each.
	KeepAll(calls [][]byte) (keys []string, err error)
	// Recall gives the call kept under key; ok is false where there is none any more.
	Recall(key string) (call []byte, ok bool, err error)
	// Server reads what a server has set.
	Settings(server string) (bot.Settings, error)
}

// Registry remembers which commands Discord was given last, as a hash for each scope: an
// application, a hyphen, and a server or nothing.
type Registry interface {
	Registered(scope string) (hash string, err error) // empty: none
	SetRegistered(scope, hash string) error           // an empty hash: none any more
	Scopes() ([]string, error)                        // those with commands
}

// Options say how a Door answers. All but Store may be left out.
type Options struct {
	Store     Store
	Registry  Registry // nil: commands are registered at every start
	Guild     string   // the server in which commands are registered at once; empty: everywhere
	Operators []string // the ids of those who run Quoth; the application's owner or team always are
	Zone      *time.Location
	Log       *slog.Logger
	Now       func() time.Time // nil: the machine's clock
	Quick     time.Duration    // an answer that takes longer is announced first; 0: 1.5 s
	Pace      Pace
}

// Door answers interactions. Its methods may be called from everywhere.
type Door struct {
	router    Router
	store     Store
	registry  Registry
	guild     string
	zone      *time.Location
	log       *slog.Logger
	now       func() time.Time
	quick     time.Duration
	limits    limits
	operators atomic.Pointer[map[string]bool]
	named     []string // the operators by Options

	running sync.RWMutex // read-locked by each answer that is being made
	closed  bool
}

var _ gateway.Handler = (*Door)(nil)

// Router runs commands; a *bot.Router is one.
type Router interface {
	Commands() []bot.Command
	Serve(context.Context, bot.Call) bot.Reply
	Complete(ctx context.Context, c bot.Call, option, typed string) []string
}

// New answers from router.
func New(router Router, o Options) *Door {
	d := &Door{
		router: router, store: o.Store, registry: o.Registry, guild: o.Guild, zone: o.Zone, log: o.Log, now: o.Now,
		quick: o.Quick, limits: newLimits(o.Pace), named: o.Operators,
	}
	if d.zone == nil {
		d.zone = time.UTC
	}
	if d.log == nil {
		d.log = slog.New(slog.DiscardHandler)
	}
	if d.now == nil {
		d.now = time.Now
	}
	if d.quick == 0 {
		d.quick = 1500 * time.Millisecond
	}
	d.setOperators(nil)
	return d
}

func (d *Door) setOperators(more []string) {
	ids := make(map[string]bool)
	for _, id := range append(more, d.named...) {
		ids[id] = id != ""
	}
	d.operators.Store(&ids)
}

// Ready asks Discord who runs the application, and registers the commands where they have
// changed. The error says what an operator can do about it.
func (d *Door) Ready(ctx context.Context, c *rest.Client) error {
	a, err := askApplication(ctx, c)
	if err != nil {
		return err
	}
	d.setOperators(a.owners())
	return d.register(ctx, c, a.ID)
}

// Wait returns when every answer that was begun is finished; none is begun any more.
func (d *Door) Wait() {
	d.running.Lock()
	defer d.running.Unlock()
	d.closed = true
}
