package store

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quoth/retrieval/archive"
	"quoth/retrieval/news/newstest"
)

// A panic of other work in the background does not end a repair, and one of the repair does. The Store is
// not started: its index is nil, which makes the repair panic, and nothing else reads it.
func TestRepairEndsWithItself(t *testing.T) {
	a, err := archive.Open(archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	s := newStore(Options{}, a)
	s.repairing.Store(true)
	s.contain("list speakers", func() error { panic("a bug") })
	if !s.repairing.Load() {
		t.Error("a panic of other work ends the repair")
	}
	s.contain("rebuild the index", func() error { return s.rebuild(ErrDamagedIndex) })
	if s.repairing.Load() {
		t.Error("the repair has not ended after its panic")
	}
}

// An article that is damaged while the folder is open is left out, and logged once, when the archive is read again.
// The Store is not started, so that nothing else reads the archive.
func TestRereadArchive(t *testing.T) {
	path := filepath.Join(t.TempDir(), archiveFile)
	a, err := archive.Open(archive.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	town := newstest.Town()
	if _, err := a.Put(town); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	s := newStore(Options{Log: slog.New(slog.NewTextHandler(&log, nil))}, a)
	s.rereadArchive()
	damageHead(t, path, town[0].Title)
	s.rereadArchive()
	s.rereadArchive()
	if a.Damaged() != 1 || a.Len() != len(town)-1 {
		t.Errorf("%d damaged and %d sound articles of %d, want 1 damaged", a.Damaged(), a.Len(), len(town))
	}
	if n := strings.Count(log.String(), "articles are damaged and left out"); n != 1 {
		t.Errorf("logged %d times, want once:\n%s", n, &log)
	}
}

// damageHead changes a byte of the first piece of a file that is a title.
func damageHead(t *testing.T, path, title string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte("#"), int64(bytes.Index(data, []byte(`"title":"`+title)))+10); err != nil {
		t.Fatal(err)
	}
}
