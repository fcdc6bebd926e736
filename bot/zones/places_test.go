package zones

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // all zones, on machines that have none
	"unicode"

	"quoth/bot/suggest"
)

// Each place of the list has a zone that can be loaded, and a name that is listed once. A zone that has the same
// name, or a city of the same name, keeps the same time.
func TestPlaces(t *testing.T) {
	isZone, cities := make(map[string]bool), make(map[string]string)
	for _, zone := range Names() {
		isZone[strings.ToLower(zone)] = true
		cities[suggest.Fold(cityOf(zone))] = zone
	}
	listed, seen := listed(), make(map[string]bool)
	if len(listed) < 400 {
		t.Fatalf("%d places are listed", len(listed))
	}
	for _, p := range listed {
		if _, err := time.LoadLocation(p.zone); err != nil || !isZone[strings.ToLower(p.zone)] {
			t.Errorf("%s: %s is no zone: %v", p.name, p.zone, err)
		}
		name := suggest.Fold(p.name)
		if seen[name] {
			t.Errorf("%s is listed twice", p.name)
		}
		if zone, ok := cities[name]; ok && zone != "US/Samoa" && !sameTime(t, zone, p.zone) {
			t.Errorf("%s is in %s by the list, but the city of %s", p.name, p.zone, zone)
		}
		if first := []rune(p.name)[0]; p.name != strings.TrimSpace(p.name) || !unicode.IsUpper(first) {
			t.Errorf("%q is no name", p.name)
		}
		seen[name] = true
	}
}

// sameTime reports whether two zones keep the same time now, in winter and in summer.
func sameTime(t *testing.T, a, b string) bool {
	t.Helper()
	clock := func(name string, month time.Month) int {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		_, offset := time.Date(2026, month, 1, 12, 0, 0, 0, zone).Zone()
		return offset
	}
	return clock(a, time.January) == clock(b, time.January) && clock(a, time.July) == clock(b, time.July)
}
