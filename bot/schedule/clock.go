package schedule

import (
	"fmt"
	"strconv"
	"strings"

	"quoth/bot"
)

// Parse reads a time of day: "18:30", "18.30", "1830", "7", "6pm", "9.30 p.m.". The error is a
// *bot.Refusal that says what to write.
func Parse(clock string) (hour, minute int, err error) {
	digits, half := cutHalf(strings.ToLower(strings.TrimSpace(clock)))
	h, m := cutMinutes(digits)
	hour, okHour := number(h)
	minute, okMinute := number(m)
	switch {
	case !okHour || len(h) > 2 || !okMinute || len(m) != 2:
		return 0, 0, refused(clock, "Write a time like 18:30 or 6pm.")
	case hour == 24 && minute == 0 && half == "":
		return 0, 0, refused(clock, "Midnight is 00:00.")
	case minute > 59:
		return 0, 0, refused(clock, "Minutes go from 00 to 59.")
	case half != "" && (hour < 1 || hour > 12):
		return 0, 0, refused(clock, "With am and pm, hours go from 1 to 12.")
	case hour > 23:
		return 0, 0, refused(clock, "Hours go from 0 to 23.")
	}
	return hourOf(hour, half), minute, nil
}

// cutHalf returns "9.30" and "p" for "9.30 p.m.".
func cutHalf(s string) (digits, half string) {
	for _, half := range []string{"am", "pm", "a.m.", "p.m."} {
		if digits, ok := strings.CutSuffix(s, half); ok {
			return strings.TrimSpace(digits), half[:1]
		}
	}
	return s, ""
}

// cutMinutes returns "9" and "30" for "9:30", "9.30" or "930".
func cutMinutes(s string) (hour, minute string) {
	if i := strings.IndexAny(s, ":."); i >= 0 {
		return s[:i], s[i+1:]
	}
	if n := len(s); n == 3 || n == 4 {
		return s[:n-2], s[n-2:]
	}
	return s, "00"
}

// number reads ASCII digits. It reports false for anything else, also for a sign.
func number(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 16)
	return int(n), err == nil && s[0] != '+'
}

// hourOf returns the hour of the day, from 0 to 23. half is "a", "p" or empty; 12am is midnight.
func hourOf(hour int, half string) int {
	switch {
	case half == "a":
		return hour % 12
	case half == "p":
		return hour%12 + 12
	}
	return hour
}

// refused refuses a time of day.
func refused(clock, hint string) error {
	return &bot.Refusal{Message: fmt.Sprintf("“%s” is not a time of day.", bot.Short(clock)), Hint: hint}
}
