package main

import (
	"cmp"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"quoth/bot/batch"
	"quoth/bot/socket"
	"quoth/bot/zones"
)

// settings are the flags of every verb and command. Those with an env tag can also be set by the
// environment, and are listed in .env.example.
type settings struct {
	Data        string           `placeholder:"FOLDER" default:"./data" env:"QUOTH_DATA" help:"${data} (${default})."`
	Zone        zone             `placeholder:"ZONE" env:"QUOTH_ZONE" help:"${zone} (the machine's)."`
	Log         logFormat        `placeholder:"FORMAT" default:"auto" env:"QUOTH_LOG" help:"${log} (auto,info)."`
	Articles    string           `placeholder:"FOLDER" env:"QUOTH_ARTICLES" help:"${articles}"`
	Refresh     time.Duration    `placeholder:"TIME" default:"10m" env:"QUOTH_REFRESH" help:"${refresh} (${default})."`
	KeepDays    uint16           `placeholder:"DAYS" default:"0" env:"QUOTH_KEEP_DAYS" help:"${keep_days}"`
	MaxUnpacked size             `placeholder:"SIZE" default:"4GB" env:"QUOTH_MAX_UNPACKED" help:"${unpacked} (${default})."`
	MaxText     size             `placeholder:"SIZE" default:"1MB" env:"QUOTH_MAX_TEXT" help:"${max_text} (${default})."`
	Contact     string           `placeholder:"ADDRESS" env:"QUOTH_CONTACT" help:"${contact}"`
	Allow       networks         `name:"allow-networks" placeholder:"NETWORKS" env:"QUOTH_ALLOW" help:"${allow}"`
	JSON        bool             `name:"json" help:"Write JSON."`
	Now         string           `placeholder:"TIME" help:"Ask as if it were that time: 2026-01-06, or 2026-01-06T15:00:00Z."`
	Version     kong.VersionFlag `help:"Print the version, and end."`
	NoColor     bool             `help:"No bold, no colour; the variable NO_COLOR does the same."`
}

// clock returns the time of asking: what --now says, else now.
func (s settings) clock(now time.Time) (time.Time, error) {
	if s.Now == "" {
		return now, nil
	}
	t, err := batch.ParseTime(s.Now, s.Zone.location())
	if err != nil {
		return t, fmt.Errorf("--now: %w", err)
	}
	return t, nil
}

// folder returns the data folder.
func (s settings) folder() string { return cmp.Or(s.Data, "./data") }

// color reports whether w is a terminal whose user wants colours (no-color.org).
func (s settings) color(w io.Writer) bool {
	return !s.NoColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

// screen describes w to whoever draws a reply for it.
func (s settings) screen(w io.Writer) socket.Screen {
	return socket.Screen{Width: columns(w), Color: s.color(w)}
}

// zone is a time zone by its IANA name; the zero zone is the machine's.
type zone struct{ *time.Location }

// UnmarshalText reads an IANA name or that of a city; an empty one is the machine's zone.
func (z *zone) UnmarshalText(name []byte) error {
	if len(name) == 0 {
		return nil
	}
	location, err := time.LoadLocation(string(name))
	if err != nil {
		location, err = zones.Read(string(name))
	}
	if err != nil {
		return fmt.Errorf("%q is not a time zone: want an IANA name like Europe/Paris, or a big city", name)
	}
	z.Location = location
	return nil
}

func (z zone) location() *time.Location {
	return cmp.Or(z.Location, time.Local)
}

// logFormat is how the log is written. The zero value is auto, from level info.
type logFormat struct {
	form  string // text or json; empty: auto
	level slog.Level
}

// UnmarshalText reads "auto", "text", "json", or one of them with a level: "json,warn".
func (f *logFormat) UnmarshalText(b []byte) error {
	form, level, _ := strings.Cut(string(b), ",")
	switch form {
	case "", "auto":
	case "text", "json":
		f.form = form
	default:
		return fmt.Errorf("%q is not a log format: want auto, text or json", form)
	}
	if level == "" {
		return nil
	}
	if err := f.level.UnmarshalText([]byte(level)); err != nil {
		return fmt.Errorf("%q is not a log level: want debug, info, warn or error", level)
	}
	return nil
}

// forServer returns f for the log of a process that stays, which programs read unless it goes to a terminal.
func (f logFormat) forServer(w io.Writer) logFormat {
	if f.form == "" && !isTerminal(w) {
		f.form = "json"
	}
	return f
}

func (f logFormat) logger(w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: f.level}
	if f.form == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

// networks is a list of networks with commas between. It holds the text, so that settings can be
// compared.
type networks string

// UnmarshalText reads networks or single addresses: "192.168.0.0/16, fd00::1".
func (n *networks) UnmarshalText(b []byte) error {
	_, err := parseNetworks(string(b))
	*n = networks(b)
	return err
}

func (n networks) prefixes() []netip.Prefix {
	out, _ := parseNetworks(string(n)) // UnmarshalText has refused what is no network
	return out
}

func parseNetworks(list string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, part := range strings.FieldsFunc(list, func(c rune) bool { return c == ',' || c == ' ' }) {
		p, err := netip.ParsePrefix(part)
		if a, single := netip.ParseAddr(part); single == nil {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("%q is not a network: want one like 192.168.0.0/16", part)
		}
		out = append(out, p)
	}
	return out, nil
}
