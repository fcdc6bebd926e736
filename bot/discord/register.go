package discord

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"quoth/bot/discord/appcommand"
	"quoth/bot/discord/rest"
)

// register registers the commands of the table, in one server or everywhere, and learns their ids. It
// asks nothing of Discord when they are the commands that were registered last and their ids are
// known: Discord takes 200 new commands a day.
func (b *Bot) register(ctx context.Context, c *rest.Client, application string) error {
	commands := appcommand.Of(b.router.Commands())
	data, err := json.Marshal(commands)
	if err != nil {
		return fmt.Errorf("register commands: %w", err)
	}
	sum := sha256.Sum256(data)
	hash, scope := hex.EncodeToString(sum[:16]), scopeOf(application, b.guild)
	if registered, ids := b.registered(scope); registered == hash {
		b.learnIDs(ctx, c, application, hash, ids, commands)
		b.withdraw(ctx, c, application)
		return nil
	}
	var answer []appcommand.Registered
	if err := c.Do(ctx, "PUT", commandsOf(application, b.guild), commands, &answer); err != nil {
		return fmt.Errorf("register commands: %w%s", err, advice(err))
	}
	b.log.Info("registered the commands", "commands", len(commands), "server", b.guild)
	ids := appcommand.IDs(answer)
	b.ids.Store(&ids)
	if b.registry == nil {
		return nil
	}
	if err := b.registry.SetRegistered(scope, hash, ids); err != nil {
		return fmt.Errorf("register commands: %w", err)
	}
	b.withdraw(ctx, c, application)
	return nil
}

// scopeOf names where commands are offered: in one server or, when server is empty, everywhere.
func scopeOf(application, server string) string { return application + "-" + server }

// commandsOf returns the path of the commands of a scope.
func commandsOf(application, server string) string {
	if server == "" {
		return rest.Path("applications", application, "commands")
	}
	return rest.Path("applications", application, "guilds", server, "commands")
}

// withdrawing is the hash, in a registry, of commands that are being withdrawn. Whether Discord still
// has them is not known, so that they are registered again when their scope is wanted.
const withdrawing = "withdrawing"

// withdraw withdraws the commands that the application registered in other scopes before. Otherwise a
// server with commands of its own would be offered each command twice. What fails is tried again at
// the next connection.
func (b *Bot) withdraw(ctx context.Context, c *rest.Client, application string) {
	if b.registry == nil {
		return
	}
	scopes, err := b.registry.Scopes()
	if err != nil {
		b.log.Warn("look for commands registered elsewhere", "err", err)
	}
	for _, scope := range scopes {
		of, server, _ := strings.Cut(scope, "-")
		if of != application || server == b.guild {
			continue
		}
		if err := b.withdrawFrom(ctx, c, application, server); err != nil {
			b.log.Warn("withdraw the commands", "server", server, "err", err)
			continue
		}
		b.log.Info("withdrew the commands", "server", server)
	}
}

// withdrawFrom withdraws the commands of one scope. A server that the bot has left has none.
func (b *Bot) withdrawFrom(ctx context.Context, c *rest.Client, application, server string) error {
	scope := scopeOf(application, server)
	if err := b.registry.SetRegistered(scope, withdrawing, nil); err != nil {
		return err
	}
	err := c.Do(ctx, "PUT", commandsOf(application, server), []*appcommand.Command{}, nil)
	if code := rest.Code(err); err != nil && code != rest.CodeMissingAccess && code != rest.CodeUnknownGuild {
		return err
	}
	return b.registry.SetRegistered(scope, "", nil)
}

// registered returns the hash and the ids of the commands registered last. The hash is empty where that
// is not known, and they are then registered again.
func (b *Bot) registered(scope string) (hash string, ids map[string]string) {
	if b.registry == nil {
		return "", nil
	}
	hash, ids, err := b.registry.Registered(scope)
	if err != nil {
		b.log.Warn("read which commands are registered", "err", err)
	}
	return hash, ids
}
