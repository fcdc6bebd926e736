package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quoth/bot/folder"
	"quoth/bot/socket"

	"go.etcd.io/bbolt"
)

// otters fills a folder with some articles and returns a question that they answer.
func otters(t *testing.T, dir string, n int) (question string) {
	t.Helper()
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, `{"id":"%d","title":"Otters","text":"Volunteers of group%d counted %d otters."}`+"\n", i, i, 100+i)
	}
	path := filepath.Join(t.TempDir(), "otters.jsonl")
	if err := os.WriteFile(path, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := quoth(t, dir, "import", path); status != socket.StatusOK {
		t.Fatal(stderr)
	}
	return "How many otters did the volunteers of group1 count?"
}

// A file that is gone is not taken for one that was never there.
func TestLostFiles(t *testing.T) {
	for _, lose := range []func(path string) error{os.Remove, func(path string) error { return os.Truncate(path, 0) }} {
		dir := t.TempDir()
		otters(t, dir, 3)
		path := filepath.Join(dir, folder.ArchiveFile)
		if err := lose(path); err != nil {
			t.Fatal(err)
		}
		for _, command := range [][]string{{"ask", "otters"}, {"export"}, {"import", "-"}, {"reindex"}, {"sources"}} {
			status, _, stderr := quoth(t, dir, command...)
			if status != socket.StatusError || !strings.Contains(stderr, path+" is missing or empty") ||
				!strings.Contains(stderr, "backup") {
				t.Errorf("%s: status %d, stderr %q, want an error that says what to do", command[0], status, stderr)
			}
		}
		// Without the list and the index, the folder is a new one.
		for _, name := range []string{"contents", "index", "words.db"} {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		otters(t, dir, 3)
	}
}

// A missing list of feeds is an error until its line is deleted from the list of contents.
func TestLostFeeds(t *testing.T) {
	dir := t.TempDir()
	otters(t, dir, 1)
	a := &app{settings: settings{Data: dir}}
	a.contents().Note(folder.FeedsFile)
	for _, command := range [][]string{{"feeds", "list"}, {"refresh"}} {
		status, stdout, stderr := quoth(t, dir, command...)
		if status == socket.StatusOK || !strings.Contains(stderr, "is missing or empty") {
			t.Errorf("%v: status %d, stdout %q, stderr %q, want an error", command, status, stdout, stderr)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "contents"), []byte(folder.ArchiveFile+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := quoth(t, dir, "feeds", "list"); strings.Contains(stderr, "missing") {
		t.Errorf("without the line: status %d, stderr %q", status, stderr)
	}
}

// damageArticle flips a bit in a stored revision.
func damageArticle(t *testing.T, dir string, serial byte) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(dir, folder.ArchiveFile), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(func(tx *bbolt.Tx) error {
		key := []byte{0, 0, 0, 0, 0, 0, 0, serial}
		b := tx.Bucket([]byte("revisions"))
		data := append([]byte(nil), b.Get(key)...)
		data[len(data)/2] ^= 1
		return b.Put(key, data)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Export and verify report a damaged article, and importing it again repairs it.
func TestDamagedArticle(t *testing.T) {
	dir := t.TempDir()
	question := otters(t, dir, 5)
	_, stdout, _ := quoth(t, dir, "ask", question)
	_, receipt, _ := strings.Cut(stdout, "receipt ")
	receipt, _, _ = strings.Cut(receipt, "\n")
	damageArticle(t, dir, 2)
	status, stdout, stderr := quoth(t, dir, "export")
	if status != socket.StatusError || strings.Count(stdout, "\n") != 4 ||
		!strings.Contains(stderr, "1 article left out, damaged") {
		t.Errorf("export: status %d, %d lines, stderr %q, want 4 lines and an error", status, strings.Count(stdout, "\n"), stderr)
	}
	if status, _, stderr := quoth(t, dir, "verify", receipt); status != socket.StatusError ||
		!strings.Contains(stderr, "Importing the article again repairs it") {
		t.Errorf("verify %s: status %d, stderr %q, want what heals it", receipt, status, stderr)
	}
	if status, stdout, stderr := quoth(t, dir, "ask", question); status == socket.StatusError {
		t.Errorf("ask: status %d, %q, %q, want an answer or a silence", status, stdout, stderr)
	}
	otters(t, dir, 5)
	if status, stdout, stderr := quoth(t, dir, "verify", receipt); status != socket.StatusOK {
		t.Errorf("after another import: status %d, %q, %q", status, stdout, stderr)
	}
	if status, _, stderr := quoth(t, dir, "export"); status != socket.StatusOK {
		t.Errorf("after another import, export: status %d, %q", status, stderr)
	}
}

// An index with an overwritten page answers as before, and is whole afterwards.
func TestDamagedIndexAnswers(t *testing.T) {
	dir := t.TempDir()
	question := otters(t, dir, 50)
	_, want, _ := quoth(t, dir, "ask", question)
	segments, err := filepath.Glob(filepath.Join(dir, "index/store/*.zap"))
	if err != nil || len(segments) == 0 {
		t.Fatalf("no segments: %v", err)
	}
	for at := 0; at < 5; at++ {
		segments, _ := filepath.Glob(filepath.Join(dir, "index/store/*.zap"))
		data, err := os.ReadFile(segments[0])
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)*at/5] ^= 16
		if err := os.WriteFile(segments[0], data, 0o600); err != nil {
			t.Fatal(err)
		}
		status, got, stderr := quoth(t, dir, "ask", question)
		isTold := strings.Contains(stderr, "indexing") || strings.Contains(stderr, "rebuilt")
		if status != socket.StatusOK || got != want || !isTold {
			t.Errorf("byte at %d/5: status %d, stdout %q, stderr %q, want %q and a message about the rebuilding", at, status,
				got, stderr, want)
		}
		if status, got, stderr := quoth(t, dir, "ask", question); status != socket.StatusOK || got != want || stderr != "" {
			t.Errorf("afterwards: status %d, stdout %q, stderr %q", status, got, stderr)
		}
	}
}
