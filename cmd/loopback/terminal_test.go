package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
)

// A line that cannot be executed is an error, and does not end the program.
func TestExecute(t *testing.T) {
	server, err := loopback.Start(loopback.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	for _, tc := range []struct{ line, want string }{
		{"", ""},
		{"dm", ""},
		{"drop", ""},
		{"close 4014", ""},
		{"close soon", "none of"},
		{"shout", "none of"},
		{"press 1", "from 1 to 0"},
		{"fill why?", "no form is open"},
		{"/help", "deadline"}, // no bot is connected
	} {
		t.Run(tc.line, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			defer cancel()
			term := &terminal{server: server, out: &bytes.Buffer{}}
			err := term.execute(ctx, tc.line)
			if got := errorText(err); (tc.want == "") != (err == nil) || !strings.Contains(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// What is printed is JSON in which marks such as < are not escaped.
func TestPrint(t *testing.T) {
	var out bytes.Buffer
	if err := (&terminal{out: &out}).print(map[string]string{"content": "<t:1:f>"}); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(out.Bytes()) || !strings.Contains(out.String(), "<t:1:f>") {
		t.Errorf("got %s", &out)
	}
}
