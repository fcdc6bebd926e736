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
// The supervisor decides when to connect, a link is one session of discordgo's with the ways
// around its mistakes, and the dialer can cut a connection that discordgo does not let go of.
package gateway

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"quoth/bot/discord/rest"
)

// Options say how to connect to Discord. Token is needed; the rest has defaults that do.
type Options struct {
	Token     string // the bot's, with or without "Bot " before it
	APIBase   string // scheme://host[:port] in place of https://discord.com; empty: Discord
	UserAgent string // empty: discordgo's
	Log       *slog.Logger

	Left func(server string)                        // the bot has left a server; may be nil
	In   func(application string, servers []string) // the servers of the bot, once connected; may be nil
	// Joined is told of each server that Discord reports after that, at a connection those in which the bot
	// was already, with the time at which it joined. The context ends with the connection. It may be nil.
	Joined func(ctx context.Context, server string, at time.Time)

	OpenTimeout time.Duration // for a connection to become ready; 0: 30 s
	BackOff     BackOff       // between tries
	Grace       time.Duration // for running answers to end when the context has ended; 0: 10 s
}

// BackOff is how long to wait between tries: First, then twice as long each time up to Most,
// each shortened at random by up to a half.
type BackOff struct {
	First, Most time.Duration // 0: 1 s and 2 min, so that the 1000 IDENTIFYs a day do
}

// Handler is what a connection is kept for. The client sends requests with the bot's token.
type Handler interface {
	// Handle answers an interaction, at once or later. Parent is the id of the channel that the interaction's
	// channel is a thread of; it is empty where that is no thread.
	Handle(c *rest.Client, i *discordgo.InteractionCreate, parent string)
	Ready(context.Context, *rest.Client) error // does what is to be done once connected
	Wait()                                     // returns when no answer is running
}

// Run connects to Discord, hands interactions to h, and connects again whenever the connection is
// lost. When ctx ends, Run accepts no more interactions, waits for the running answers, and returns
// nil. It returns a *RefusedError when trying again is no use.
//
// A process has one connection at a time, for discordgo has one logger for all of them; a second
// Run waits for the first.
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
	s := &supervisor{options: o, handler: h, transport: to, fatal: make(chan error, 1)}
	release, err := s.captureLog(ctx)
	if err != nil {
		return nil // ctx has ended
	}
	defer release()
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
	s, err := o.newSession(&dialer{}, to)
	if err != nil {
		return nil, err
	}
	return clientOf(s), nil
}

// clientOf returns a client with the HTTP client and the token of a session.
func clientOf(s *discordgo.Session) *rest.Client {
	return &rest.Client{HTTP: s.Client, Base: discordgo.EndpointAPI, Token: s.Token, Agent: s.UserAgent}
}

const (
	noToken = "DISCORD_TOKEN is not set: copy the bot's token from its page " +
		"in Discord's Developer Portal (Bot, Reset Token)"
	strangeToken = "DISCORD_TOKEN has a blank or a strange character inside: copy the bot's token " +
		"alone from its page " +
		"in Discord's Developer Portal (Bot, Reset Token)"
)

func (o Options) withDefaults() (Options, error) {
	o.Token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(o.Token)+" ", "Bot "))
	if o.Token == "" {
		return o, errors.New(noToken)
	}
	if strings.ContainsFunc(o.Token, func(r rune) bool { return r <= ' ' || r > '~' }) { // no header takes it
		return o, errors.New(strangeToken)
	}
	o.OpenTimeout = cmp.Or(o.OpenTimeout, 30*time.Second)
	o.BackOff.First = cmp.Or(o.BackOff.First, time.Second)
	o.BackOff.Most = cmp.Or(o.BackOff.Most, 2*time.Minute)
	o.Grace = cmp.Or(o.Grace, 10*time.Second)
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o, nil
}

// newSession returns a discordgo session that does not reconnect, keeps no state, and asks for no
// privileged intent: the supervisor reconnects.
func (o Options) newSession(d *dialer, to http.RoundTripper) (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + o.Token)
	if err != nil {
		return nil, err
	}
	s.ShouldReconnectOnError = false
	s.StateEnabled = false
	s.Identify.Intents = discordgo.IntentsGuilds
	s.UserAgent = cmp.Or(o.UserAgent, s.UserAgent)
	s.LogLevel = discordgo.LogWarning // what is below has secrets in it
	s.Dialer = d.websocket()
	s.Client.Transport = to
	return s, nil
}
