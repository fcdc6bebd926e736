package schedule

import (
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // all zones, on machines that have none

	"quoth/bot/weekdays"
	"quoth/bot/zones"
)

// exhaustive, when set in the environment, tries every day of the three years in every
// zone, and not only those around a change of the clocks. It takes some minutes.
const exhaustive = "QUOTH_TEST_EXHAUSTIVE"

func in(t *testing.T, zone, local string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04 -0700", local, mustZone(t, zone))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func mustZone(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := zones.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// daily returns a time of every day.
func daily(hour, minute int, zone *time.Location) Times {
	return Times{Hour: hour, Minute: minute, Zone: zone}
}

func TestNext(t *testing.T) {
	for _, tc := range []struct {
		name, zone, after string
		hour, minute      int
		date, at, until   string
	}{
		{"later today", "Europe/London", "2026-01-06 07:29 +0000", 7, 30, "2026-01-06", "2026-01-06 07:30 +0000", "2026-01-07 00:00 +0000"},
		{"it is time: the next one", "Europe/London", "2026-01-06 07:30 +0000", 7, 30, "2026-01-07", "2026-01-07 07:30 +0000", "2026-01-08 00:00 +0000"},
		{"the date is the local one", "Pacific/Kiritimati", "2026-01-06 23:00 +1400", 0, 15, "2026-01-07", "2026-01-07 00:15 +1400", "2026-01-08 00:00 +1400"},
		{"before a gap", "Europe/London", "2026-03-29 00:00 +0000", 0, 59, "2026-03-29", "2026-03-29 00:59 +0000", "2026-03-30 00:00 +0100"},
		{"in a gap: the first instant after it", "Europe/London", "2026-03-29 00:00 +0000", 1, 30, "2026-03-29", "2026-03-29 02:00 +0100", "2026-03-30 00:00 +0100"},
		{"at the end of a gap", "Europe/London", "2026-03-29 00:00 +0000", 2, 0, "2026-03-29", "2026-03-29 02:00 +0100", "2026-03-30 00:00 +0100"},
		{"in a fold: the first of two", "Europe/London", "2026-10-25 00:00 +0100", 1, 30, "2026-10-25", "2026-10-25 01:30 +0100", "2026-10-26 00:00 +0000"},
		{"between the two: tomorrow", "Europe/London", "2026-10-25 01:15 +0000", 1, 30, "2026-10-26", "2026-10-26 01:30 +0000", "2026-10-27 00:00 +0000"},
		{"at the end of a fold", "Europe/London", "2026-10-25 00:00 +0100", 2, 0, "2026-10-25", "2026-10-25 02:00 +0000", "2026-10-26 00:00 +0000"},
		{"half an hour back", "Australia/Lord_Howe", "2026-04-05 00:00 +1100", 1, 45, "2026-04-05", "2026-04-05 01:45 +1100", "2026-04-06 00:00 +1030"},
		{"midnight is skipped", "Africa/Cairo", "2026-04-23 12:00 +0200", 0, 0, "2026-04-24", "2026-04-24 01:00 +0300", "2026-04-25 00:00 +0300"},
		{"and Go goes back a day", "America/Santiago", "2026-09-05 12:00 -0400", 0, 30, "2026-09-06", "2026-09-06 01:00 -0300", "2026-09-07 00:00 -0300"},
		{"the last hour is skipped", "America/Nuuk", "2026-03-28 12:00 -0200", 23, 30, "2026-03-28", "2026-03-29 00:00 -0100", "2026-03-30 00:00 -0100"},
		{"and the same date follows", "America/Nuuk", "2026-03-29 00:00 -0100", 23, 30, "2026-03-29", "2026-03-29 23:30 -0100", "2026-03-30 00:00 -0100"},
		{"the clocks go back over midnight", "America/Havana", "2026-10-31 23:00 -0400", 0, 30, "2026-11-01", "2026-11-01 00:30 -0400", "2026-11-02 00:00 -0500"},
		{"over midnight, with the first of two on the day before", "America/St_Johns", "2010-11-07 00:00 -0230", 23, 30, "2010-11-07", "2010-11-07 23:30 -0330", "2010-11-08 00:00 -0330"},
		{"a date is skipped", "Pacific/Apia", "2011-12-29 12:00 -1000", 9, 0, "2011-12-31", "2011-12-31 09:00 +1400", "2012-01-01 00:00 +1400"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := daily(tc.hour, tc.minute, mustZone(t, tc.zone)).Next(in(t, tc.zone, tc.after))
			checkTurn(t, got, Turn{tc.date, in(t, tc.zone, tc.at), in(t, tc.zone, tc.until)})
		})
	}
}

func checkTurn(t *testing.T, got, want Turn) {
	t.Helper()
	if got.Date != want.Date || !got.At.Equal(want.At) || !got.Until.Equal(want.Until) {
		t.Errorf("turn = %s at %v until %v, want %s at %v until %v", got.Date, got.At, got.Until, want.Date, want.At, want.Until)
	}
}

