package zones_test

import (
	"archive/zip"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // all zones, on machines that have none

	"quoth/bot"
	"quoth/bot/zones"
)

func TestRead(t *testing.T) {
	for name, want := range map[string]string{
		"Europe/London":                  "Europe/London",
		" europe/london ":                "Europe/London",
		"America/New York":               "America/New_York",
		"america/argentina/salta":        "America/Argentina/Salta",
		"Berlin":                         "Europe/Berlin",
		"new york":                       "America/New_York",
		" NEW_YORK ":                     "America/New_York",
		"Mumbai":                         "Asia/Kolkata",
		"Bombay":                         "Asia/Kolkata",
		"münchen":                        "Europe/Berlin",
		"munchen":                        "Europe/Berlin",
		"San Francisco":                  "America/Los_Angeles",
		"St. Louis":                      "America/Chicago",
		"Xian":                           "Asia/Shanghai",
		"rostov on don":                  "Europe/Moscow",
		"Ho Chi Minh City":               "Asia/Ho_Chi_Minh",
		"Cote d’Ivoire":                  "Africa/Abidjan",
		"Japan":                          "Asia/Tokyo",
		"Samoa":                          "Pacific/Apia",
		"US/Samoa":                       "US/Samoa",
		"south korea":                    "Asia/Seoul",
		"UK":                             "Europe/London",
		"pacific time":                   "America/Los_Angeles",
		"CET":                            "CET",
		"CEST":                           "Europe/Paris",
		"Salta":                          "America/Argentina/Salta",
		"Indianapolis":                   "America/Indiana/Indianapolis",
		"UTC":                            "UTC",
		"utc":                            "UTC",
		"Etc/GMT+5":                      "Etc/GMT+5",
		"America/Port-au-Prince":         "America/Port-au-Prince",
		"Antarctica/DumontDUrville":      "Antarctica/DumontDUrville",
		"AMERICA/NORTH_DAKOTA/NEW SALEM": "America/North_Dakota/New_Salem",
	} {
		zone, err := zones.Read(name)
		if err != nil || zone.String() != want {
			t.Errorf("Read(%q) = %v, %v, want %s", name, zone, err, want)
		}
	}
}

// An unknown zone is refused with names that are valid; the first is the likeliest.
func TestUnknownZone(t *testing.T) {
	for _, tc := range []struct{ name, nearest string }{
		{"Mars/Olympus", ""},
		{"Londn", "Europe/London"},
		{"new yrok", "America/New_York"},
		{"Georgia", ""},
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
		_, err := zones.Read(tc.name)
		var refusal *bot.Refusal
		if !errors.As(err, &refusal) || len(refusal.Message) > 200 {
			t.Errorf("Read(%q): err = %v, want a short refusal", tc.name, err)
			continue
		}
		_, names, _ := strings.Cut(strings.TrimSuffix(refusal.Hint, "."), "Nearest: ")
		offered := strings.Split(names, ", ")
		for _, name := range offered {
			if _, err := zones.Read(name); err != nil {
				t.Errorf("Read(%q) offers %q: %v", tc.name, name, err)
			}
		}
		if len(offered) != 3 || tc.nearest != "" && offered[0] != tc.nearest {
			t.Errorf("Read(%q) offers %q, want 3 with %s first", tc.name, offered, tc.nearest)
		}
	}
}

func TestSuggest(t *testing.T) {
	for typed, want := range map[string]string{
		"Berlin":         "Berlin (Europe/Berlin) = Europe/Berlin",
		"berl":           "Berlin (Europe/Berlin) = Europe/Berlin",
		"Bombay":         "Bombay (Asia/Kolkata) = Asia/Kolkata",
		"munich":         "Munich (Europe/Berlin) = Europe/Berlin",
		"new york":       "New York (America/New_York) = America/New_York",
		"york":           "New York (America/New_York) = America/New_York",
		"Zurihc":         "Zurich (Europe/Zurich) = Europe/Zurich",
		"Europe/Lisb":    "Lisbon (Europe/Lisbon) = Europe/Lisbon",
		"utc":            "UTC = UTC",
		"":               "New York (America/New_York) = America/New_York",
		"saopaulo":       "Sao Paulo (America/Sao_Paulo) = America/Sao_Paulo",
		"japan":          "Japan (Asia/Tokyo) = Asia/Tokyo",
		"Mars/Olympus":   "",
		"xyz\xff\x00 qq": "",
	} {
		got := ""
		if all := zones.Suggest(typed, 25); len(all) > 0 {
			if got = all[0].Label + " = " + all[0].Value; all[0].Label == "" {
				t.Errorf("Suggest(%q) has an empty label", typed)
			}
		}
		if got != want {
			t.Errorf("Suggest(%q) starts with %q, want %q", typed, got, want)
		}
	}
}

// Each zone is suggested once, fits Discord, and is a zone. In Etc the signs are the other way round: nobody is
// offered those.
func TestSuggestions(t *testing.T) {
	seen := make(map[string]bool)
	for _, s := range zones.Suggest("", 10_000) {
		if seen[s.Value] || strings.HasPrefix(s.Value, "Etc/") || len(s.Label) > 100 {
			t.Errorf("%+v is suggested", s)
		}
		seen[s.Value] = true
	}
	if len(seen) < 500 {
		t.Errorf("%d zones are suggested", len(seen))
	}
	if got := zones.Suggest("a", 7); len(got) != 7 {
		t.Errorf("%d suggestions, want 7", len(got))
	}
}

// The list has all zones that Go knows, and they can be loaded. A newer Go may know a few
// more.
func TestZones(t *testing.T) {
	names := zones.Names()
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
