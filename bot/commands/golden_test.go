package commands_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"quoth/bot"
	"quoth/bot/jsonreply"
)

var update = flag.Bool("update", false, "write the golden files")

// indented is a reply as JSON, for people to read.
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

// golden compares got with a file of testdata; -update writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed (-update writes it):\n%s\nwant:\n%s", path, got, want)
	}
}
