package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The name of a file can be made to look like a message, or to command the terminal.
func TestFileNamesAreInert(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o700); err != nil {
		t.Fatal(err)
	}
	name := "a\x1b[2J\u202egpj\nquoth: 9 new.jsonl"
	if err := os.WriteFile(filepath.Join(in, name), []byte("{}\n"), 0o600); err != nil {
		t.Skip(err) // a file system that has no such names
	}
	data := filepath.Join(dir, "data")
	for _, args := range [][]string{{"import", in}, {"import", filepath.Join(in, name)}, {"import", filepath.Join(in, name) + "x"}, {"ask", "--batch", name}} {
		got := command(t, data, "", args...)
		if strings.ContainsAny(got.Stderr, "\x1b\u202e") || strings.Contains(got.Stderr, "\nquoth: 9 new") {
			t.Errorf("%q: stderr %q, want nothing that a terminal obeys", args, got.Stderr)
		}
		if !strings.Contains(got.Stderr, "a␛[2J‹U+202E›gpj␊quoth: 9 new.jsonl") {
			t.Errorf("%q: stderr %q, want the name, made inert", args, got.Stderr)
		}
	}
}
