package commands_test

import (
	"strings"
	"testing"
)

func TestUnknownCommandNamesTheNearest(t *testing.T) {
	tests := []struct {
		command, want string
		all           bool
	}{
		{command: "aks", want: "/ask"},
		{command: "ASK", want: "/ask"},
		{command: "lat", want: "/latest"},
		{command: "soruces", want: "/sources"},
		{command: "qqqqqq", want: "/verify", all: true},
		{command: "", want: "/verify", all: true},
		{command: strings.Repeat("a", 100000), want: "/verify", all: true},
	}
	for _, tt := range tests {
		got := refusal(t, serve(nil, tt.command))
		if !strings.Contains(got.Hint, tt.want) || strings.Contains(got.Hint, "/help") != tt.all {
			t.Errorf("%.20q: hint %q, want %s, and all commands: %t", tt.command, got.Hint, tt.want, tt.all)
		}
		if len(got.Message) > 200 {
			t.Errorf("%.20q: a message of %d bytes", tt.command, len(got.Message))
		}
	}
}
