// Package config reads settings as people write them: time zones, sizes, networks, log formats, and the
// variables in the file .env. Its types are those of flags: UnmarshalText refuses what makes no sense.
//
//	err := config.LoadDotenv()
//	token, err := config.Secret("DISCORD_TOKEN")
//	var most config.Size
//	err = most.UnmarshalText([]byte("4GB"))
package config

import (
	"cmp"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"strings"
	"time"

	"quoth/bot/zones"
)

// Zone is a time zone by its IANA name; the zero Zone is the machine's.
type Zone struct{ location *time.Location }

// UnmarshalText reads the IANA name of a zone, or the name of a big city. An empty name means the machine's zone.
func (z *Zone) UnmarshalText(name []byte) error {
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
	z.location = location
	return nil
}

// Location returns the zone.
func (z Zone) Location() *time.Location { return cmp.Or(z.location, time.Local) }

// LogFormat is how the log is written. The zero value is auto, from level info.
type LogFormat struct {
	form  string // text or json; empty: auto
	level slog.Level
}

// UnmarshalText reads "auto", "text", "json", or one of them with a level: "json,warn".
func (f *LogFormat) UnmarshalText(b []byte) error {
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

// ForServer returns f for the log of a process that stays, which programs read unless it goes to a terminal.
func (f LogFormat) ForServer(isTerminal bool) LogFormat {
	if f.form == "" && !isTerminal {
		f.form = "json"
	}
	return f
}

// Logger returns a logger that writes to w.
func (f LogFormat) Logger(w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: f.level}
	if f.form == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

// Networks is a list of networks with commas between. It holds the text, so that settings can be
// compared.
type Networks string

// UnmarshalText reads networks or single addresses: "192.168.0.0/16, fd00::1".
func (n *Networks) UnmarshalText(b []byte) error {
	_, err := parseNetworks(string(b))
	*n = Networks(b)
	return err
}

// Prefixes returns the networks.
func (n Networks) Prefixes() []netip.Prefix {
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
