package search

import (
	"testing"
	"time"

	"quoth/retrieval/dates"
)

func TestAdmits(t *testing.T) {
	east := time.FixedZone("", 2*60*60)
	for _, tt := range []struct {
		name   string
		scope  Scope
		date   time.Time
		source string
		want   bool
	}{
		{"everything", Scope{}, day(10), "Gazette", true},
		{"no date", Scope{}, time.Time{}, "", true},
		{"the outlet, case and accents aside", Scope{Outlets: []string{"evening voice"}}, day(10), "Évening Voice", true},
		{"another outlet", Scope{Outlets: []string{"gazette"}}, day(10), "Wire", false},
		{"one of several, case and accents aside", Scope{Outlets: []string{"wire", "evening voice"}}, day(10), "Évening Voice", true},
		{"none of several", Scope{Outlets: []string{"wire", "evening voice"}}, day(10), "Gazette", false},
		{"one of the outlets", Scope{Sources: []string{"Wire", "Gazette"}}, day(10), "Gazette", true},
		{"none of the outlets", Scope{Sources: []string{"Wire"}}, day(10), "Gazette", false},
		{"the first day", Scope{Since: day(10)}, day(10), "", true},
		{"before the first day", Scope{Since: day(11)}, day(10), "", false},
		{"the last day", Scope{Until: day(10)}, day(10), "", true},
		{"after the last day", Scope{Until: day(9)}, day(10), "", false},
		{"the next day in a zone", Scope{Since: day(11), Zone: east}, day(10).Add(23 * time.Hour), "", true},
		{"one of the days", Scope{Days: []dates.Days{days(3, 5), days(10, 10)}}, day(10), "", true},
		{"none of the days", Scope{Days: []dates.Days{days(3, 5)}}, day(6), "", false},
		{"a report of the day after the event", Scope{Events: []dates.Days{days(5, 5)}}, day(6), "", true},
		{"long after the event", Scope{Events: []dates.Days{days(5, 5)}}, day(16), "", false},
	} {
		if got := tt.scope.Admits(tt.date, tt.source); got != tt.want {
			t.Errorf("%s: admits %v, want %v", tt.name, got, tt.want)
		}
	}
}

// A filter admits whatever the scope admits, and a zone of any distance from UTC.
func TestFilterIsWider(t *testing.T) {
	for _, zone := range []*time.Location{nil, time.FixedZone("", 14*60*60), time.FixedZone("", -12*60*60)} {
		for _, s := range []Scope{
			{Since: day(10), Until: day(12), Zone: zone},
			{Since: day(10), Events: []dates.Days{days(9, 9)}, Zone: zone},
			{Until: day(20), Events: []dates.Days{days(12, 13)}, Zone: zone},
		} {
			f := s.Filter()
			for hours := range 20 * 24 {
				date := day(4).Add(time.Duration(hours) * time.Hour)
				isOut := !f.Since.IsZero() && date.Before(f.Since) || !f.Until.IsZero() && !date.Before(f.Until)
				if s.Admits(date, "") && isOut {
					t.Errorf("%+v admits %v, which is outside of the filter %+v", s, date, f)
					break
				}
			}
		}
	}
}

func TestIsOpen(t *testing.T) {
	for name, s := range map[string]Scope{
		"an outlet": {Outlets: []string{"gazette"}}, "named outlets": {Sources: []string{"Gazette"}},
		"a first day": {Since: day(1)}, "a last day": {Until: day(1)},
		"days": {Days: []dates.Days{days(1, 1)}}, "events": {Events: []dates.Days{days(1, 1)}},
	} {
		if s.IsOpen() {
			t.Errorf("a scope with %s admits all articles", name)
		}
	}
	if !(Scope{Zone: time.UTC}).IsOpen() {
		t.Error("a scope with a zone alone does not admit all articles")
	}
}
