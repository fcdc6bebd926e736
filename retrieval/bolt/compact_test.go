//go:build !windows

package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

var (
	bucketTest = []byte("test")
	secret     = bytes.Repeat([]byte("the words that were withdrawn "), 100)
)

func put(t *testing.T, db *DB, key string, value []byte) {
	t.Helper()
	err := db.Write(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(bucketTest)
		if err != nil {
			return err
		}
		return b.Put([]byte(key), value)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, db *DB, key string) (value []byte) {
	t.Helper()
	err := db.Read(func(tx *bbolt.Tx) error {
		value = bytes.Clone(tx.Bucket(bucketTest).Get([]byte(key)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// withSecrets opens a file from which much was deleted.
func withSecrets(t *testing.T, path string) *DB {
	t.Helper()
	db := open(t, path)
	for i := range 100 {
		put(t, db, fmt.Sprint("secret ", i), secret)
	}
	put(t, db, "kept", []byte("a word"))
	put(t, db, "empty", nil)
	err := db.Write(func(tx *bbolt.Tx) error {
		b := tx.Bucket(bucketTest)
		if err := b.SetSequence(42); err != nil {
			return err
		}
		for i := range 100 {
			if err := b.Delete(fmt.Append(nil, "secret ", i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// A compacted file has what is stored and nothing of what was deleted. The DB goes on with it, and it is locked.
func TestCompact(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := withSecrets(t, path)
	before, after, err := db.Compact()
	if err != nil || before < 300_000 || after > before/2 {
		t.Fatalf("%d bytes before, %d after, %v", before, after, err)
	}
	data, err := os.ReadFile(path)
	if err != nil || int64(len(data)) != after || bytes.Contains(data, secret[:30]) {
		t.Errorf("the file has %d bytes, with deleted ones: %v, %v", len(data), bytes.Contains(data, secret[:30]), err)
	}
	if _, err := os.Stat(path + compactSuffix); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the new file is still there under its first name: %v", err)
	}
	if _, err := Open(path, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("another process can open it: %v", err)
	}
	put(t, db, "later", []byte("another word"))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = open(t, path)
	if string(get(t, db, "kept")) != "a word" || string(get(t, db, "later")) != "another word" {
		t.Error("what was stored is not there")
	}
	err = db.Read(func(tx *bbolt.Tx) error {
		b := tx.Bucket(bucketTest)
		if v := b.Get([]byte("empty")); v == nil || b.Sequence() != 42 {
			t.Errorf("empty = %v, sequence = %d; want an empty value, 42", v, b.Sequence())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.CheckPages(); err != nil {
		t.Error(err)
	}
}

// A backup of a file that was compacted has what is in it.
func TestFreezeAfterCompact(t *testing.T) {
	dir := t.TempDir()
	db := withSecrets(t, filepath.Join(dir, "x.db"))
	if _, _, err := db.Compact(); err != nil {
		t.Fatal(err)
	}
	s, err := db.Freeze()
	if err != nil {
		t.Fatal(err)
	}
	var copied bytes.Buffer
	_, err = s.WriteTo(&copied)
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "copy.db")
	if err := os.WriteFile(path, copied.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := get(t, open(t, path), "kept"); string(got) != "a word" {
		t.Errorf("the backup has %q", got)
	}
}

// Reads go on while the file is compacted, and writes are not lost.
func TestCompactWhileUsed(t *testing.T) {
	db := withSecrets(t, filepath.Join(t.TempDir(), "x.db"))
	done := make(chan struct{})
	var using sync.WaitGroup
	written := 0
	using.Go(func() {
		for ; ; written++ {
			select {
			case <-done:
				return
			default:
				put(t, db, fmt.Sprint("n-", written), []byte("a word"))
			}
		}
	})
	using.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
				if string(get(t, db, "kept")) != "a word" {
					t.Error("a read gets something else")
				}
			}
		}
	})
	for range 5 {
		if _, _, err := db.Compact(); err != nil {
			t.Error(err)
		}
	}
	close(done)
	using.Wait()
	for i := range written {
		if string(get(t, db, fmt.Sprint("n-", i))) != "a word" {
			t.Fatalf("write %d of %d is lost", i, written)
		}
	}
}

// What has waited for the lock of a file that was replaced meanwhile opens the new one.
func TestOpenOfReplacedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := withSecrets(t, path)
	old, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if _, _, err := db.Compact(); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(old.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		t.Fatalf("the old file is still locked: %v", err)
	}
	if isAt(old, path) {
		t.Error("the old file still counts as the one at its path")
	}
}

// If the new file cannot be written, the old one stays, and goes on.
func TestCompactFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := withSecrets(t, path)
	if err := os.Mkdir(path+compactSuffix, 0o700); err != nil { // which cannot be written to
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(path+compactSuffix, "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := db.Compact(); err == nil {
		t.Error("compacted into a folder")
	}
	put(t, db, "later", []byte("another word"))
	if string(get(t, db, "kept")) != "a word" {
		t.Error("the old file does not go on")
	}
}

const compactPath = "QUOTH_TEST_COMPACT"

// TestCompactChild is the process that TestCompactCrash kills: it compacts, writes and deletes without end, and
// prints the number of each write that was acknowledged.
func TestCompactChild(t *testing.T) {
	path := os.Getenv(compactPath)
	if path == "" {
		t.Skip("runs as a child of TestCompactCrash only")
	}
	db := open(t, path)
	fmt.Println("opened")
	from := len(get(t, db, "count"))
	for i := from; ; i++ {
		put(t, db, "count", bytes.Repeat([]byte("x"), i+1))
		put(t, db, fmt.Sprint("n-", i), secret)
		fmt.Println(i)
		if _, _, err := db.Compact(); err != nil {
			t.Fatal(err)
		}
	}
}

// A process that is killed while it compacts leaves one whole file, with all that was acknowledged.
func TestCompactCrash(t *testing.T) {
	kills := 40
	if testing.Short() {
		kills = 5
	}
	path := filepath.Join(t.TempDir(), "x.db")
	withSecrets(t, path).Close()
	var acknowledged []int
	for run := range kills {
		child := exec.Command(os.Args[0], "-test.run=^TestCompactChild$")
		child.Env = append(os.Environ(), compactPath+"="+path)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		var word string
		if _, err := fmt.Fscan(out, &word); err != nil || word != "opened" {
			t.Fatalf("the child says %q, %v", word, err)
		}
		time.AfterFunc(time.Duration(run)*3*time.Millisecond, func() { _ = child.Process.Kill() })
		for {
			n := 0
			if _, err := fmt.Fscan(out, &n); err != nil {
				break
			}
			acknowledged = append(acknowledged, n)
		}
		_, _ = io.Copy(io.Discard, out)
		_ = child.Wait() // it was killed: the error says so
		db := open(t, path)
		if err := db.CheckPages(); err != nil {
			t.Fatalf("run %d: %v", run, err)
		}
		for _, i := range acknowledged {
			if !bytes.Equal(get(t, db, fmt.Sprint("n-", i)), secret) {
				t.Fatalf("run %d: write %d is lost", run, i)
			}
		}
		if string(get(t, db, "kept")) != "a word" {
			t.Fatalf("run %d: what was stored first is lost", run)
		}
		db.Close()
	}
	t.Logf("%d writes acknowledged in %d runs", len(acknowledged), kills)
}
