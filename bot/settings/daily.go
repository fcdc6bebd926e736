package settings

import (
	"fmt"
	"time"

	"quoth/bot/weekdays"
)

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
	// Refused says since when Discord has refused every post. It is zero after a post that went through, and when
	// the schedule is off.
	Refused Refused `json:"refused,omitzero"`
	// Told is what the person has been told about failures.
	Told Told `json:"told,omitzero"`
}

// Place has the names of a channel and its server, as their people have chosen them.
type Place struct {
	Channel string `json:"channel,omitempty"`
	Server  string `json:"server,omitempty"`
}

// Refused says since when, and why, Discord has refused the posts of a schedule.
type Refused struct {
	Since time.Time `json:"since"`
	Why   string    `json:"why"` // the newest reason, a sentence
}

// Told says which failures of a schedule the person who set it has been told of.
type Told struct {
	Off  bool   `json:"off,omitempty"`  // that it was switched off
	Late string `json:"late,omitempty"` // that there was no post for this date so far, and nothing since
	// Refused is the Since of the refusal that the person has been told of.
	Refused time.Time `json:"refused,omitzero"`
}

// On reports whether the schedule is followed.
func (d Daily) On() bool { return d.OffWhy == "" }

// IsRefused reports whether the schedule is on, and Discord refuses its posts.
func (d Daily) IsRefused() bool { return d.On() && !d.Refused.Since.IsZero() }

// Begins returns when the schedule begins.
func (d Daily) Begins() time.Time {
	if d.Since.IsZero() {
		return d.SetAt
	}
	return d.Since
}

// LocalDate returns the date of a moment on the clocks of the schedule's zone: "2026-01-06".
func (d Daily) LocalDate(at time.Time) string {
	zone, err := time.LoadLocation(d.Zone)
	if err != nil {
		zone = time.UTC
	}
	return at.In(zone).Format(time.DateOnly)
}

// ChannelName names the channel: "#news". Without a name it tells the time of the post, by which people
// know it too: "the channel of 07:30".
func (d Daily) ChannelName() string {
	if d.Place.Channel == "" {
		return fmt.Sprintf("the channel of %02d:%02d", d.Hour, d.Minute)
	}
	return "#" + d.Place.Channel
}
