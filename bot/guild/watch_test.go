package guild

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"quoth/bot/settings"
)

// watched is a watch of a channel.
var watched = settings.Watch{
	Server: "81", Channel: "207", User: "12", About: "Rosa Vane", Zone: "Europe/London",
	Quiet: settings.Quiet{From: 1320, Until: 420}, SetAt: time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC),
}

// otherWatch returns a watch with other words, another user and another channel, where these are not empty.
func otherWatch(about, user, channel string) settings.Watch {
	w := watched
	if w.About = about; user != "" {
		w.User = user
	}
	if w.Channel = channel; channel == "" {
		w.Server = settings.Direct
	}
	return w
}

func TestWatches(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.db")
	s := open(t, path)
	first := must[settings.Watch](t)(s.AddWatch(watched))
	second := must[settings.Watch](t)(s.AddWatch(otherWatch("otters", "", "")))
	check(t, s.Close())
	s = open(t, path)
	diff(t, "all", must[[]settings.Watch](t)(s.Watches()), []settings.Watch{first, second})
	if first.Number == 0 || second.Number <= first.Number {
		t.Errorf("numbers %d and %d", first.Number, second.Number)
	}
	c := must[Checked](t)(s.Check())
	if c.Servers != 1 || c.Records != 2 || c.Damaged.Count != 0 {
		t.Errorf("checked %+v", c)
	}
	if len(must[Kept](t)(s.Kept("81")).Watches) != 1 {
		t.Error("the watch is not among what is kept")
	}
	if must[bool](t)(s.DropWatch("82", first.Number)) || !must[bool](t)(s.DropWatch("81", first.Number)) {
		t.Error("the wrong watch was dropped")
	}
	third := must[settings.Watch](t)(s.AddWatch(watched))
	if third.Number <= second.Number {
		t.Errorf("the number %d was used before", third.Number)
	}
	check(t, s.Forget("81"))
	diff(t, "after the server was left", must[[]settings.Watch](t)(s.Watches()), []settings.Watch{second})
}

