package question_test

import "time"

// The day of asking is a Wednesday, 18 March 2026.
var asked = time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC)

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
