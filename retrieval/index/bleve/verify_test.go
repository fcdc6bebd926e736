package bleve

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"quoth/retrieval/index"
	"quoth/retrieval/index/indextest"
)

// Each byte of a segment counts: a flipped one is found wherever it lies, though the index may
// open and answer.
func TestVerify(t *testing.T) {
	path := onDisk(t, indextest.Harbour(30)...)
	x, err := Open(Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := x.Verify(t.Context()); err != nil {
		t.Errorf("a sound index: err = %v", err)
	}
	files, err := filepath.Glob(filepath.Join(path, "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no segments: %v", err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(data); at += 97 {
		flip(t, files[0], at)
		if err := x.Verify(t.Context()); !errors.Is(err, index.ErrStale) {
			t.Errorf("byte %d of %d flipped: err = %v, want ErrStale", at, len(data), err)
		}
		flip(t, files[0], at)
	}
}

// flip changes a bit of a file in its place, so that whoever has it open sees that too.
func flip(t *testing.T, path string, at int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b [1]byte
	if _, err := f.ReadAt(b[:], int64(at)); err != nil {
		t.Fatal(err)
	}
	b[0] ^= 1
	if _, err := f.WriteAt(b[:], int64(at)); err != nil {
		t.Fatal(err)
	}
}

// A file that this user may not read is no damaged one.
func TestOpenWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	path := onDisk(t, indextest.Harbour(3)...)
	files, err := filepath.Glob(filepath.Join(path, "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no segments: %v", err)
	}
	if err := os.Chmod(files[0], 0); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Path: path}); err == nil || errors.Is(err, index.ErrStale) {
		t.Errorf("err = %v, want one that is not index.ErrStale: the index would be rebuilt", err)
	}
}