func TestDue(t *testing.T) {
	for _, tc := range []struct {
		name, zone, now string
		hour, minute    int
		date            string
		ok              bool
	}{
		{"before the time", "Europe/London", "2026-01-06 07:29 +0000", 7, 30, "2026-01-05", false},
		{"at the time", "Europe/London", "2026-01-06 07:30 +0000", 7, 30, "2026-01-06", true},
		{"late in the day", "Europe/London", "2026-01-06 23:59 +0000", 7, 30, "2026-01-06", true},
		{"the day is over", "Europe/London", "2026-01-07 00:00 +0000", 7, 30, "2026-01-06", false},
		{"the second time in a fold", "Europe/London", "2026-10-25 01:30 +0000", 1, 30, "2026-10-25", true},
		{"in the gap's place", "Europe/London", "2026-03-29 02:00 +0100", 1, 30, "2026-03-29", true},
		{"after a skipped midnight", "Africa/Cairo", "2026-04-24 01:00 +0300", 0, 0, "2026-04-24", true},
		{"the skipped end of a day is due on the next", "America/Nuuk", "2026-03-29 00:00 -0100", 23, 30, "2026-03-28", true},
		{"for all of it", "America/Nuuk", "2026-03-29 23:29 -0100", 23, 30, "2026-03-28", true},
		{"until its own turn", "America/Nuuk", "2026-03-29 23:30 -0100", 23, 30, "2026-03-29", true},
		{"the clocks go back over midnight", "America/St_Johns", "2010-11-06 23:30 -0330", 0, 0, "2010-11-07", true},
		{"a skipped date is never due", "Pacific/Apia", "2011-12-31 08:59 +1400", 9, 0, "2011-12-29", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, ok := daily(tc.hour, tc.minute, mustZone(t, tc.zone)).Due(in(t, tc.zone, tc.now))
			if got.Date != tc.date || ok != tc.ok {
				t.Errorf("due = %s, %v, want %s, %v", got.Date, ok, tc.date, tc.ok)
			}
		})
	}
}

// tally is what a walk through the days has found.
type tally struct{ zones, changes, turns, afterMidnight int }

// In every zone, around every change of its clocks in three years, at 96 times of the day:
// each local date has one turn, at its time, 21 to 27 hours after the one before. And all
// days of 2026 at one time. Of zones whose clocks agree over these years, one stands for all.
func TestEveryZone(t *testing.T) {
	var n tally
	tried := make(map[string]bool)
	for _, name := range zones.Names() {
		zone := mustZone(t, name)
		changes := changesOf(zone, 2025, 2027)
		n.zones++
		n.changes += len(changes)
		n.walk(t, zone, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), 365, 7, 30)
		if clocks := clocksOf(zone, changes); !tried[clocks] {
			tried[clocks] = true
			for _, at := range changes {
				n.walkDay(t, zone, at.AddDate(0, 0, -2), 5)
			}
		}
	}
	t.Logf("%+v; %d differ", n, len(tried))
	if n.changes < 1000 || n.afterMidnight == 0 {
		t.Errorf("%d changes of the clocks, %d skipped ends of a day: too few to show anything", n.changes, n.afterMidnight)
	}
}

// clocksOf returns what a zone's clocks show around its changes.
func clocksOf(zone *time.Location, changes []time.Time) string {
	var out strings.Builder
	for _, at := range changes {
		out.WriteString(at.Add(-1).In(zone).Format(time.RFC3339Nano) + at.In(zone).Format(time.RFC3339))
	}
	return out.String()
}

func TestEveryDay(t *testing.T) {
	if os.Getenv(exhaustive) == "" {
		t.Skipf("set %s to try every day of three years", exhaustive)
	}
	var n tally
	for _, name := range zones.Names() {
		n.zones++
		n.walkDay(t, mustZone(t, name), time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), 3*365)
	}
	t.Logf("%+v", n)
}

// changesOf returns the instants at which clocks in zone are changed.
func changesOf(zone *time.Location, first, last int) (out []time.Time) {
	at := time.Date(first, 1, 1, 0, 0, 0, 0, zone)
	for {
		_, before := at.Zone()
		_, end := at.ZoneBounds()
		if end.IsZero() || end.Year() > last {
			return out
		}
		if _, after := end.Zone(); after != before {
			out = append(out, end)
		}
		at = end
	}
}

func (n *tally) walkDay(t *testing.T, zone *time.Location, from time.Time, days int) {
	for quarter := range 96 {
		n.walk(t, zone, from, days, quarter/4, quarter%4*15)
	}
}

