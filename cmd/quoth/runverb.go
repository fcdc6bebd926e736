package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"quoth/bot/discord"
	"quoth/bot/discord/gateway"
	"quoth/bot/guild"
	"quoth/bot/schedule"
	"quoth/retrieval"
)

// runVerb is the bot: it answers on Discord, posts the daily summaries, and holds the data
// folder for all other quoth commands.
type runVerb struct {
	Guild     string   `placeholder:"ID" env:"DISCORD_GUILD" help:"Register the commands in this server only, where they show at once."`
	APIURL    string   `name:"api-url" placeholder:"URL" env:"DISCORD_API_URL" help:"Talk to this address in place of https://discord.com."`
	Operators []string `placeholder:"ID" env:"QUOTH_OPERATORS" help:"Discord user ids of those who run Quoth, with commas between; the application's owner or team always are."`
}

// tokenName is the variable with the bot's token. A secret is no flag: other people of the
// machine see those.
const tokenName = "DISCORD_TOKEN"

// settingsFile is where a data folder keeps what servers set.
const settingsFile = "settings.db"

// Run runs until its context ends, or until Discord refuses the bot.
func (v runVerb) Run(ctx context.Context, a *app) error {
	token, err := secret(tokenName)
	if err != nil {
		return err
	}
	if token == "" {
		return errors.New("DISCORD_TOKEN is not set: put the bot's token (Developer Portal, Bot, Reset Token) into .env or, in a file, into DISCORD_TOKEN_FILE")
	}
	f, err := a.hold(ctx)
	if errors.Is(err, retrieval.ErrLocked) {
		return a.errHeld("which serves it already: end that process first")
	}
	if err != nil {
		return err
	}
	defer f.Close()
	held := a.contents()
	err = cmp.Or(held.check(settingsFile, "begin with no server set up"), held.check(sourcesFile, noFeeds))
	if err != nil {
		return err
	}
	store, err := guild.Open(held.path(settingsFile))
	if err != nil {
		return err
	}
	defer store.Close()
	held.note(settingsFile)
	return v.hold(ctx, a, f, store, token)
}

// hold runs all that runs at length, and ends it when one of it ends.
func (v runVerb) hold(ctx context.Context, a *app, f *folder, store *guild.Store, token string) error {
	servers := &servers{store: store, log: a.log, now: a.clock}
	router := &liveRouter{f: f, servers: servers}
	door := discord.New(router, discord.Options{
		Store: store, Registry: &registry{folder: a.folder(), log: a.log}, Guild: v.Guild, Operators: v.Operators, Zone: named(a.Zone.location()), Log: a.log,
	})
	connection := gateway.Options{
		Token: token, APIBase: v.APIURL, Log: a.log, Left: servers.left, In: servers.in, Joined: servers.joined,
	}
	client, err := connection.Client()
	if err != nil {
		return err
	}
	p := door.Poster(client)
	loop := schedule.New(schedule.Options{Ledger: store, Poster: poster{p}, Source: router.summary, Log: a.log})
	servers.check, servers.changed = p.CheckIn, loop.Notify
	ctx, stop := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { loop.Run(ctx) })
	running.Go(func() { a.watchRoom(ctx) })
	running.Go(func() {
		if err := a.collect(ctx, f); ctx.Err() == nil {
			a.log.Error("no news comes in by itself", "err", err)
		}
	})
	err = gateway.Run(ctx, connection, door)
	stop()
	running.Wait()
	return err
}

// secret is a variable that must not be a flag, or what the file holds that name_FILE names.
func secret(name string) (string, error) {
	if value := strings.TrimSpace(os.Getenv(name)); value != "" {
		return value, nil
	}
	path := os.Getenv(name + "_FILE")
	if path == "" {
		return "", nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("read %s_FILE: %w", name, advisedInput(err))
	}
	value := strings.TrimSpace(string(text))
	if value == "" {
		return "", fmt.Errorf("read %s_FILE: the file is empty", name)
	}
	return value, nil
}

// named is the machine's zone by its IANA name where that can be found out, for what is
// kept must mean the same on another machine; any other zone has its name already.
func named(zone *time.Location) *time.Location {
	if zone != time.Local {
		return zone
	}
	path, err := filepath.EvalSymlinks("/etc/localtime")
	_, name, ok := strings.Cut(path, "zoneinfo/")
	if err != nil || !ok {
		return zone
	}
	if location, err := time.LoadLocation(name); err == nil {
		return location
	}
	return zone
}
