package socket

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"quoth/bot"
)

// Call is a bot.Call that is sent, without its User: whoever can open the socket is the person at the
// terminal, and runs Quoth.
type Call bot.Call

// Served returns the call to serve: one of a person who runs Quoth.
func (c Call) Served() bot.Call {
	served := bot.Call(c)
	served.Access = bot.Operators
	return served
}

type callJSON struct {
	Command string            `json:"command"`
	Options map[string]string `json:"options,omitempty"`
	Zone    string            `json:"zone,omitempty"`
	Now     time.Time         `json:"now"`
	Before  []string          `json:"before,omitempty"`
	Page    int               `json:"page,omitempty"`
	Why     bool              `json:"why,omitempty"`
}

// MarshalJSON writes the zone by its name.
func (c Call) MarshalJSON() ([]byte, error) {
	return json.Marshal(callJSON{c.Command, c.Options, zoneName(c.Zone, os.Getenv("TZ")), c.Now, c.Before, c.Page,
		c.Why})
}

// UnmarshalJSON reads what MarshalJSON writes. The error names a zone that is unknown.
func (c *Call) UnmarshalJSON(b []byte) error {
	var j callJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	zone, err := time.LoadLocation(j.Zone)
	if err != nil {
		return fmt.Errorf("read zone: %w", err)
	}
	*c = Call{Command: j.Command, Options: j.Options, Zone: zone, Now: j.Now, Before: j.Before, Page: j.Page,
		Why: j.Why}
	return nil
}

// zoneName returns a name that time.LoadLocation knows in another process as well. The machine's zone
// is "Local" in each of them, unless this one has its own by tz, the variable TZ.
func zoneName(zone *time.Location, tz string) string {
	if zone == nil {
		return "UTC"
	}
	own := strings.TrimPrefix(tz, ":")
	if _, err := time.LoadLocation(own); zone == time.Local && own != "" && err == nil {
		return own
	}
	return zone.String()
}
