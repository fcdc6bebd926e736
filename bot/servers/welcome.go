package servers

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"quoth/bot"
	"quoth/bot/discord"
)

const (
	// newFor is how long after the bot has joined a server the server counts as new. It is long enough for
	// a bot that is started after it was added, or again after a crash.
	newFor = time.Hour
	// welcomeTimeout bounds the work for one welcome.
	welcomeTimeout = time.Minute
)

// welcome introduces the bot to a server that it has just joined, once. Discord reports the servers of
// the bot at each connection; only the time of joining tells which of them are new, also where the data
// folder is.
func (s *Servers) welcome(ctx context.Context, server string, joined time.Time) {
	if age := s.now().Sub(joined); s.Greet == nil || joined.IsZero() || age > newFor || age < -newFor {
		return
	}
	s.welcoming.Lock()
	defer s.welcoming.Unlock()
	defer func() {
		if p := recover(); p != nil {
			s.log.Error("welcome", "server", server, "err", fmt.Sprintf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, welcomeTimeout)
	defer cancel()
	if err := s.greet(ctx, server, joined); err != nil && ctx.Err() == nil {
		s.log.Error("welcome", "server", server, "err", err)
	}
}

// greet sends the welcome, unless it was sent. The note about it is written first; what an error leaves
// open is looked for in the channel when Discord next reports the server.
func (s *Servers) greet(ctx context.Context, server string, joined time.Time) error {
	wanted, err := s.store.PlanWelcome(server, joined)
	if err != nil || !wanted {
		return err
	}
	err = s.Greet(ctx, discord.Greeting{
		Server: server, Key: welcomeKey(server, joined), Since: joined, Reply: s.Welcome(ctx, s.callFrom(server)),
	})
	if refused, ok := errors.AsType[*discord.Refused](err); ok {
		s.log.Info("a server has no welcome", "server", server, "why", refused.Reason)
		return s.store.SettleWelcome(server, joined)
	}
	if err != nil {
		return err
	}
	s.log.Info("welcomed a server", "server", server)
	return s.store.SettleWelcome(server, joined)
}

// callFrom returns a call from a server, for what nobody there has asked for.
func (s *Servers) callFrom(server string) bot.Call {
	return bot.Call{Command: "help", Server: server, Now: s.now()}
}

// welcomeKey returns the key of a welcome: 16 letters and digits.
func welcomeKey(server string, joined time.Time) string {
	sum := sha256.Sum256([]byte("welcome/" + server + "/" + joined.UTC().Format(time.RFC3339Nano)))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10]))
}
