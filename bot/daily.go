package bot

import (
	"fmt"
	"maps"
	"strings"
	"time"

	"quoth/bot/weekdays"
)

// Settings are what a server has set for itself; the tags are those of the settings file. The zero
// value stands for a server that has set nothing.
type Settings struct {
	Zone    string `json:"zone,omitempty"`    // IANA name; empty: the zone of the whole bot
	Private bool   `json:"private,omitempty"` // answers are shown only to the person who asked
	// Pictures means that an answer shows the picture of its first article. Quoth sends the picture's address only:
	// Discord fetches it, by a proxy, so that its host learns nothing about those who read the answer.
	Pictures bool `json:"pictures,omitempty"`
	// Channels have settings of their own, by Discord's id.
	Channels map[string]ChannelSettings `json:"channels,omitempty"`
}

// ChannelSettings are what is set for one channel. The zero value stands for nothing.
type ChannelSettings struct {
	Source  string `json:"source,omitempty"`  // the outlet that questions are put to where they name none
	Private string `json:"private,omitempty"` // "yes", "no", or empty: as in the server
}

// SetChannel sets what is set for a channel; zero settings are not kept.
func (s *Settings) SetChannel(channel string, own ChannelSettings) {
	s.Channels = maps.Clone(s.Channels)
	if s.Channels == nil {
		s.Channels = make(map[string]ChannelSettings)
	}
	s.Channels[channel] = own
	if own == (ChannelSettings{}) {
		delete(s.Channels, channel)
	}
}

// IsPrivate reports whether answers in a channel are shown only to the person who asked.
func (s Settings) IsPrivate(channel string) bool {
	if own := s.Channels[channel].Private; own != "" {
		return own == "yes"
	}
	return s.Private
}

// Daily is the schedule of a channel's daily summary; the tags are those of the settings file. A
// channel, which may also be a thread or a forum, has at most one.
type Daily struct {
	Server   string       `json:"guild"` // Discord's id
	Channel  string       `json:"channel"`
	Hour     int          `json:"hour"`                // 0-23, on the clocks of Zone
	Minute   int          `json:"minute"`              // 0-59
	Zone     string       `json:"zone"`                // IANA name
	Days     weekdays.Set `json:"days,omitzero"`       // the local dates that get a post
	Topic    string       `json:"topic,omitempty"`     // only stories with these words; empty: all
	Sources  []string     `json:"sources,omitempty"`   // only these outlets; none: all
	Silent   bool         `json:"silent,omitempty"`    // posted without a notification
	EmptyDay bool         `json:"empty_day,omitempty"` // a day without news gets a post that says so
	SetBy    string       `json:"set_by,omitempty"`    // id of the person
	SetAt    time.Time    `json:"set_at"`
	// Since is when the schedule begins: what was due before is not posted. Zero: at SetAt.
	Since time.Time `json:"since,omitzero"`
	// Place has the names when the schedule was set. It is empty where an older Quoth has set it.
	Place Place `json:"place,omitzero"`
	// OffWhy says why Quoth can no longer post in the channel, a sentence; empty: the schedule is on.
	OffWhy string    `json:"off_why,omitempty"`
	OffAt  time.Time `json:"off_at,omitzero"`
	// Told is what the person has been told about failures.
	Told Told `json:"told,omitzero"`
}

// Place has the names of a channel and its server, as their people have chosen them.
type Place struct {
	Channel string `json:"channel,omitempty"`
	Server  string `json:"server,omitempty"`
}

// Told says which failures of a schedule the person who set it has been told of.
type Told struct {
	Off  bool   `json:"off,omitempty"`  // that it was switched off
	Late string `json:"late,omitempty"` // that there was no post for this date, and nothing since
}

// On reports whether the schedule is followed.
func (d Daily) On() bool { return d.OffWhy == "" }

// Begins returns when the schedule begins.
func (d Daily) Begins() time.Time {
	if d.Since.IsZero() {
		return d.SetAt
	}
	return d.Since
}

// ChannelName names the channel: "#news". Without a name it tells the time of the post, by which people
// know it too: "the channel of 07:30".
func (d Daily) ChannelName() string {
	if d.Place.Channel == "" {
		return fmt.Sprintf("the channel of %02d:%02d", d.Hour, d.Minute)
	}
	return "#" + d.Place.Channel
}

// Schedule is a Daily with its last and its next post.
type Schedule struct {
	Daily
	Next time.Time // when it posts next; zero: it is off
	Last string    // the outcome of the last post, in words; empty: there was none
}

// Lines returns everything about a schedule except its channel and the time of the next post.
func (s Schedule) Lines() []string {
	days := s.Days.String()
	days = strings.ToUpper(days[:1]) + days[1:]
	out := []string{fmt.Sprintf("%s at %02d:%02d (%s)", days, s.Hour, s.Minute, s.Zone)}
	if s.Topic != "" {
		out = append(out, "Only stories with “"+s.Topic+"”")
	}
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