func (n *tally) walk(t *testing.T, zone *time.Location, from time.Time, days, hour, minute int) {
	last := daily(hour, minute, zone).Next(from)
	for range days {
		turn := daily(hour, minute, zone).Next(last.At)
		n.turns++
		if turn.At.In(zone).Format(time.DateOnly) != turn.Date {
			n.afterMidnight++
		}
		if apart := turn.At.Sub(last.At); turn.Date != tomorrow(last.Date) || apart < 21*time.Hour || apart > 27*time.Hour {
			t.Errorf("%s %02d:%02d: %v after %v", zone, hour, minute, turn, last)
		}
		checkTime(t, turn, hour, minute, zone)
		last = turn
	}
}

func tomorrow(date string) string {
	day, _ := time.Parse(time.DateOnly, date)
	return day.AddDate(0, 0, 1).Format(time.DateOnly)
}

// checkTime checks that a turn's clock shows the wanted time for the first time or, where
// it never does, that it has just jumped over it.
func checkTime(t *testing.T, turn Turn, hour, minute int, zone *time.Location) {
	t.Helper()
	wanted := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	late := func(at time.Time) time.Duration { // how far the clock is past the wanted date and time
		date, _ := time.Parse(time.DateOnly, turn.Date)
		at = at.In(zone)
		clock := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), at.Nanosecond(), time.UTC)
		return clock.Sub(date.Add(wanted))
	}
	skipped := late(turn.At) > 0 && late(turn.At.Add(-1)) < 0
	if late(turn.At) != 0 && !skipped {
		t.Errorf("%s %02d:%02d: %s is due at %v", zone, hour, minute, turn.Date, turn.At)
	}
	for _, earlier := range []time.Duration{30 * time.Minute, time.Hour, 2 * time.Hour} {
		if late(turn.At.Add(-earlier)) == 0 {
			t.Errorf("%s %02d:%02d: %s is due at %v, the second time", zone, hour, minute, turn.Date, turn.At)
		}
	}
}

// On some weekdays only: the weekday is that of the local date, and the turn before may be days old.
func TestWeekdays(t *testing.T) {
	days, _ := weekdays.Parse("mon-fri")
	fridays := weekdays.Of(time.Friday)
	for _, tc := range []struct {
		name, zone, now string
		days            weekdays.Set
		due             string
		ok              bool
		next            string
	}{
		{"Friday", "Europe/London", "2026-01-09 08:00 +0000", days, "2026-01-09", true, "2026-01-12"},
		{"Saturday", "Europe/London", "2026-01-10 08:00 +0000", days, "2026-01-09", false, "2026-01-12"},
		{"Monday, before the time", "Europe/London", "2026-01-12 07:00 +0000", days, "2026-01-09", false, "2026-01-12"},
		{"Monday", "Europe/London", "2026-01-12 07:30 +0000", days, "2026-01-12", true, "2026-01-13"},
		{"the local Monday, elsewhere still Sunday", "Pacific/Kiritimati", "2026-01-12 07:30 +1400", days, "2026-01-12",
			true, "2026-01-13"},
		{"a Friday that the zone skips", "Pacific/Apia", "2011-12-29 12:00 -1000", fridays, "2011-12-23", false,
			"2012-01-06"},
		{"once a week", "Europe/London", "2026-01-08 12:00 +0000", fridays, "2026-01-02", false, "2026-01-09"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			times := Times{7, 30, tc.days, mustZone(t, tc.zone)}
			now := in(t, tc.zone, tc.now)
			due, ok := times.Due(now)
			if next := times.Next(now); due.Date != tc.due || ok != tc.ok || next.Date != tc.next {
				t.Errorf("due %s, %t, and next %s; want %s, %t, and %s", due.Date, ok, next.Date, tc.due, tc.ok, tc.next)
			}
		})
	}
}

// The turns of some weekdays are those of every day that fall on them, around changes of the clocks too.
func TestWeekdaysAreAPartOfEveryDay(t *testing.T) {
	for _, name := range []string{"Europe/London", "America/Nuuk", "America/St_Johns", "Pacific/Apia", "Africa/Cairo"} {
		zone := mustZone(t, name)
		for set := range weekdays.Set(127) {
			for _, from := range []time.Time{time.Date(2026, 3, 20, 0, 0, 0, 0, zone), time.Date(2011, 12, 20, 0, 0, 0, 0, zone)} {
				some, every := Times{23, 30, set, zone}, daily(23, 30, zone)
				turn := every.Next(from)
				for at := from; at.Before(from.AddDate(0, 0, 21)); at = turn.At {
					for turn = every.Next(at); !set.Has(dayOf(t, turn)); turn = every.Next(turn.At) {
					}
					checkTurn(t, some.Next(at), turn)
					if due, _ := some.Due(turn.At); due.Date != turn.Date {
						t.Errorf("%s, %s: due %s, want %s", name, set, due.Date, turn.Date)
					}
				}
			}
		}
	}
}

func dayOf(t *testing.T, turn Turn) time.Weekday {
	t.Helper()
	date, err := time.Parse(time.DateOnly, turn.Date)
	if err != nil {
		t.Fatal(err)
	}
	return date.Weekday()
}
