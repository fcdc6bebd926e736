package watch

import (
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/settings"
)

func TestReadQuiet(t *testing.T) {
	for typed, want := range map[string]string{
		"22:00-07:00": "22:00-07:00", "10pm to 7am": "22:00-07:00", "22–7": "22:00-07:00", "2200 - 0700": "22:00-07:00",
		"from 10.30 p.m. until 6": "22:30-06:00", "Between 1 and 5": "01:00-05:00", " 13:00—14:30 ": "13:00-14:30",
		"00:00-08:00": "00:00-08:00",
		"":            "", "night": "", "22:00": "", "22:00-": "", "7-7": "", "7:01-7": "", "7:30-7": "", "8-7": "08:00-07:00", "22-25": "", "24:00-7": "",
	} {
		got, err := ReadQuiet(typed)
		if got.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v, want %q", typed, got, err, want)
		}
		if r, ok := err.(*bot.Refusal); err != nil && (!ok || r.Hint == "") {
			t.Errorf("%q: %v is no refusal with a hint", typed, err)
		}
	}
}

// Quiet hours are on the clocks of the watch, and may go over midnight.
func TestIsQuiet(t *testing.T) {
	night := settings.Watch{Zone: "Asia/Tokyo", Quiet: settings.Quiet{From: 22 * 60, Until: 7 * 60}}
	noon := settings.Watch{Zone: "Asia/Tokyo", Quiet: settings.Quiet{From: 12 * 60, Until: 13 * 60}}
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		clock       string
		night, noon bool
		left        time.Duration // of the night
	}{
		{"21:59", false, false, 0}, {"22:00", true, false, 9 * time.Hour}, {"23:59", true, false, 7*time.Hour + time.Minute},
		{"00:00", true, false, 7 * time.Hour}, {"06:59", true, false, time.Minute}, {"07:00", false, false, 0},
		{"11:59", false, false, 0}, {"12:00", false, true, 0}, {"13:00", false, false, 0},
	} {
		clock, err := time.ParseInLocation("2006-01-02 15:04", "2026-03-09 "+tt.clock, tokyo)
		if err != nil {
			t.Fatal(err)
		}
		at := clock.UTC()
		if isQuiet(night, at) != tt.night || isQuiet(noon, at) != tt.noon || isQuiet(settings.Watch{Zone: "UTC"}, at) {
			t.Errorf("%s: quiet in the night %t, at noon %t", tt.clock, isQuiet(night, at), isQuiet(noon, at))
		}
		if left := quietFor(night, at); tt.night && left != tt.left {
			t.Errorf("%s: quiet for %s, want %s", tt.clock, left, tt.left)
		}
	}
}

func TestMaySend(t *testing.T) {
	now := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	ago := func(d ...time.Duration) (out []time.Time) {
		for _, d := range d {
			out = append(out, now.Add(-d))
		}
		return out
	}
	var busy []time.Time
	for i := range mostADay {
		busy = append(busy, now.Add(-23*time.Hour+time.Duration(i)*time.Hour))
	}
	for name, tt := range map[string]struct {
		sent []time.Time
		want bool
	}{
		"the first":                 {nil, true},
		"a minute after the last":   {ago(time.Minute), false},
		"a quarter after the last":  {ago(between), true},
		"twelve within a day":       {busy, false},
		"eleven and an old one":     {append(ago(day), busy[1:]...), true},
		"the clock was turned back": {ago(-time.Hour), false},
	} {
		if got := maySend(settings.Watch{Zone: "UTC", Sent: tt.sent}, now); got != tt.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// What was published shortly before the last look counts, however long it was held back. After a long time without
// Quoth, old news does not.
func TestPublishedSince(t *testing.T) {
	now := time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	for name, tt := range map[string]struct{ looked, want time.Duration }{
		"looked just now":    {time.Minute, 3*day + time.Minute},
		"held back for days": {3 * day, 6 * day},
		"gone for a month":   {30 * day, 7 * day},
	} {
		if got := now.Sub(publishedSince(settings.Watch{LookedAt: now.Add(-tt.looked)}, now)); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}
