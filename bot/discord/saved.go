package discord

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"quoth/bot"
)

// savedCall is a call behind a button: what is asked, after which questions, and when it was asked, from which
// "yesterday" counts. It does not say who asked, or where. The time is rounded down to a quarter of an hour, so
// that equal questions are saved once; midnight is at a quarter of an hour in every time zone.
type savedCall struct {
	Command string            `json:"command"`
	Options map[string]string `json:"options,omitempty"`
	Page    int               `json:"page,omitempty"`
	Part    int               `json:"part,omitempty"`
	Before  []string          `json:"before,omitempty"`
	Now     time.Time         `json:"now"`
}

// maxSavedCall is how long a saved call may be, in bytes.
const maxSavedCall = 16 << 10

// encodeCall returns a call as it is saved. Of a long conversation it leaves out the questions after the first.
func encodeCall(c bot.Call, part int, now time.Time) ([]byte, error) {
	s := savedCall{c.Command, c.Options, c.Page, part, slices.Clone(c.Before), now.UTC().Truncate(15 * time.Minute)}
	for {
		data, err := json.Marshal(s)
		if err != nil || len(data) <= maxSavedCall || len(s.Before) < 2 {
			return data, err
		}
		s.Before = slices.Delete(s.Before, 1, 2)
	}
}

// loadCall returns the call that was saved under a key, and which part of its reply is wanted. It reports whether
// the call is still there.
func loadCall(store Store, key string) (call bot.Call, part int, ok bool, err error) {
	data, ok, err := store.SavedCall(key)
	if err != nil || !ok {
		return bot.Call{}, 0, false, err
	}
	var s savedCall
	if err := json.Unmarshal(data, &s); err != nil {
		return bot.Call{}, 0, false, fmt.Errorf("read button: %w", err)
	}
	call = bot.Call{Command: s.Command, Options: s.Options, Page: s.Page, Before: s.Before, Now: s.Now}
	return call, s.Part, true, nil
}
