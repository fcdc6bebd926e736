package main

import (
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/joho/godotenv"

	"quoth/bot/commands"
)

const example = "../../.env.example"

// .env.example lists the settings that there are, no more and no less.
func TestExampleListsTheSettings(t *testing.T) {
	line, err := newCommandLine(commands.Table(commands.Services{}))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{tokenName, tokenName + "_FILE"}
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
			got, err := settings{Now: tt.set, Zone: zone{tokyo}}.clock(now)
			if (err != nil) != tt.want.IsZero() {
				t.Fatalf("error = %v", err)
			}
			if !got.Equal(tt.want) {
				t.Errorf("time = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestLogFormat(t *testing.T) {
	tests := []struct {
		set  string
		want logFormat
		ok   bool
	}{
		{"", logFormat{}, true},
		{"auto", logFormat{}, true},
		{"auto,debug", logFormat{level: slog.LevelDebug}, true},
		{"text", logFormat{form: "text"}, true},
		{"json", logFormat{form: "json"}, true},
		{"json,debug", logFormat{"json", slog.LevelDebug}, true},
		{",WARN", logFormat{level: slog.LevelWarn}, true},
		{"xml", logFormat{}, false},
		{"text,loud", logFormat{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.set, func(t *testing.T) {
			var got logFormat
			err := got.UnmarshalText([]byte(tt.set))
			if (err == nil) != tt.ok || tt.ok && got != tt.want {
				t.Errorf("format %+v, error %v, want %+v, and an error: %t", got, err, tt.want, !tt.ok)
			}
		})
	}
}

// The log of a process that stays is JSON where no terminal shows it, unless a form is set.
func TestLogOfAServer(t *testing.T) {
	for form, want := range map[string]string{"": "{", "json": "{", "text": "time="} {
		var log strings.Builder
		logFormat{form: form}.forServer(&log).logger(&log).Info("connected")
		if !strings.HasPrefix(log.String(), want) {
			t.Errorf("form %q: %q, want it to begin with %s", form, log.String(), want)
		}
	}
}

func TestNetworks(t *testing.T) {
	for set, want := range map[string]string{
		"": "[]", "192.168.0.0/16": "[192.168.0.0/16]", "10.1.2.3, fd00::/8": "[10.1.2.3/32 fd00::/8]", "home": "", "10.0.0.0/40": "",
	} {
		var n networks
		err := n.UnmarshalText([]byte(set))
		if (err != nil) != (want == "") {
			t.Errorf("%q: error %v", set, err)
		}
		if got := fmt.Sprint(n.prefixes()); err == nil && got != want {
			t.Errorf("%q: got %s, want %s", set, got, want)
		}
	}
}
