package guild

import (
	"bytes"
	"log/slog"
	"maps"
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
	ids := map[string]string{"ask": "7", "daily": "8"}
	folder := t.TempDir()
	missing := filepath.Join(folder, "missing")
	r := &Registry{Dir: missing, Log: slog.New(slog.NewTextHandler(&log, nil))}
	if err := r.SetRegistered("1-", "first", ids); err != nil || !strings.Contains(log.String(), "next start") {
		t.Errorf("error %v, log %q", err, &log)
	}
	if got, known, err := r.Registered("1-"); got != "first" || err != nil || !maps.Equal(known, ids) {
		t.Errorf("registered = %q, %v, %v", got, known, err)
	}
	if err := os.Mkdir(missing, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := r.SetRegistered("1-", "second", ids); err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Registry{r, {Dir: missing}} {
		if got, known, err := r.Registered("1-"); got != "second" || err != nil || !maps.Equal(known, ids) {
			t.Errorf("registered = %q, %v, %v", got, known, err)
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
		if err := r.SetRegistered(scope, "some", nil); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // withdrawn twice is no mistake
		if err := r.SetRegistered("1-81", "", nil); err != nil {
			t.Fatal(err)
		}
	}
	scopes, err := (&Registry{Dir: folder}).Scopes()
	slices.Sort(scopes)
	if want := []string{"1-", "2-"}; err != nil || !slices.Equal(scopes, want) {
		t.Errorf("scopes = %q, %v, want %q", scopes, err, want)
	}
	if hash, _, err := r.Registered("1-81"); hash != "" || err != nil {
		t.Errorf("registered = %q, %v, want none", hash, err)
	}
}

// A file of an earlier version holds a hash alone; what is no id and name is left out.
func TestRegistryReadsWhatIsThere(t *testing.T) {
	folder := t.TempDir()
	for text, want := range map[string]struct {
		hash string
		ids  map[string]string
	}{
		"abc":                      {"abc", map[string]string{}},
		"":                         {"", map[string]string{}},
		"abc\n7 ask\n8 daily":      {"abc", map[string]string{"ask": "7", "daily": "8"}},
		"abc\n7 ask\r\n\nnonsense": {"abc", map[string]string{"ask": "7"}},
	} {
		if err := os.WriteFile(filepath.Join(folder, "commands-1-.hash"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		hash, ids, err := (&Registry{Dir: folder}).Registered("1-")
		if hash != want.hash || !maps.Equal(ids, want.ids) || err != nil {
			t.Errorf("%q is read as %q, %v, %v", text, hash, ids, err)
		}
	}
}
