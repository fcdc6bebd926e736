// Package weekdays has sets of weekdays as people write them: "weekdays", "Mon-Fri", "mon wed fri",
// "every day except Sunday". It is pure.
//
//	days, ok := weekdays.Parse("mon-fri")
//	days.String()          // "Monday to Friday"
//	days.Has(time.Sunday)  // false
package weekdays

import (
	"fmt"
	"strings"
	"time"
)

// Set is a set of weekdays that is never empty: the zero value has all seven. Otherwise bit n says
// whether it has time.Weekday(n). Sets are equal if they have the same days.
type Set uint8

const (
	all      = 1<<7 - 1
	weekend  = 1<<time.Saturday | 1<<time.Sunday
	weekdays = all &^ weekend
)

// Of returns the set of some weekdays; without any, that of all.
func Of(days ...time.Weekday) (s Set) {
	for _, d := range days {
		s |= 1 << d
	}
	return s % all // all seven are the zero value
}

// All reports whether the set has all seven days.
func (s Set) All() bool { return s == 0 }

// Has reports whether the set has a day.
func (s Set) Has(day time.Weekday) bool { return s.All() || s&(1<<day) != 0 }

// String returns the set as people write it: "every day", "Monday to Friday", "Monday, Wednesday and
// Friday". Parse reads it again.
func (s Set) String() string {
	if s.All() {
		return "every day"
	}
	var parts []string
	for _, run := range s.runs() {
		first, last := run[0], run[len(run)-1]
		if len(run) > 2 {
			parts = append(parts, first.String()+" to "+last.String())
			continue
		}
		for _, d := range run {
			parts = append(parts, d.String())
		}
	}
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// runs returns the days of a set that lacks one, in runs of days that follow each other. The week
// begins on Monday or, where Sunday and Monday belong to one run, with that run.
func (s Set) runs() (out [][]time.Weekday) {
	first := time.Monday
	for s.Has(first) && s.Has(before(first)) {
		first = before(first)
	}
	open := false
	for i := range time.Weekday(7) {
		day := (first + i) % 7
		switch has := s.Has(day); {
		case has && open:
			out[len(out)-1] = append(out[len(out)-1], day)
		case has:
			out = append(out, []time.Weekday{day})
		}
		open = s.Has(day)
	}
	return out
}

// before returns the day before a day.
func before(d time.Weekday) time.Weekday { return (d + 6) % 7 }

// MarshalText returns the set as String does.
func (s Set) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText has written.
func (s *Set) UnmarshalText(text []byte) error {
	set, ok := Parse(string(text))
	if !ok {
		return fmt.Errorf("%q are no weekdays", text)
	}
	*s = set
	return nil
}
