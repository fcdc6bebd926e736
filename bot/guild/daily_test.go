package guild

import (
	"strings"
	"testing"
	"time"

	"quoth/bot/settings"
)

// harbour is a schedule as it is read back: its times carry no reading of the monotonic
// clock.
var harbour = settings.Daily{Server: "81", Channel: "207", Hour: 7, Minute: 30, Zone: "Europe/London",
	Sources: []string{"The Harbour Post"},
	Silent:  true, SetBy: "12", SetAt: time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC)}

func today() string { return time.Now().UTC().Format(time.DateOnly) }

func TestSetDailyRefuses(t *testing.T) {
	s := temporary(t)
	for _, tc := range []struct {
		name string
		mend func(*settings.Daily)
		want string
	}{
		{"no server", func(d *settings.Daily) { d.Server = "" }, "no id of a server"},
		{"no channel", func(d *settings.Daily) { d.Channel = "" }, "no id of a channel"},
		{"a path for a channel", func(d *settings.Daily) { d.Channel = "207/8" }, "no id of a channel"},
		{"hour 24", func(d *settings.Daily) { d.Hour = 24 }, "24:30 is no time of day"},
		{"minute 60", func(d *settings.Daily) { d.Minute = 60 }, "7:60 is no time of day"},
		{"no zone", func(d *settings.Daily) { d.Zone = "" }, "no zone"},
		{"unknown zone", func(d *settings.Daily) { d.Zone = "Mars/Olympus" }, "Mars/Olympus"},
	} {
		d := harbour
		tc.mend(&d)
		if err := s.SetDaily(d); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: err = %v, want one with %q", tc.name, err, tc.want)
		}
	}
	if got := must[[]settings.Daily](t)(s.Dailies()); len(got) != 0 {
		t.Errorf("dailies = %+v, want none", got)
	}
}

// A channel has one schedule: the one that was set last. Other channels have theirs.
func TestSetDaily(t *testing.T) {
	s := temporary(t)
	later, other := harbour, harbour
	later.Hour, other.Channel = 9, "208"
	for _, d := range []settings.Daily{harbour, other, later} {
		check(t, s.SetDaily(d))
	}
	diff(t, "dailies", must[[]settings.Daily](t)(s.ServerDailies("81")), []settings.Daily{later, other})
	diff(t, "of another server", must[[]settings.Daily](t)(s.ServerDailies("82")), []settings.Daily(nil))
}

func TestSwitchOff(t *testing.T) {
	s := temporary(t)
	check(t, s.SetDaily(harbour))
	check(t, s.SwitchOff(harbour, "the channel is gone"))
	got := must[[]settings.Daily](t)(s.Dailies())[0]
	if got.On() || got.OffWhy != "the channel is gone" || time.Since(got.OffAt) > time.Minute {
		t.Errorf("switched off = %+v", got)
	}

	anew := harbour
	anew.SetAt = harbour.SetAt.Add(time.Hour)
	anew.OffWhy = "left over"
	check(t, s.SetDaily(anew))
	check(t, s.SwitchOff(harbour, "an answer that came late"))
	if got := must[[]settings.Daily](t)(s.Dailies())[0]; !got.On() {
		t.Errorf("set again = %+v, want it on", got)
	}

	if ok := must[bool](t)(s.DropDaily("81", "207")); !ok {
		t.Error("DropDaily finds no schedule")
	}
	check(t, s.SwitchOff(anew, "too late"))
	diff(t, "dailies", must[[]settings.Daily](t)(s.Dailies()), []settings.Daily(nil))
	if ok := must[bool](t)(s.DropDaily("81", "207")); ok {
		t.Error("DropDaily finds a schedule that is gone")
	}
}

// Of the ledger only the newest row outlives its schedule, so that setting it again the
// same day does not post again.
func TestDropDailyKeepsNewestPost(t *testing.T) {
	s := temporary(t)
	other := harbour
	other.Channel = "2070" // starts like the other
	day := func(n int) string { return time.Now().UTC().AddDate(0, 0, n).Format(time.DateOnly) }
	for _, d := range []settings.Daily{harbour, other} {
		check(t, s.SetDaily(d))
		for n := -2; n <= 0; n++ {
			planned(t, s, "81", d.Channel, day(n))
		}
	}
	must[bool](t)(s.DropDaily("81", "207"))
	dates := func(channel string) (out []string) {
		for _, p := range must[[]Post](t)(s.Posts("81", channel)) {
			out = append(out, p.Date)
		}
		return out
	}
	diff(t, "rows", dates("207"), []string{day(0)})
	diff(t, "rows of the other channel", dates("2070"), []string{day(0), day(-1), day(-2)})
}
