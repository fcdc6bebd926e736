// Package golden compares what a test got with a file in the folder testdata of its package:
//
//	golden.Check(t, "ask.txt", got)
//
// The flag -update writes the files in place of comparing them.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

// Check fails the test unless got is the content of the file with a name.
func Check(t *testing.T, name string, got []byte) {
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
