package bind

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"quoth/bot"
	"quoth/retrieval/dates"
)

// Days is a run of days: the first instants of its first and its last day in the zone of a call. An end that was
// left open, as in "since Monday", is zero.
type Days struct{ Since, Until time.Time }

// longestDays is how long a text that names days may be, in characters. A suggestion on Discord is no longer either.
const longestDays = 100

// ReadDays reads a time as a question can name it, as of when c was made: "2026-01-06", "yesterday", "last week",
// "March 2024". The error is a *bot.Refusal.
func ReadDays(c bot.Call, s string) (Days, error) {
	if days, ok := readDays(s, c.Now, c.Location()); ok {
		return Days{firstInstant(days.Since, c.Location()), firstInstant(days.Until, c.Location())}, nil
	}
	return Days{}, &bot.Refusal{
		Message: fmt.Sprintf("“%s” is not a day.", bot.Short(s)),
		Hint: "Write a day like yesterday, last Friday, 6 March or 2026-01-06, " +
			"or a time like last week, March 2024 or 2024.",
	}
}

// readDays reads the time that s names, and nothing else, as of now.
func readDays(s string, now time.Time, zone *time.Location) (dates.Days, bool) {
	if day, err := time.Parse(time.DateOnly, s); err == nil {
		return dates.Days{Since: day, Until: day}, true
	}
	if utf8.RuneCountInString(s) > longestDays {
		return dates.Days{}, false
	}
	days, ok := dates.Alone(s, now, zone)
	return days, ok && !days.IsZero()
}

// NamesDays reports whether ReadDays reads s, which does not depend on when the call was made.
func NamesDays(s string) bool {
	_, ok := readDays(s, time.Unix(0, 0), time.UTC)
	return ok
}

// First returns the first day of those that were typed; the error is a *bot.Refusal.
func (d Days) First(typed string) (time.Time, error) {
	if d.Since.IsZero() {
		return time.Time{}, &bot.Refusal{
			Message: fmt.Sprintf("“%s” has no first day.", bot.Short(typed)),
			Hint:    "Use the option until for it, or name the day to start from.",
		}
	}
	return d.Since, nil
}

// Last returns the last day of those that were typed; the error is a *bot.Refusal.
func (d Days) Last(typed string) (time.Time, error) {
	if d.Until.IsZero() {
		return time.Time{}, &bot.Refusal{
			Message: fmt.Sprintf("“%s” has no last day.", bot.Short(typed)),
			Hint:    "Use the option since for it, or name the day to end with.",
		}
	}
	return d.Until, nil
}

// String returns the days in figures, as ReadDays reads them again at any later time.
func (d Days) String() string {
	since, until := d.Since.Format(time.DateOnly), d.Until.Format(time.DateOnly)
	switch {
	case d.Since.IsZero():
		return "until " + until
	case d.Until.IsZero():
		return "since " + since
	case since == until:
		return since
	}
	return strings.Join([]string{since, until}, " to ")
}

// firstInstant returns the first instant of a date in zone, and the zero time for none. It is midnight or,
// where the clocks skip midnight, the hour after it. Without that correction time.Date may return an instant
// of the day before.
func firstInstant(date time.Time, zone *time.Location) time.Time {
	if date.IsZero() {
		return date
	}
	t := time.Date(date.Year(), date.Month(), date.Day(), 0, 0, 0, 0, zone)
	if t.Day() != date.Day() {
		return t.Add(time.Hour)
	}
	return t
}
