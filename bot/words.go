package bot

import (
	"fmt"
	"strings"
	"time"

	"quoth/retrieval"
)

// Count returns a number with its noun: "1 article", "3 articles". The noun must take an s.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// LongDate returns a date in words: "Wednesday 4 March 2026".
func LongDate(date time.Time) string { return date.Format("Monday 2 January 2006") }

// Dates returns the days from first to last in words: "Monday 2 to Friday 6 March 2026". A zero first stands for last
// alone.
func Dates(first, last time.Time) string {
	switch {
	case first.IsZero() || first.Equal(last):
		return LongDate(last)
	case first.Year() != last.Year():
		return LongDate(first) + " to " + LongDate(last)
	case first.Month() != last.Month():
		return first.Format("Monday 2 January") + " to " + LongDate(last)
	}
	return first.Format("Monday 2") + " to " + LongDate(last)
}

// Showing says that a word of the articles was taken for a misspelt one, or looked for beside it.
func Showing(c retrieval.Correction) string {
	if also, ok := strings.CutPrefix(c.Taken, c.Typed+" and "); ok {
		return fmt.Sprintf("Also showing %s (you typed %s).", Short(also), Short(c.Typed))
	}
	return fmt.Sprintf("Showing %s (you typed %s).", Short(c.Taken), Short(c.Typed))
}

// period returns a range of days in words: "from August 2024", "from Fri 6 Mar 2026", "since …",
// "up to …". One of the days may be zero.
func period(since, until time.Time) string {
	const day = "Mon 2 Jan 2006"
	switch {
	case since.IsZero():
		return "up to " + until.Format(day)
	case until.IsZero():
		return "since " + since.Format(day)
	case since.Equal(until):
		return "from " + since.Format(day)
	case since.Day() == 1 && until.Equal(since.AddDate(0, 1, -1)):
		return "from " + since.Format("January 2006")
	case since.YearDay() == 1 && until.Equal(since.AddDate(1, 0, -1)):
		return "from " + since.Format("2006")
	}
	return "from " + since.Format(day) + " to " + until.Format(day)
}

// Listed returns the first few names in a list, and how many more there are.
func Listed(names []string) string {
	const most = 4
	if more := len(names) - most; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), more)
	}
	return strings.Join(names, ", ")
}

// anyOf returns “a”, “b” or “c”.
func anyOf(words []string) string {
	var out strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			out.WriteString(" or ")
		case i > 0:
			out.WriteString(", ")
		}
		out.WriteString("“" + Short(w) + "”")
	}
	return out.String()
}
