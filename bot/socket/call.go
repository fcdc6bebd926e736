package socket

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"quoth/bot"
)

// Call is a bot.Call that travels. Its User does not: whoever can open the socket is
// the person at the terminal, and runs Quoth.
type Call bot.Call

// Served is the call as it is to be served: by somebody who runs Quoth.
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

// UnmarshalJSON reads what MarshalJSON writes; the error names a zone that is unknown.
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

// zoneName is a name that time.LoadLocation knows in another process too. The machine's
// zone is "Local" in every one of them, unless this one was given its own by tz, the
// variable TZ.
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
