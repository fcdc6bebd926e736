// Package gateway keeps a bot connected to Discord's gateway. It hands each interaction to a
// Handler, connects again whenever the connection is lost, and ends when its context ends or
// when Discord refuses the bot for good. It knows nothing of what is answered.
//
//	err := gateway.Run(ctx, gateway.Options{Token: token, Log: log}, handler)
//	var refused *gateway.RefusedError
//	if errors.As(err, &refused) {
//		// trying again is no use; the error says what to do
//	}
//
// A supervisor runs the shards, each of which opens one connection after another and keeps their
// session. The protocol is spoken here (docs.discord.com, events/gateway); of discordgo there are
// only the types. Its Session keeps the session id and the address private, waits for five missed
// acknowledgements, ends the session when it closes a connection, identifies again at once after
// an op 9, and never returns from an op 7 in place of READY.
//
// No compression is asked for. With the one intent of Quoth, what arrives is small.
package gateway

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// Options say how to connect to Discord. Token is needed; the rest has defaults that do.
type Options struct {
	Token     rest.Secret // the bot's, with or without "Bot " before it
	APIBase   string      // scheme://host[:port] in place of https://discord.com; empty: Discord
	UserAgent string      // empty: discordgo's
	Log       *slog.Logger

	Left func(server string)                        // the bot has left a server; may be nil
	In   func(application string, servers []string) // the servers of all shards, once all are ready; may be nil
	// Joined is told of each server that Discord reports, at a connection those in which the bot was already,
	// with the time at which it joined. The context ends with the session. It may be nil.
	Joined func(ctx context.Context, server string, at time.Time)

	// Watch is told how a shard is when that changes, and at each acknowledged heartbeat. It must not wait. It may
	// be nil.
	Watch func(ShardState)

	Shards int // how many connections share the servers, 1 to MaxShards; 0: as many as Discord recommends

	OpenTimeout   time.Duration // for one step of opening a connection; doubled while it runs out; 0: 5 s
	IdentifyPause time.Duration // between two IDENTIFYs, and before one after an invalid session; 0: 5.25 s
	BackOff       BackOff       // between tries
	Grace         time.Duration // for running answers to end when the context has ended; 0: 10 s
}

// ShardState is how a shard is.
type ShardState struct {
	ID, Of  int
	Up      bool
	Latency time.Duration // from the last heartbeat to its acknowledgement; 0: there was none on this connection
}

// MaxShards is how many shards one process holds at most.
const MaxShards = 64

// identifyPause is the 5 s that Discord asks for between two IDENTIFYs, and some more, since the second may travel
// faster than the first.
const identifyPause = 5250 * time.Millisecond

// BackOff is how long to wait after tries that failed: First, then twice as long each time up to
// Most, each shortened at random by up to a half. It starts again when a connection is ready.
type BackOff struct {
	First, Most time.Duration // 0: 1 s and 2 min
}

// wait returns how long to wait after a number of failures. Chance keeps many bots from coming back all at once.
func (b BackOff) wait(failures int) time.Duration {
	d := b.Most
	if failures <= 30 { // more would overflow
		d = min(b.First<<(failures-1), b.Most)
	}
	return d - rand.N(d/2+1)
}

// Handler is what a connection is kept for. The client sends requests with the bot's token.
type Handler interface {
	// Handle answers an interaction, at once or later. Parent is the id of the channel that the interaction's
	// channel is a thread of; it is empty where that is no thread.
	Handle(c *rest.Client, i *discordgo.InteractionCreate, parent string)
	Ready(context.Context, *rest.Client) error // does what is to be done once connected, for all shards once
	Wait()                                     // returns when no answer is running
}

// Run connects to Discord, hands interactions to h, and connects again whenever the connection is
// lost. When ctx ends, Run accepts no more interactions, waits for the running answers, and returns
// nil. It returns a *RefusedError when trying again is no use.
func Run(ctx context.Context, o Options, h Handler) error {
	o, err := o.withDefaults()
	if err != nil {
		return err
	}
	to, err := newTransport(o.APIBase)
	if err != nil {
		return err
	}
	defer to.CloseIdleConnections()
	s := newSupervisor(o, h, o.newClient(to))
	err = s.run(ctx)
	s.stop()
	return err
}

// Client returns a client that sends requests with the bot's token, without a connection to the
// gateway.
func (o Options) Client() (*rest.Client, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	to, err := newTransport(o.APIBase)
	if err != nil {
		return nil, err
	}
	return o.newClient(to), nil
}

func (o Options) newClient(to http.RoundTripper) *rest.Client {
	return &rest.Client{
		HTTP: &http.Client{Transport: to, Timeout: 20 * time.Second},
		Base: discordgo.EndpointAPI, Token: "Bot " + o.Token, Agent: o.UserAgent,
	}
}

const (
	noToken = "DISCORD_TOKEN is not set: copy the bot's token from its page " +
		"in Discord's Developer Portal (Bot, Reset Token)"
	strangeToken = "DISCORD_TOKEN has a blank or a strange character inside: copy the bot's token " +
		"alone from its page " +
		"in Discord's Developer Portal (Bot, Reset Token)"
)

func (o Options) withDefaults() (Options, error) {
	token := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(string(o.Token))+" ", "Bot "))
	o.Token = rest.Secret(token)
	if token == "" {
		return o, errors.New(noToken)
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) { // no header takes it
		return o, errors.New(strangeToken)
	}
	if o.Shards < 0 || o.Shards > MaxShards {
		return o, fmt.Errorf("%d shards: want a number from 1 to %d, or 0", o.Shards, MaxShards)
	}
	o.UserAgent = cmp.Or(o.UserAgent, "DiscordBot (https://github.com/bwmarrin/discordgo, v"+discordgo.VERSION+")")
	o.OpenTimeout = cmp.Or(o.OpenTimeout, 5*time.Second)
	o.IdentifyPause = cmp.Or(o.IdentifyPause, identifyPause)
	o.BackOff.First = cmp.Or(o.BackOff.First, time.Second)
	o.BackOff.Most = cmp.Or(o.BackOff.Most, 2*time.Minute)
	o.Grace = cmp.Or(o.Grace, 10*time.Second)
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o, nil
}
