package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/bwmarrin/discordgo"
)

// link is a session of discordgo's with what is known of it.
type link struct {
	session   *discordgo.Session
	dialer    *dialer
	ready     chan struct{} // a READY or a RESUMED has come
	lost      chan struct{} // the connection has ended
	opened    bool          // there is a connection to say goodbye to
	resumable bool
	cancel    context.CancelFunc // of what runs because of this link
}

func (s *supervisor) newLink(ctx context.Context) (*link, error) {
	ctx, cancel := context.WithCancel(ctx)
	l := &link{dialer: &dialer{}, ready: make(chan struct{}, 1), lost: make(chan struct{}, 1), cancel: cancel}
	session, err := s.options.newSession(l.dialer, s.transport)
	if err != nil {
		cancel()
		return nil, err
	}
	l.session = session
	s.listen(ctx, l)
	return l, nil
}

// listen adds the handlers of a link's events. Each passes the gate: nothing is begun once the
// supervisor stops, and what was begun is waited for.
func (s *supervisor) listen(ctx context.Context, l *link) {
	client := clientOf(l.session)
	l.session.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) {
		if i, ok := e.Struct.(*discordgo.InteractionCreate); ok {
			s.gate.pass(func() { s.handler.Handle(client, i, parentIn(e.RawData)) })
		}
	})
	l.session.AddHandler(func(_ *discordgo.Session, r *discordgo.Ready) {
		signal(l.ready)
		s.gate.pass(func() {
			s.setUps.Go(func() { s.setUp(ctx, client) })
			s.reportServers(r)
		})
	})
	l.session.AddHandler(func(*discordgo.Session, *discordgo.Resumed) { signal(l.ready) })
	l.session.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) { signal(l.lost) })
	l.session.AddHandler(func(_ *discordgo.Session, g *discordgo.GuildCreate) { s.joined(ctx, g) })
	l.session.AddHandler(func(_ *discordgo.Session, g *discordgo.GuildDelete) { s.left(g) })
}

// parentIn returns the id of the channel that an interaction's channel is a thread of. discordgo does not read the
// channel of an interaction (docs.discord.com, interactions/receiving-and-responding).
func parentIn(interaction json.RawMessage) string {
	var i struct {
		Channel struct {
			Type   discordgo.ChannelType `json:"type"`
			Parent string                `json:"parent_id"`
		} `json:"channel"`
	}
	if json.Unmarshal(interaction, &i) != nil {
		return ""
	}
	switch i.Channel.Type {
	case discordgo.ChannelTypeGuildNewsThread, discordgo.ChannelTypeGuildPublicThread,
		discordgo.ChannelTypeGuildPrivateThread:
		return i.Channel.Parent
	}
	return "" // the parent of other channels is their category
}

// reportServers reports in which servers the bot is. Discord lists them all in a READY, also those
// that an outage keeps from it.
func (s *supervisor) reportServers(r *discordgo.Ready) {
	if s.options.In == nil || r.Application == nil {
		return
	}
	servers := make([]string, len(r.Guilds))
	for i, g := range r.Guilds {
		servers[i] = g.ID
	}
	s.options.In(r.Application.ID, servers)
}

// joined reports a server. What is done about it may take long, and is not waited for by what stops the
// supervisor: that ends its context.
func (s *supervisor) joined(ctx context.Context, g *discordgo.GuildCreate) {
	if s.options.Joined != nil && g.Guild != nil && !g.Unavailable {
		s.gate.pass(func() { s.setUps.Go(func() { s.options.Joined(ctx, g.ID, g.JoinedAt) }) })
	}
}

// left reports that the bot has left a server. A server that is only unavailable has an outage.
func (s *supervisor) left(g *discordgo.GuildDelete) {
	if s.options.Left != nil && g.Guild != nil && !g.Unavailable {
		s.gate.pass(func() { s.options.Left(g.ID) })
	}
}

// open opens the connection and waits until it is ready, all within a time. discordgo's Open
// knows no deadline: without a HELLO it waits until its connection is cut, and after a wish to
// reconnect in place of READY it never returns (discordgo #1694). So it runs in a goroutine of
// its own, and is left behind then.
func (l *link) open(ctx context.Context, within time.Duration) error {
	ctx, cancel := context.WithTimeoutCause(ctx, within, fmt.Errorf("not ready within %s", within))
	defer cancel()
	drain(l.ready)
	drain(l.lost)
	opened := make(chan error, 1)
	go func() { opened <- l.session.Open() }()
	select {
	case err := <-opened:
		again := errors.Is(err, discordgo.ErrWSAlreadyOpen) // the news of a loss came twice
		if err != nil && !again {
			return err
		}
		if l.opened = true; again {
			return nil
		}
	case <-ctx.Done():
		l.dialer.cut()
		return context.Cause(ctx)
	}
	return l.awaitReady(ctx)
}

func (l *link) awaitReady(ctx context.Context) error {
	select {
	case <-l.ready:
		return nil
	case <-l.lost:
		return errLost
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// goodbye is how long Discord may take to answer ours.
const goodbye = 2 * time.Second

// close ends the connection. discordgo sleeps for a second after its goodbye; there is no need to
// once Discord has answered it, so close does not wait for that sleep.
func (l *link) close() {
	if l == nil {
		return
	}
	l.cancel()
	if l.opened {
		done := make(chan struct{})
		answered := l.dialer.leave()
		go func() {
			defer close(done)
			l.session.Close()
		}()
		select {
		case <-done:
		case <-answered:
		case <-time.After(goodbye):
		}
	}
	l.dialer.cut()
}

// signal marks that something has happened; once is as good as twice.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// drain takes the mark away.
func drain(c chan struct{}) {
	select {
	case <-c:
	default:
	}
}
