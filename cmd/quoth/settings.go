package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/alecthomas/kong"

	"quoth/bot/batch"
	"quoth/bot/config"
	"quoth/bot/console"
	"quoth/bot/socket"
)

// settings are the flags of every verb and command. Those with an env tag can also be set by the
// environment, and are listed in .env.example.
type settings struct {
	Data          string           `placeholder:"FOLDER" default:"./data" env:"QUOTH_DATA" help:"${data} (${default})."`
	Zone          config.Zone      `placeholder:"ZONE" env:"QUOTH_ZONE" help:"${zone} (the machine's)."`
	Log           config.LogFormat `placeholder:"FORMAT" default:"auto" env:"QUOTH_LOG" help:"${log} (auto,info)."`
	Articles      string           `placeholder:"FOLDER" env:"QUOTH_ARTICLES" help:"${articles}"`
	Refresh       time.Duration    `placeholder:"TIME" default:"10m" env:"QUOTH_REFRESH" help:"${refresh} (${default})."`
	KeepDays      uint16           `placeholder:"DAYS" default:"0" env:"QUOTH_KEEP_DAYS" help:"${keep_days}"`
	MaxUnpacked   config.Size      `placeholder:"SIZE" default:"4GB" env:"QUOTH_MAX_UNPACKED" help:"${unpacked} (${default})."`
	MaxText       config.Size      `placeholder:"SIZE" default:"1MB" env:"QUOTH_MAX_TEXT" help:"${max_text} (${default})."`
	Contact       string           `placeholder:"ADDRESS" env:"QUOTH_CONTACT" help:"${contact}"`
	Allow         config.Networks  `name:"allow-networks" placeholder:"NETWORKS" env:"QUOTH_ALLOW" help:"${allow}"`
	Index         string           `placeholder:"ADDRESS" env:"QUOTH_INDEX" help:"${index}"`
	IndexUser     string           `placeholder:"NAME" env:"QUOTH_INDEX_USER" help:"${index_user}"`
	IndexCA       string           `name:"index-ca" placeholder:"FILE" env:"QUOTH_INDEX_CA" help:"${index_ca}"`
	IndexShards   uint8            `placeholder:"N" default:"1" env:"QUOTH_INDEX_SHARDS" help:"${index_shards} (${default})."`
	IndexReplicas uint8            `placeholder:"N" default:"1" env:"QUOTH_INDEX_REPLICAS" help:"${index_replicas} (${default})."`
	JSON          bool             `name:"json" help:"Write JSON."`
	Now           string           `placeholder:"TIME" help:"Ask as if it were that time: 2026-01-06, or 2026-01-06T15:00:00Z."`
	Version       kong.VersionFlag `help:"Print the version, and end."`
	NoColor       bool             `help:"No bold, no colour; the variable NO_COLOR does the same."`
}

// tokenName is the variable with the bot's token.
const tokenName = "DISCORD_TOKEN"

// clock returns the time of asking: what --now says, else now.
func (s settings) clock(now time.Time) (time.Time, error) {
	if s.Now == "" {
		return now, nil
	}
	t, err := batch.ParseTime(s.Now, s.Zone.Location())
	if err != nil {
		return t, fmt.Errorf("--now: %w", err)
	}
	return t, nil
}

// folder returns the data folder.
func (s settings) folder() string { return cmp.Or(s.Data, "./data") }

// color reports whether w is a terminal whose user wants colours (no-color.org).
func (s settings) color(w io.Writer) bool {
	return !s.NoColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && console.IsTerminal(w)
}

// screen describes w to whoever draws a reply for it.
func (s settings) screen(w io.Writer) socket.Screen {
	return socket.Screen{Width: console.Columns(w), Color: s.color(w)}
}
