package engine

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

// Segments are merged once nothing is written any more; what is in them stays, and what is written meanwhile.
func TestTidy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	e, err := Create(Options{Path: path, tidyAfter: time.Millisecond}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	const batches = 8
	for i := range batches {
		write(t, e, func(b *Batch) {
			b.Put(id(i), Text("text", fmt.Sprintf("otter otter number%d", i)))
		})
	}
	segments := func() (n int) {
		err := e.Read(func(s *Snapshot) error {
			n = len(s.segments)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for n, written := segments(), batches; n > 1; n = segments() {
		if written < 2*batches { // the first merges find something new
			write(t, e, func(b *Batch) { b.Put(id(written), Text("text", "otter otter")) })
			written++
		}
		time.Sleep(20 * time.Millisecond)
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		files, err := filepath.Glob(filepath.Join(path, "store", "*.zap"))
		if err != nil || len(files) == 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d segments are left on the disk, want 1", len(files))
		}
	}
	got := measure(t, e, "text", "otter")
	if len(got) < batches {
		t.Errorf("%d documents, want %d at least", len(got), batches)
	}
	for i := range batches {
		diff(t, id(i), got[id(i)], measured{2, 3})
	}
}

// An index that is closed while it tidies is whole when it is opened again.
func TestCloseWhileTidying(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	e, err := Create(Options{Path: path, tidyAfter: time.Nanosecond}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		write(t, e, func(b *Batch) { b.Put(id(i), Text("text", "otter")) })
	}
	e.tidyIdle()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if e, err = Open(Options{Path: path}); err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	diff(t, "documents", len(measure(t, e, "text", "otter")), 20)
}

// Tidy has merged the segments when it returns, and leaves their files to the next write or the next opening.
func TestTidyNow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	e := create(t, path)
	for i := range 12 {
		write(t, e, func(b *Batch) { b.Put(id(i), Text("text", "otter")) })
	}
	if err := e.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := e.Read(func(s *Snapshot) error {
		diff(t, "segments", len(s.segments), 1)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	diff(t, "documents", len(measure(t, e, "text", "otter")), 12)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if err := e.Tidy(t.Context()); err != nil {
		t.Errorf("after Close: %v", err)
	}
}
