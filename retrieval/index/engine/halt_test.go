package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A merge that fails between two writes halts bleve, which would try again without end.
func TestHaltFailing(t *testing.T) {
	e := create(t, filepath.Join(t.TempDir(), "index"))
	write(t, e, func(b *Batch) { b.Put("a", Text("text", "ferry")) })
	e.writing.Lock()
	e.handle.stats.TotFileMergeLoopErr++
	e.writing.Unlock()
	for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		e.writing.Lock()
		halted := e.handle == nil
		e.writing.Unlock()
		if halted {
			break
		}
		if time.Now().After(end) {
			t.Fatal("bleve goes on")
		}
	}
	diff(t, "documents", documents(t, e), uint64(1))
	write(t, e, func(b *Batch) { b.Put("b", Text("text", "tide")) })
	diff(t, "documents after a write", documents(t, e), uint64(2))
}

func documents(t *testing.T, e *Engine) (n uint64) {
	t.Helper()
	err := e.Read(func(s *Snapshot) (err error) {
		n, err = s.Documents()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// What the machine lacks must not get an index deleted.
func TestClassify(t *testing.T) {
	for _, err := range []error{syscall.EACCES, syscall.EROFS, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM,
		syscall.ENOSPC, syscall.EDQUOT, fs.ErrPermission} {
		for _, err := range []error{fmt.Errorf("open: %w", err), errors.New("segment: open: " + err.Error())} {
			if got := classify(err); errors.Is(got, ErrStale) || errors.Is(got, ErrLocked) {
				t.Errorf("classify(%v) = %v, want neither ErrStale nor ErrLocked", err, got)
			}
		}
	}
	damage := classify(errors.New("error parsing mapping JSON"))
	if !errors.Is(damage, ErrStale) {
		t.Errorf("classify of damage = %v, want ErrStale", damage)
	}
	if got := classify(damage); got != damage {
		t.Errorf("classified again it is %q, want %q", got, damage)
	}
}
