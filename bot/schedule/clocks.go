package schedule

import (
	"fmt"
	"time"

	"quoth/bot"
	"quoth/bot/weekdays"
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

// Zone reads a time zone. See Zone.
func (Clocks) Zone(typed string) (*time.Location, error) { return Zone(typed) }

// NearestZones returns the n zones that typed is most likely to mean. See NearestZones.
func (Clocks) NearestZones(typed string, n int) []string { return NearestZones(typed, n) }
