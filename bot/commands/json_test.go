package commands_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"quoth/bot"
	"quoth/bot/jsonreply"
)

// indented returns a reply as JSON, for people to read.
func indented(t *testing.T, reply bot.Reply) []byte {
	t.Helper()
	var line, out bytes.Buffer
	if err := jsonreply.Render(&line, reply); err != nil {
		t.Fatal(err)
	}
	if err := json.Indent(&out, line.Bytes(), "", "  "); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
