package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
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

// A batch that cannot be written is no reason to rebuild the index: the next one goes on from what is on the disk.
func TestBatchThatFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	e := create(t, path)
	put := func(n uint64) error {
		return e.Write(func(_ *Snapshot, b *Batch) error {
			b.Put(fmt.Sprint(n), Text("text", "ferry"))
			return nil
		})
	}
	var err error
	written := uint64(0)
	for end := time.Now().Add(time.Minute); err == nil && time.Now().Before(end); written++ {
		time.Sleep(10 * time.Millisecond) // so that bleve has ended its clearing up, which removes the folders
		standInTheWay(path)
		err = put(written)
	}
	if written--; err == nil || errors.Is(err, ErrStale) {
		t.Fatalf("err = %v, want one that is not ErrStale: the index would be rebuilt", err)
	}
	diff(t, "documents", documents(t, e), written)
	for err = put(1000); err != nil && !errors.Is(err, ErrStale); { // a folder may still stand in the way
		err = put(1000)
	}
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "documents after a write", documents(t, e), written+1)
}

// standInTheWay makes folders with the names of an index's next segments.
func standInTheWay(path string) {
	for id := range 256 {
		_ = os.Mkdir(filepath.Join(path, "store", fmt.Sprintf("%012x.zap", id)), 0o700) // unless it is there
	}
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
func TestClassifyWrite(t *testing.T) {
	if err := classifyWrite(nil); err != nil {
		t.Errorf("no error is classified as %v", err)
	}
	failing := &fs.PathError{Op: "write", Path: "store/1.zap", Err: syscall.EIO}
	if got := classifyWrite(fmt.Errorf("persist: %w", failing)); errors.Is(got, ErrStale) || !errors.Is(got, syscall.EIO) {
		t.Errorf("a failing disk is %v, want the error as it is", got)
	}
	if got := classifyWrite(fmt.Errorf("persist: %w", syscall.ENOSPC)); !errors.Is(got, ErrFull) {
		t.Errorf("a full disk is %v, want ErrFull", got)
	}
	if got := classifyWrite(errors.New("invalid address 70/12")); !errors.Is(got, ErrStale) {
		t.Errorf("a damaged segment is %v, want ErrStale", got)
	}
}

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
