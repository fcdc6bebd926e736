package settings

import (
	"fmt"
	"time"
)

// Watch is a person, a topic or a quotation that somebody waits for; the tags are those of the settings file.
type Watch struct {
	Server  string    `json:"guild"`             // where it was set; Direct outside a server
	Number  uint64    `json:"number"`            // no other watch has or had it
	Channel string    `json:"channel,omitempty"` // where alerts go; empty: to the person, as direct messages
	User    string    `json:"user"`              // id of the person who set it
	About   string    `json:"about"`
	Quoted  bool      `json:"quoted,omitempty"` // About is a quotation
	Quiet   Quiet     `json:"quiet,omitzero"`
	Zone    string    `json:"zone"` // IANA name; Quiet is on its clocks
	Place   Place     `json:"place,omitzero"`
	SetAt   time.Time `json:"set_at"`
	// Cursor is the serial of the newest revision that was looked at, and LookedAt when that was.
	Cursor   uint64    `json:"cursor"`
	LookedAt time.Time `json:"looked_at"`
	Told     []Story   `json:"told,omitempty"`  // in the last days, the oldest first
	Alert    *Alert    `json:"alert,omitempty"` // on its way; nil: none
	// Sent has when alerts were sent, the oldest first: all of the last day, and the last one.
	Sent    []time.Time `json:"sent,omitempty"`
	Refused Refused     `json:"refused,omitzero"` // see Daily
	OffWhy  string      `json:"off_why,omitempty"`
	OffAt   time.Time   `json:"off_at,omitzero"`
}

// Direct takes the place of the server of a watch that was set in direct messages.
const Direct = "@me"

// Story is a story that was told, by the key of its article.
type Story struct {
	Article string    `json:"article"`
	At      time.Time `json:"at"`
}

// Alert is a message about the stories that have come up. It may have been sent.
type Alert struct {
	Key       string    `json:"key"` // marks the message, as that of a post does
	PlannedAt time.Time `json:"planned_at"`
	Receipts  []string  `json:"receipts"`       // of the excerpts that it shows
	More      int       `json:"more,omitempty"` // how many stories it does not show
}

// On reports whether the watch is followed.
func (w Watch) On() bool { return w.OffWhy == "" }

// Last returns when the last alert was sent; zero: none was.
func (w Watch) Last() time.Time {
	if len(w.Sent) == 0 {
		return time.Time{}
	}
	return w.Sent[len(w.Sent)-1]
}

// Where says where the alerts go: "#news", or "direct message".
func (w Watch) Where() string {
	switch {
	case w.Channel == "":
		return "direct message"
	case w.Place.Channel == "":
		return "a channel"
	}
	return "#" + w.Place.Channel
}

// Quiet is a time of each day in which no alert is sent. It may go over midnight. The zero value is none.
type Quiet struct {
	From  int `json:"from"`  // minutes after midnight
	Until int `json:"until"` // not included
}

// Has reports whether a time of day, in minutes after midnight, is quiet.
func (q Quiet) Has(minute int) bool {
	if q.From <= q.Until {
		return q.From <= minute && minute < q.Until
	}
	return minute >= q.From || minute < q.Until
}

// String returns "22:00-07:00", or "" for none.
func (q Quiet) String() string {
	if q == (Quiet{}) {
		return ""
	}
	return fmt.Sprintf("%02d:%02d-%02d:%02d", q.From/60, q.From%60, q.Until/60, q.Until%60)
}
