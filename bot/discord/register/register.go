// Package register registers the commands of the table with Discord, in one server or everywhere, when they have
// changed, and withdraws those that were registered elsewhere before.
//
//	r := register.Registrar{Registry: registry, Log: log}
//	ids, err := r.Register(ctx, client, application, appcommand.Of(table)) // ids["ask"]
package register

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"

	"quoth/bot/discord/appcommand"
	"quoth/bot/discord/rest"
)

// Registry remembers which commands were last registered in each scope: their hash, and the ids that
// Discord has given to them, by name. A scope is an application, a hyphen, and a server or nothing.
type Registry interface {
	// Registered returns an empty hash where no commands are registered, and no ids where they are not
	// known.
	Registered(scope string) (hash string, ids map[string]string, err error)
	// SetRegistered sets what is registered; an empty hash: nothing any more.
	SetRegistered(scope, hash string, ids map[string]string) error
	Scopes() ([]string, error) // the scopes with registered commands
}

// Registrar registers commands.
type Registrar struct {
	Registry Registry // nil: the commands are registered each time
	Guild    string   // the server in which commands are registered; empty: everywhere
	Log      *slog.Logger
}

// Register registers the commands of an application, and returns their ids, by name. It asks nothing of Discord when
// they are the commands that were registered last and their ids are known: Discord takes 200 new commands a day. The
// ids are nil where they are not known. The error says what an operator can do.
func (r Registrar) Register(ctx context.Context, c *rest.Client, application string,
	commands []*appcommand.Command) (ids map[string]string, err error) {
	data, err := json.Marshal(commands)
	if err != nil {
		return nil, fmt.Errorf("register commands: %w", err)
	}
	sum := sha256.Sum256(data)
	hash, scope := hex.EncodeToString(sum[:16]), scopeOf(application, r.Guild)
	if registered, ids := r.registered(scope); registered == hash {
		if !appcommand.HasAll(ids, commands) {
			ids = r.askIDs(ctx, c, application, hash)
		}
		r.withdraw(ctx, c, application)
		return ids, nil
	}
	var answer []appcommand.Registered
	if err := c.Do(ctx, "PUT", commandsOf(application, r.Guild), commands, &answer); err != nil {
		return nil, fmt.Errorf("register commands: %w%s", err, advice(err))
	}
	r.Log.Info("registered the commands", "commands", len(commands), "server", r.Guild)
	ids = appcommand.IDs(answer)
	if r.Registry == nil {
		return ids, nil
	}
	if err := r.Registry.SetRegistered(scope, hash, ids); err != nil {
		return ids, fmt.Errorf("register commands: %w", err)
	}
	r.withdraw(ctx, c, application)
	return ids, nil
}

// askIDs asks Discord for the ids of commands that are registered already. The registry does not know them all where
// an earlier Quoth registered them. Without ids, which are then nil, the names of commands cannot be clicked, and
// nothing else is missing.
func (r Registrar) askIDs(ctx context.Context, c *rest.Client, application, hash string) map[string]string {
	var answer []appcommand.Registered
	if err := c.Do(ctx, "GET", commandsOf(application, r.Guild), nil, &answer); err != nil {
		r.Log.Warn("ask for the ids of the commands", "err", err)
		return nil
	}
	ids := appcommand.IDs(answer)
	if err := r.Registry.SetRegistered(scopeOf(application, r.Guild), hash, ids); err != nil {
		r.Log.Warn("remember the ids of the commands", "err", err)
	}
	return ids
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
func (r Registrar) withdraw(ctx context.Context, c *rest.Client, application string) {
	if r.Registry == nil {
		return
	}
	scopes, err := r.Registry.Scopes()
	if err != nil {
		r.Log.Warn("look for commands registered elsewhere", "err", err)
	}
	for _, scope := range scopes {
		of, server, _ := strings.Cut(scope, "-")
		if of != application || server == r.Guild {
			continue
		}
		if err := r.withdrawFrom(ctx, c, application, server); err != nil {
			r.Log.Warn("withdraw the commands", "server", server, "err", err)
			continue
		}
		r.Log.Info("withdrew the commands", "server", server)
	}
}

// withdrawFrom withdraws the commands of one scope. A server that the bot has left has none.
func (r Registrar) withdrawFrom(ctx context.Context, c *rest.Client, application, server string) error {
	scope := scopeOf(application, server)
	if err := r.Registry.SetRegistered(scope, withdrawing, nil); err != nil {
		return err
	}
	err := c.Do(ctx, "PUT", commandsOf(application, server), []*appcommand.Command{}, nil)
	if code := rest.Code(err); err != nil && code != rest.CodeMissingAccess && code != rest.CodeUnknownGuild {
		return err
	}
	return r.Registry.SetRegistered(scope, "", nil)
}

// registered returns the hash and the ids of the commands registered last. The hash is empty where that
// is not known, and they are then registered again.
func (r Registrar) registered(scope string) (hash string, ids map[string]string) {
	if r.Registry == nil {
		return "", nil
	}
	hash, ids, err := r.Registry.Registered(scope)
	if err != nil {
		r.Log.Warn("read which commands are registered", "err", err)
	}
	return hash, ids
}
