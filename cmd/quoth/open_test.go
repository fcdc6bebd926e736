package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quoth/bot/socket"
	"quoth/retrieval/archive"
	"quoth/retrieval/news"
)

// quoth runs the program in this process on a data folder.
func quoth(t *testing.T, dir string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, messages bytes.Buffer
	status = run(t.Context(), append([]string{"--data", dir}, args...), streams{strings.NewReader(""), &out, &messages})
	return status, out.String(), messages.String()
}

// putUnindexed stores an article as a process does that is killed before it indexes.
func putUnindexed(t *testing.T, dir string, a news.Article) {
	t.Helper()
	stored, err := archive.Open(archive.Options{Path: filepath.Join(dir, "archive.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer stored.Close()
	if _, err := stored.Put([]*news.Article{news.New(a)}); err != nil {
		t.Fatal(err)
	}
}

func TestAskCatchesUpWithTheArchive(t *testing.T) {
	tests := []struct {
		name   string
		before bool // an index is there already, which is behind
	}{
		{"no index yet", false},
		{"an index that is behind", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if tt.before {
				path := filepath.Join(t.TempDir(), "first.jsonl")
				if err := os.WriteFile(path, []byte(`{"id":"1","title":"Otters","text":"Volunteers counted 31 otters."}`), 0o600); err != nil {
					t.Fatal(err)
				}
				if status, _, stderr := quoth(t, dir, "import", path); status != socket.StatusOK {
					t.Fatal(stderr)
				}
			}
			putUnindexed(t, dir, news.Article{Key: "2", Title: "Footbridge", Text: "The footbridge over the Sorrel will stay shut until April."})
			status, stdout, stderr := quoth(t, dir, "ask", "When does the footbridge over the Sorrel open?")
			if status != socket.StatusOK || !strings.Contains(stdout, "until April") {
				t.Errorf("status %d, stdout %q, stderr %q, want an answer", status, stdout, stderr)
			}
			if status, _, stderr := quoth(t, dir, "sources"); status != socket.StatusOK || stderr != "" {
				t.Errorf("afterwards status %d, stderr %q, want nothing left to do", status, stderr)
			}
			if _, err := os.Stat(filepath.Join(dir, "quoth.pid")); err == nil {
				t.Error("the folder is still marked as held")
			}
		})
	}
}

// A file that is no archive is not treated as an empty one, and is not overwritten.
func TestDamagedArchive(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "archive.db")
	junk := bytes.Repeat([]byte("not an archive "), 1000)
	if err := os.WriteFile(path, junk, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"ask", "otters"}, {"export"}, {"reindex"}} {
		status, stdout, stderr := quoth(t, dir, command...)
		if status != socket.StatusError || stdout != "" || !strings.Contains(stderr, "damaged") ||
			!strings.Contains(stderr, "import the articles again") {
			t.Errorf("%s: status %d, stdout %q, stderr %q, want an error that says what to do", command[0], status, stdout, stderr)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, junk) {
		t.Errorf("the file was changed (error %v)", err)
	}
}
