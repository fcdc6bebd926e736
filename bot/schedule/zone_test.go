package schedule

import (
	"archive/zip"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/bot"
)

func TestZone(t *testing.T) {
	for name, want := range map[string]string{
		"Europe/London":                  "Europe/London",
		" europe/london ":                "Europe/London",
		"America/New York":               "America/New_York",
		"america/argentina/salta":        "America/Argentina/Salta",
		"UTC":                            "UTC",
		"utc":                            "UTC",
		"Etc/GMT+5":                      "Etc/GMT+5",
		"America/Port-au-Prince":         "America/Port-au-Prince",
		"Antarctica/DumontDUrville":      "Antarctica/DumontDUrville",
		"AMERICA/NORTH_DAKOTA/NEW SALEM": "America/North_Dakota/New_Salem",
	} {
		zone, err := Zone(name)
		if err != nil || zone.String() != want {
			t.Errorf("Zone(%q) = %v, %v, want %s", name, zone, err, want)
		}
	}
}

// An unknown zone is refused with names that are valid; the first is the likeliest.
func TestUnknownZone(t *testing.T) {
	for _, tc := range []struct{ name, nearest string }{
		{"Mars/Olympus", ""},
		{"London", "Europe/London"},
		{"new york", "America/New_York"},
		{"Europe/Lodnon", "Europe/London"},
		{"Asia/Calcuta", "Asia/Calcutta"},
		{"Asia/Berlin", "Europe/Berlin"},
		{"Santi", "America/Santiago"},
		{"Local", ""},
		{"", ""},
		{"GMT+5", ""},
		{"../zone.tab", ""},
		{"right/Europe/London", "Europe/London"},
		{strings.Repeat("é", 5000), ""},
		{"\xff/\x00", ""},
	} {
		_, err := Zone(tc.name)
		var refusal *bot.Refusal
		if !errors.As(err, &refusal) || len(refusal.Message) > 200 {
			t.Errorf("Zone(%q): err = %v, want a short refusal", tc.name, err)
			continue
		}
		offered := strings.Split(strings.TrimSuffix(strings.TrimPrefix(refusal.Hint, "Nearest: "), "."), ", ")
		for _, name := range offered {
			if _, err := Zone(name); err != nil {
				t.Errorf("Zone(%q) offers %q: %v", tc.name, name, err)
			}
		}
		if len(offered) != 3 || tc.nearest != "" && offered[0] != tc.nearest {
			t.Errorf("Zone(%q) offers %q, want 3 with %s first", tc.name, offered, tc.nearest)
		}
	}
}

// In Etc the signs are the other way round: nobody is offered those.
func TestNearestZonesLeavesEtcOut(t *testing.T) {
	for _, name := range NearestZones("GMT+5", 1000) {
		if strings.HasPrefix(name, "Etc/") {
			t.Errorf("%s is offered", name)
		}
	}
}

// The list has all zones that Go knows, and they can be loaded. A newer Go may know a few
// more.
func TestZones(t *testing.T) {
	names := Zones()
	if !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Error("the list is not sorted, or has a name twice")
	}
	for _, name := range names {
		if _, err := time.LoadLocation(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var missing []string
	for _, name := range zonesOfGo(t) {
		if !slices.Contains(names, name) && name != "Factory" {
			missing = append(missing, name)
		}
	}
	if len(missing) > 5 {
		t.Errorf("not in the list: %v", missing)
	}
}

func zonesOfGo(t *testing.T) (out []string) {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Skipf("no Go to ask: %v", err)
	}
	r, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Skipf("this Go comes without its list of zones: %v", err)
	}
	defer r.Close()
	for _, f := range r.File {
		if !strings.HasSuffix(f.Name, "/") {
			out = append(out, f.Name)
		}
	}
	return out
}
