package config

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestLogFormat(t *testing.T) {
	tests := []struct {
		set  string
		want LogFormat
		ok   bool
	}{
		{"", LogFormat{}, true},
		{"auto", LogFormat{}, true},
		{"auto,debug", LogFormat{level: slog.LevelDebug}, true},
		{"text", LogFormat{form: "text"}, true},
		{"json", LogFormat{form: "json"}, true},
		{"json,debug", LogFormat{"json", slog.LevelDebug}, true},
		{",WARN", LogFormat{level: slog.LevelWarn}, true},
		{"xml", LogFormat{}, false},
		{"text,loud", LogFormat{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.set, func(t *testing.T) {
			var got LogFormat
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
		LogFormat{form: form}.ForServer(false).Logger(&log).Info("connected")
		if !strings.HasPrefix(log.String(), want) {
			t.Errorf("form %q: %q, want it to begin with %s", form, log.String(), want)
		}
	}
}

func TestNetworks(t *testing.T) {
	for set, want := range map[string]string{
		"": "[]", "192.168.0.0/16": "[192.168.0.0/16]", "10.1.2.3, fd00::/8": "[10.1.2.3/32 fd00::/8]",
		"home": "", "10.0.0.0/40": "",
	} {
		var n Networks
		err := n.UnmarshalText([]byte(set))
		if (err != nil) != (want == "") {
			t.Errorf("%q: error %v", set, err)
		}
		if got := fmt.Sprint(n.Prefixes()); err == nil && got != want {
			t.Errorf("%q: got %s, want %s", set, got, want)
		}
	}
}
