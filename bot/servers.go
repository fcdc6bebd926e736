package bot

import (
	"context"
	"time"
)

// Settings are what a server set for itself.
type Settings struct {
	Zone    string // IANA name; empty: that of the whole bot
	Private bool   // answers are shown to the person who asked only
}

// Servers keeps the settings of servers.
type Servers interface {
	Settings(server string) (Settings, error)
	SetSettings(server string, s Settings) error
	// Kept lists in words all that is kept of a server.
	Kept(server string) ([]string, error)
}

// Daily is a schedule: one summary a day in a channel.
type Daily struct {
	Server, Channel  string
	Hour, Minute     int
	Zone             string   // IANA name
	Sources          []string // only these outlets; none: all
	Silent, EmptyDay bool     // without a notification; a line on a day without news
	By               string   // who set it
	// What the schedule has come to; not read when it is set.
	Off   string    // why it is switched off; empty: it is on
	OffAt time.Time // since when
	Next  time.Time // when it posts next
	Last  string    // what became of the last posting, in words; empty: there was none
}

// Dailies keeps the schedules.
type Dailies interface {
	// Dailies lists a server's schedules. Where one cannot be read, the error says so and the
	// others are listed.
	Dailies(server string, now time.Time) ([]Daily, error)
	// SetDaily sets a channel's schedule. The error is a *Refusal where the channel cannot be
	// posted to.
	SetDaily(ctx context.Context, d Daily) (next time.Time, err error)
	// DropDaily deletes a schedule with all that was noted of its posts.
	DropDaily(server, channel string) (ok bool, err error)
}

// Clocks reads times of day and zones as people write them. The errors are Refusals.
type Clocks interface {
	Clock(typed string) (hour, minute int, err error)
	Zone(typed string) (*time.Location, error)
	// NearestZones are the names that typed may mean, best first.
	NearestZones(typed string, n int) []string
}
