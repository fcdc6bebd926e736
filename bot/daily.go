package bot

import (
	"fmt"
	"strings"
	"time"
)

// Settings are what a server has set for itself.
type Settings struct {
	Zone    string // IANA name; empty: that of the whole bot
	Private bool   // answers are shown only to the person who asked
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

// Schedule is a daily summary with what it has come to.
type Schedule struct{ Daily }

// Lines returns all that a schedule says besides its channel and the next time.
func (s Schedule) Lines() []string {
	out := []string{fmt.Sprintf("Every day at %02d:%02d (%s)", s.Hour, s.Minute, s.Zone)}
	if len(s.Sources) > 0 {
		out = append(out, "Only from "+strings.Join(s.Sources, ", "))
	}
	if s.Silent {
		out = append(out, "Without a notification")
	}
	if s.EmptyDay {
		out = append(out, "With a line on days without news")
	}
	if s.Last != "" {
		out = append(out, "Last: "+s.Last)
	}
	if s.Off != "" {
		when := s.OffAt.UTC().Format(time.DateOnly)
		out = append(out, "Switched off on "+when+": "+s.Off+" /daily set switches it on again.")
	}
	return out
}
