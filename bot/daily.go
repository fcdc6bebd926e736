package bot

import (
	"fmt"
	"strings"
	"time"
)

// Settings are what a server has set for itself; the tags are those of the settings file. The zero
// value stands for a server that has set nothing.
type Settings struct {
	Zone    string `json:"zone,omitempty"`    // IANA name; empty: the zone of the whole bot
	Private bool   `json:"private,omitempty"` // answers are shown only to the person who asked
}

// Daily is the schedule of a channel's daily summary; the tags are those of the settings file. A
// channel has at most one.
type Daily struct {
	Server   string    `json:"guild"` // Discord's id
	Channel  string    `json:"channel"`
	Hour     int       `json:"hour"`                // 0-23, on the clocks of Zone
	Minute   int       `json:"minute"`              // 0-59
	Zone     string    `json:"zone"`                // IANA name
	Sources  []string  `json:"sources,omitempty"`   // only these outlets; none: all
	Silent   bool      `json:"silent,omitempty"`    // posted without a notification
	EmptyDay bool      `json:"empty_day,omitempty"` // a day without news gets a post that says so
	SetBy    string    `json:"set_by,omitempty"`    // id of the person
	SetAt    time.Time `json:"set_at"`
	// OffWhy says why Quoth can no longer post in the channel, a sentence; empty: the schedule is on.
	OffWhy string    `json:"off_why,omitempty"`
	OffAt  time.Time `json:"off_at,omitzero"`
}

// On reports whether the schedule is followed.
func (d Daily) On() bool { return d.OffWhy == "" }

// Schedule is a Daily with its last and its next post.
type Schedule struct {
	Daily
	Next time.Time // when it posts next; zero: it is off
	Last string    // the outcome of the last post, in words; empty: there was none
}

// Lines returns everything about a schedule except its channel and the time of the next post.
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
	if !s.On() {
		when := s.OffAt.UTC().Format(time.DateOnly)
		out = append(out, "Switched off on "+when+": "+s.OffWhy+" /daily set switches it on again.")
	}
	return out
}
