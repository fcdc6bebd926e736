package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/config"
	"quoth/bot/console"
	"quoth/bot/discord"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/rest"
	"quoth/bot/feeds"
	"quoth/bot/folder"
	"quoth/bot/guild"
	"quoth/bot/importer"
	"quoth/bot/monitor"
	"quoth/bot/report"
	"quoth/bot/schedule"
	"quoth/bot/servers"
	"quoth/bot/service"
	serverset "quoth/bot/settings"
	"quoth/bot/watch"
	folderwatch "quoth/retrieval/ingest/watch"
)

// runVerb is the bot: it answers on Discord, posts the daily summaries, tells what comes up for watches, and answers
// for the data folder to all other quoth commands.
type runVerb struct {
	listening
	Guild     string     `placeholder:"ID" env:"DISCORD_GUILD" help:"${guild}"`
	Shards    shardCount `placeholder:"N" default:"auto" env:"DISCORD_SHARDS" help:"${shards} (${default})."`
	APIURL    string     `name:"api-url" placeholder:"URL" env:"DISCORD_API_URL" help:"${api_url}"`
	Operators []string   `placeholder:"ID" env:"QUOTH_OPERATORS" help:"${operators}"`
}

// Run runs until its context ends, or until Discord refuses the bot.
func (v runVerb) Run(ctx context.Context, a *app) error {
	a.log = a.Log.ForServer(console.IsTerminal(a.err)).Logger(a.err)
	token, err := config.Secret(tokenName)
	if err != nil {
		return err
	}
	if token == "" {
		return report.WithHint(errors.New("DISCORD_TOKEN is not set"),
			"set it in .env to the bot's token (Developer Portal, Bot, Reset Token), or set DISCORD_TOKEN_FILE "+
				"to a file with the token")
	}
	s, err := a.hold()
	if err != nil {
		return err
	}
	defer s.Data.Close()
	if err := feeds.CheckList(s.Contents); err != nil {
		return err
	}
	store, err := s.OpenSettings()
	if err != nil {
		return err
	}
	return v.run(ctx, a, s, store, token)
}

// hold opens the data folder for this process alone. Close the Data of the service to close it.
func (a *app) hold() (s *service.Service, err error) {
	o := a.folderOptions()
	o.Serve = func(d *folder.Data) folder.Service {
		s = a.newService(d)
		return s
	}
	_, err = folder.Hold(a.folder(), o)
	return s, err
}

// run connects the bot to Discord, with what goes on beside it, and ends all of it when the bot ends.
func (v runVerb) run(ctx context.Context, a *app, s *service.Service, store *guild.Store, token string) error {
	set := servers.New(store, a.log, a.clock)
	services := commands.Services{Servers: set, Dailies: set, Watches: set, Clocks: schedule.Clocks{}, Feeds: s.Feeds}
	shards := new(monitor.Shards)
	health := a.monitor(s, shards)
	discordBot := discord.New(health.Count(s.Router(services)), discord.Options{
		Store: store, Pending: store, Registry: &guild.Registry{Dir: a.folder(), Log: a.log},
		Guild: v.Guild, Operators: v.Operators, Zone: named(a.Zone.Location()), Log: a.log,
	})
	connection := gateway.Options{
		Token: rest.Secret(token), APIBase: v.APIURL, Log: a.log, Left: set.Leave, In: set.Connect, Joined: set.Join,
		Shards: int(v.Shards),
		Watch:  func(s gateway.ShardState) { shards.Set(s.ID, s.Of, s.Up, s.Latency) },
	}
	client, err := connection.Client()
	if err != nil {
		return err
	}
	poster := servers.Poster{Poster: discordBot.Poster(client)}
	loop := schedule.New(schedule.Options{
		Ledger: health.CountPosts(store), Poster: poster, Source: a.summaries(s), Log: a.log,
		Teller: servers.Teller{Poster: poster.Poster, Log: a.log},
	})
	services.Library = s.Answering
	watches := watch.New(watch.Options{
		Ledger: health.CountAlerts(store), Poster: servers.Messenger(poster), Log: a.log,
		Source: servers.Alerts{Services: services, Await: s.AwaitSearch, Now: a.clock},
	})
	set.Greet, set.Welcome = poster.Greet, commands.Welcome(services)
	set.Check, set.Source, set.Poster, set.Changed = poster.Check, a.summaries(s), poster, loop.Notify
	return beside(ctx, func(ctx context.Context) error { return gateway.Run(ctx, connection, discordBot) },
		func(ctx context.Context) { loop.Run(ctx) },
		func(ctx context.Context) { watches.Run(ctx) },
		func(ctx context.Context) { v.serve(ctx, health) },
		health.Notify,
		s.WatchRoom,
		func(ctx context.Context) { s.WatchAge(ctx, int(a.KeepDays), a.clock) },
		func(ctx context.Context) {
			if err := a.collect(ctx, s); ctx.Err() == nil {
				a.log.Error("feeds and the folder of articles are not checked", "err", err)
			}
		})
}

// beside runs main with others beside it, and returns when all of them have ended. The context of the
// others ends with main.
func beside(ctx context.Context, main func(context.Context) error, others ...func(context.Context)) error {
	ctx, stop := context.WithCancel(ctx)
	var running sync.WaitGroup
	for _, other := range others {
		running.Go(func() { other(ctx) })
	}
	err := main(ctx)
	stop()
	running.Wait()
	return err
}

// summaries returns the source of the daily summaries.
func (a *app) summaries(s *service.Service) schedule.Source {
	services := commands.Services{Library: s.Answering, Feeds: s.Feeds}
	return func(ctx context.Context, d serverset.Daily, date string) (bot.Reply, error) {
		leave, err := s.AwaitSearch(ctx, d.Server)
		if err != nil {
			return bot.Reply{}, err
		}
		defer leave()
		return servers.Summary(ctx, services, d, date, a.clock())
	}
}

// collect checks feeds when they are due, and watches the folder of article files. It returns the
// error of ctx when that ends, and another one when the list of feeds or the folder cannot be opened.
func (a *app) collect(ctx context.Context, s *service.Service) error {
	if err := s.Feeds.Open(); err != nil {
		return err
	}
	var running sync.WaitGroup
	defer running.Wait()
	if a.Articles != "" {
		if err := importer.CheckFolder(a.Articles); err != nil {
			return fmt.Errorf("QUOTH_ARTICLES: %w", err)
		}
		running.Go(func() {
			importer.Watch(ctx, folderwatch.Folder{
				Dir: a.Articles, Store: s.Library, Zone: a.Zone.Location(), Now: a.clock,
				MaxText: int(a.MaxText), MaxUnpacked: int64(a.MaxUnpacked),
			}, a.log)
		})
	}
	return s.Feeds.Run(ctx, a.log)
}

// named returns the machine's zone by its IANA name where that can be found out, since what is
// stored must mean the same on another machine. Any other zone has its name already.
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
