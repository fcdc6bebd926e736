package main

import (
	"os"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/joho/godotenv"

	"quoth/bot/commands"
	"quoth/bot/config"
)

const example = "../../.env.example"

// .env.example lists the settings that there are, no more and no less.
func TestExampleListsTheSettings(t *testing.T) {
	line, err := newCommandLine(commands.Table(commands.Services{}))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, secret := range []string{tokenName, indexPassword, indexToken} {
		want = append(want, secret, secret+"_FILE")
	}
	for _, node := range append(line.Model.Leaves(false), line.Model.Node) {
		for _, flag := range node.Flags {
			want = append(want, flag.Envs...)
		}
	}
	text, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range regexp.MustCompile(`(?m)^#? ?([A-Z_]+)=`).FindAllStringSubmatch(string(text), -1) {
		got = append(got, m[1])
	}
	slices.Sort(want)
	want = slices.Compact(want) // two verbs may share one
	slices.Sort(got)
	if len(want) == 0 {
		t.Error("the model has no settings")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("settings (-model +%s):\n%s", example, diff)
	}
}

// Copied as it is, the example changes nothing.
func TestExampleIsTheDefaults(t *testing.T) {
	values, err := godotenv.Read(example)
	if err != nil {
		t.Fatal(err)
	}
	parse := func() settings {
		line, err := newCommandLine(commands.Table(commands.Services{}))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := line.Parse([]string{"sources"}); err != nil {
			t.Fatal(err)
		}
		return line.settings
	}
	for name := range values {
		t.Setenv(name, "") // so that it is restored
		os.Unsetenv(name)
	}
	want := parse()
	for name, value := range values {
		os.Setenv(name, value)
	}
	if got := parse(); got != want {
		t.Errorf("settings with %s = %+v, want %+v", example, got, want)
	}
}

// zoneOf returns a time zone by its name.
func zoneOf(t *testing.T, name string) (z config.Zone) {
	t.Helper()
	if err := z.UnmarshalText([]byte(name)); err != nil {
		t.Fatal(err)
	}
	return z
}

func TestClock(t *testing.T) {
	now := time.Date(2026, 1, 7, 12, 0, 0, 0, time.UTC)
	tokyo := time.FixedZone("Tokyo", 9*60*60)
	tests := []struct {
		name, set string
		want      time.Time // zero: an error
	}{
		{"nothing set", "", now},
		{"a moment", "2025-12-24T18:00:00+01:00", time.Date(2025, 12, 24, 17, 0, 0, 0, time.UTC)},
		{"a day is over", "2025-12-24", time.Date(2025, 12, 24, 23, 59, 59, 0, tokyo)},
		{"a day that is none", "2025-02-30", time.Time{}},
		{"words", "tomorrow", time.Time{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := settings{Now: tt.set, Zone: zoneOf(t, "Asia/Tokyo")}.clock(now)
			if (err != nil) != tt.want.IsZero() {
				t.Fatalf("error = %v", err)
			}
			if !got.Equal(tt.want) {
				t.Errorf("time = %v, want %v", got, tt.want)
			}
		})
	}
}
