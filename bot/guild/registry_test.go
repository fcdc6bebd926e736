package guild

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Where the folder cannot be written, the commands are registered once a start, not at
// every connection.
func TestRegistryUnwritten(t *testing.T) {
	var log bytes.Buffer
	folder := t.TempDir()
	missing := filepath.Join(folder, "missing")
	r := &Registry{Dir: missing, Log: slog.New(slog.NewTextHandler(&log, nil))}
	if err := r.SetRegistered("1-", "first"); err != nil || !strings.Contains(log.String(), "next start") {
		t.Errorf("error %v, log %q", err, &log)
	}
	if got, err := r.Registered("1-"); got != "first" || err != nil {
		t.Errorf("registered = %q, %v", got, err)
	}
	if err := os.Mkdir(missing, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := r.SetRegistered("1-", "second"); err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Registry{r, {Dir: missing}} {
		if got, err := r.Registered("1-"); got != "second" || err != nil {
			t.Errorf("registered = %q, %v", got, err)
		}
	}
}

// Scopes are those that have commands, also from another start.
func TestRegistryScopes(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data[1") // no pattern
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	r := &Registry{Dir: folder}
	for _, scope := range []string{"1-", "1-81", "2-"} {
		if err := r.SetRegistered(scope, "some"); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // withdrawn twice is no mistake
		if err := r.SetRegistered("1-81", ""); err != nil {
			t.Fatal(err)
		}
	}
	scopes, err := (&Registry{Dir: folder}).Scopes()
	slices.Sort(scopes)
	if want := []string{"1-", "2-"}; err != nil || !slices.Equal(scopes, want) {
		t.Errorf("scopes = %q, %v, want %q", scopes, err, want)
	}
	if hash, err := r.Registered("1-81"); hash != "" || err != nil {
		t.Errorf("registered = %q, %v, want none", hash, err)
	}
}
