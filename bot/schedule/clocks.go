package schedule

import (
	"fmt"
	"time"

	"quoth/bot"
	"quoth/bot/weekdays"
	"quoth/bot/zones"
)

// Clocks reads times of day, weekdays and time zones for the commands.
type Clocks struct{}

// Clock reads a time of day. See Parse.
func (Clocks) Clock(typed string) (hour, minute int, err error) { return Parse(typed) }

// Days reads weekdays. The error is a *bot.Refusal that says what to write. See weekdays.Parse.
func (Clocks) Days(typed string) (weekdays.Set, error) {
	days, ok := weekdays.Parse(typed)
	if !ok {
		return days, &bot.Refusal{
			Message: fmt.Sprintf("“%s” are no weekdays.", bot.Short(typed)),
			Hint:    "Write something like weekdays, Mon-Fri, mon wed fri, weekends or every day.",
		}
	}
	return days, nil
}

// Zone reads a time zone. See zones.Read.
func (Clocks) Zone(typed string) (*time.Location, error) { return zones.Read(typed) }

// SuggestZones returns the zones that typed may mean. See zones.Suggest.
func (Clocks) SuggestZones(typed string, n int) []bot.Suggestion { return zones.Suggest(typed, n) }
