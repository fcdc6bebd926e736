package discord

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// SessionOptions say how the connection to Discord is held. Token is needed; the rest has
// defaults that do.
type SessionOptions struct {
	Token     string // the bot's, with or without "Bot " before it
	APIBase   string // scheme://host[:port] in place of https://discord.com; empty: Discord
	UserAgent string // empty: discordgo's
	Log       *slog.Logger
	Left      func(server string) // is called when the bot has left a server; may be nil
	// In is called with the servers in which an application is, once connected, and Joined with
	// those that it comes to then; they may be nil.
	In     func(application string, servers []string)
	Joined func(server string)

	OpenTimeout time.Duration // for a connection to become ready; 0: 30 s
	BackOff     BackOff       // between tries
	Grace       time.Duration // for running answers to end when ctx has ended; 0: 10 s
}

// BackOff is how long to wait between tries: First, then twice as long each time up to
// Most, each shortened at random by up to a half.
type BackOff struct {
	First, Most time.Duration // 0: 1 s and 2 min, so that the 1000 IDENTIFYs a day do
}

// answerer is what a connection is held for; *Door is one.
type answerer interface {
	Handle(*discordgo.Session, *discordgo.InteractionCreate) // answers, at once or later
	Ready(context.Context, *discordgo.Session) error         // what is to be done once connected
	Wait()                                                   // returns when no answer is running
}

// Hold connects to Discord, gives what comes in to door, and connects again whenever the
// connection is lost. When ctx ends it takes nothing in any more, waits for the running
// answers, and returns nil. The error is a *RefusedError when trying again is no use.
//
// A process holds one connection at a time, for discordgo has one logger for all; a
// second Hold waits for the first.
func Hold(ctx context.Context, o SessionOptions, door answerer) error {
	o, err := o.withDefaults()
	if err != nil {
		return err
	}
	to, err := transport(o.APIBase)
	if err != nil {
		return err
	}
	defer to.CloseIdleConnections()
	h := &holder{options: o, door: door, transport: to, fatal: make(chan error, 1)}
	release, err := h.captureLog(ctx)
	if err != nil {
		return nil // ctx has ended
	}
	defer release()
	err = h.run(ctx)
	h.stop()
	return err
}

// Poster posts as door draws, with a session of its own that never connects.
func (o SessionOptions) Poster(door *Door) (*Poster, error) {
	s, err := o.unconnected()
	if err != nil {
		return nil, err
	}
	return door.Poster(s), nil
}

// Application asks Discord for the id of the application that the token belongs to.
func (o SessionOptions) Application(ctx context.Context) (string, error) {
	s, err := o.unconnected()
	if err != nil {
		return "", err
	}
	var application struct {
		ID string `json:"id"`
	}
	if err := restOf(s).do(ctx, "GET", address("applications", "@me"), nil, &application); err != nil {
		return "", fmt.Errorf("ask Discord for the application: %w%s", err, advice(err))
	}
	return application.ID, nil
}

// unconnected is a session for requests only.
func (o SessionOptions) unconnected() (*discordgo.Session, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	to, err := transport(o.APIBase)
	if err != nil {
		return nil, err
	}
	return o.newSession(&dialer{}, to)
}

func (o SessionOptions) withDefaults() (SessionOptions, error) {
	o.Token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(o.Token)+" ", "Bot "))
	if o.Token == "" {
		return o, errors.New("DISCORD_TOKEN is not set: copy the bot's token from its page in Discord's Developer Portal (Bot, Reset Token)")
	}
	if strings.ContainsFunc(o.Token, func(r rune) bool { return r <= ' ' || r > '~' }) { // no header takes it
		return o, errors.New("DISCORD_TOKEN has a blank or a strange character inside: copy the bot's token alone from its page in Discord's Developer Portal (Bot, Reset Token)")
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

// newSession is a discordgo session that does nothing by itself: it does not reconnect,
// keeps no state, and asks for no privileged intent.
func (o SessionOptions) newSession(d *dialer, to http.RoundTripper) (*discordgo.Session, error) {
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