// A watch is refused that is there already, or that would be one too many of its person or its server.
func TestAddWatchRefused(t *testing.T) {
	s := temporary(t)
	first := must[settings.Watch](t)(s.AddWatch(watched))
	for name, w := range map[string]settings.Watch{
		"the same": watched, "in capitals": otherWatch("ROSA VANE", "", "207"), "of another person": otherWatch("Rosa Vane", "13", "207"),
	} {
		if got, err := s.AddWatch(w); !errors.Is(err, ErrWatched) || got.Number != first.Number {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	for i := 1; i < MostOfPerson; i++ {
		must[settings.Watch](t)(s.AddWatch(otherWatch(fmt.Sprint("topic ", i), "", "")))
	}
	if _, err := s.AddWatch(otherWatch("one more", "", "")); !errors.Is(err, ErrPersonIsFull) {
		t.Errorf("one too many of the person: %v", err)
	}
	for i := 1; i < MostOfServer; i++ {
		must[settings.Watch](t)(s.AddWatch(otherWatch("topic", fmt.Sprint(100+i), fmt.Sprint(300+i))))
	}
	if _, err := s.AddWatch(otherWatch("one more", "99", "207")); !errors.Is(err, ErrServerIsFull) {
		t.Errorf("one too many of the server: %v", err)
	}
	must[settings.Watch](t)(s.AddWatch(otherWatch("one more", "99", "")))
	for name, w := range map[string]settings.Watch{
		"no words": otherWatch("", "1", "207"), "no zone": {Server: "81", User: "1", About: "x", Zone: "Local", SetAt: watched.SetAt},
		"no user": {Server: "81", About: "x", Zone: "UTC", SetAt: watched.SetAt}, "no time": {Server: "81", User: "1", About: "x", Zone: "UTC"},
		"a channel of no server": {Server: settings.Direct, Channel: "207", User: "1", About: "x", Zone: "UTC", SetAt: watched.SetAt},
		"long":                   otherWatch(strings.Repeat("x", maxAboutBytes+1), "1", "207"),
	} {
		if _, err := s.AddWatch(w); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// An alert is planned together with the cursor, and settled once.
func TestAlerts(t *testing.T) {
	s := temporary(t)
	w := must[settings.Watch](t)(s.AddWatch(watched))
	now := watched.SetAt
	read := func() settings.Watch { return must[[]settings.Watch](t)(s.Watches())[0] }
	plan := func(key string, cursor uint64, articles ...string) error {
		w.Cursor, w.LookedAt, w.Alert = cursor, now, &settings.Alert{Key: key, PlannedAt: now, Receipts: articles}
		return s.PlanAlert(w, articles)
	}
	check(t, plan("one", 7, "a", "b"))
	if got := read(); got.Cursor != 7 || len(got.Told) != 2 || got.Alert == nil || !got.LookedAt.Equal(now) {
		t.Errorf("planned %+v", got)
	}
	if err := plan("two", 9, "c"); !errors.Is(err, ErrSettled) || read().Cursor != 7 {
		t.Errorf("a second alert beside the first: %v, cursor %d", err, read().Cursor)
	}
	w.Alert.Key = "one"
	since := must[time.Time](t)(s.RefuseAlert(w, "Not now.", now))
	if again := must[time.Time](t)(s.RefuseAlert(w, "Never.", now.Add(time.Hour))); !again.Equal(since) || !since.Equal(now) {
		t.Errorf("refused since %s, then %s", since, again)
	}
	check(t, s.SettleAlert(w, now.Add(2*time.Hour)))
	check(t, s.SettleAlert(w, now.Add(3*time.Hour)))
	if got := read(); got.Alert != nil || len(got.Sent) != 1 || got.Refused.Why != "" {
		t.Errorf("settled %+v", got)
	}
	now = now.Add(keepTold)
	check(t, plan("two", 9, "c"))
	check(t, s.SettleAlert(w, now))
	if got := read(); len(got.Told) != 1 || got.Told[0].Article != "c" || len(got.Sent) != 1 {
		t.Errorf("a fortnight later %+v", got)
	}
	check(t, plan("three", 11, "d"))
	check(t, s.SettleAlert(w, time.Time{}))
	if got := read(); got.Alert != nil || len(got.Sent) != 1 || len(got.Told) != 2 {
		t.Errorf("with nothing to send %+v", got)
	}
	check(t, plan("four", 13, make([]string, mostTold+5)...))
	check(t, s.SettleAlert(w, time.Time{}))
	if got := read(); len(got.Told) != mostTold {
		t.Errorf("%d stories are kept", len(got.Told))
	}
	w.Cursor, w.LookedAt = 20, now.Add(time.Hour)
	gone := settings.Watch{Server: "81", Number: 99}
	check(t, s.Looked([]settings.Watch{gone, w}))
	if got := read(); got.Cursor != 20 || len(got.Told) != mostTold {
		t.Errorf("looked %+v", got)
	}
	if err := s.PlanAlert(settings.Watch{Server: "81", Number: 99, Alert: w.Alert}, nil); !errors.Is(err, ErrNotPlanned) {
		t.Errorf("planned for no watch: %v", err)
	}
}

// A watch that was switched off can be set again, and is deleted after a month.
func TestWatchSwitchedOff(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.db")
	s := open(t, path)
	w := must[settings.Watch](t)(s.AddWatch(watched))
	check(t, s.SwitchOffWatch(w, "The channel is gone.", time.Now()))
	again := must[settings.Watch](t)(s.AddWatch(watched))
	diff(t, "set again", must[[]settings.Watch](t)(s.Watches()), []settings.Watch{again})
	check(t, s.SwitchOffWatch(again, "", time.Now().Add(-keepOffWatch+time.Hour)))
	check(t, s.Close())
	s = open(t, path)
	if all := must[[]settings.Watch](t)(s.Watches()); len(all) != 1 || all[0].On() {
		t.Errorf("after less than a month %+v", all)
	}
	check(t, s.SwitchOffWatch(again, "Gone.", time.Now().Add(-keepOffWatch)))
	check(t, s.Close())
	if all := must[[]settings.Watch](t)(open(t, path).Watches()); len(all) != 0 {
		t.Errorf("after a month %+v", all)
	}
}

// A watch that lies under the number of another one is found, and so is one that cannot be read. It hides no other.
func TestDamagedWatch(t *testing.T) {
	s := temporary(t)
	w := must[settings.Watch](t)(s.AddWatch(watched))
	check(t, s.db.Write(func(tx *bbolt.Tx) error {
		b := partWatches.in(tx, "81")
		record := b.Get([]byte(watchKey(w.Number)))
		if err := b.Put([]byte(watchKey(98)), record); err != nil {
			return err
		}
		return b.Put([]byte(watchKey(99)), record[:len(record)-2])
	}))
	if c := must[Checked](t)(s.Check()); c.Damaged.Count != 2 || c.Records != 1 {
		t.Errorf("checked %+v", c)
	}
	all, err := s.Watches()
	if !errors.Is(err, ErrDamaged) || len(all) != 2 {
		t.Errorf("%d watches, %v", len(all), err)
	}
	must[settings.Watch](t)(s.AddWatch(otherWatch("otters", "", "")))
}

// A watch without anything special is short.
func TestWatchRecord(t *testing.T) {
	data := must[[]byte](t)(json.Marshal(otherWatch("otters", "7", "")))
	for _, empty := range []string{"channel", "told", "alert", "sent", "refused", "off_why", "off_at", "place", "quoted"} {
		if strings.Contains(string(data), `"`+empty+`"`) {
			t.Errorf("%q is written though it says nothing", empty)
		}
	}
}
