package backup

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// In the environment of a child process: what it does, from where, and to where; and of the tests: how often
// a child is killed.
const (
	killVerb = "QUOTH_TEST_BACKUP_VERB"
	killFrom = "QUOTH_TEST_BACKUP_FROM"
	killTo   = "QUOTH_TEST_BACKUP_TO"
	killRuns = "QUOTH_TEST_KILLS"
)

// TestKillChild is the process that the tests below kill. It says when it begins, and when it is done.
func TestKillChild(t *testing.T) {
	from, to := os.Getenv(killFrom), os.Getenv(killTo)
	switch os.Getenv(killVerb) {
	case "backup":
		ready := parts(t, from)
		fmt.Println("begins")
		f, err := Create(to, 1, true)
		if err != nil {
			t.Fatal(err)
		}
		if err := Write(t.Context(), f, now, ready); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Finish(t.Context()); err != nil {
			t.Fatal(err)
		}
	case "restore":
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("begins")
		if _, err := Restore(t.Context(), bytes.NewReader(data), to, ""); err != nil {
			t.Fatal(err)
		}
	default:
		t.Skip("runs as a child of other tests only")
	}
	fmt.Println("done")
}

// runKilled runs the child, kills it at a random moment, and reports whether it was done before that. Longest is the
// longest that a child has taken so far, which bounds the moment; while it is 0, the child is not killed.
func runKilled(t *testing.T, verb, from, to string, longest *time.Duration) (done bool) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestKillChild$")
	child.Env = append(os.Environ(), killVerb+"="+verb, killFrom+"="+from, killTo+"="+to)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var start time.Time
	for s := bufio.NewScanner(out); s.Scan(); {
		switch s.Text() {
		case "begins":
			start = time.Now()
			if *longest > 0 {
				time.AfterFunc(rand.N(*longest), func() { _ = child.Process.Kill() })
			}
		case "done":
			done = true
			*longest = max(*longest, time.Since(start))
		case "--- FAIL: TestKillChild":
			t.Error("the child fails")
		}
	}
	_ = child.Wait() // it was killed: the error says so
	return done
}

// kills returns how often a child is killed.
func kills(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv(killRuns)); err == nil {
		return n
	}
	if testing.Short() {
		return 2
	}
	return 6
}

// A backup that is killed at any moment leaves the old file, or a whole new one, and the folder as it was.
func TestKilledBackup(t *testing.T) {
	dir := folder(t, 400)
	before := backedUp(t, dir)
	path := filepath.Join(t.TempDir(), "quoth.tar")
	var longest time.Duration
	done, whole := 0, 0
	for range kills(t) + 1 { // the first is not killed
		if runKilled(t, "backup", dir, path, &longest) {
			done++
		}
		if got, err := os.ReadFile(path); err == nil {
			whole++
			if !bytes.Equal(got, before) {
				t.Fatalf("the backup has %d bytes that are not those of a whole one", len(got))
			}
		}
		if whole > 0 && rand.N(2) == 0 {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			whole = 0
		}
	}
	t.Logf("%d of %d done within %v", done, kills(t)+1, longest)
	if !bytes.Equal(backedUp(t, dir), before) {
		t.Error("the data folder has changed")
	}
}

// A restore that is killed at any moment leaves an empty folder, or after Resume a whole one.
func TestKilledRestore(t *testing.T) {
	data := backedUp(t, folder(t, 400))
	from := filepath.Join(t.TempDir(), "quoth.tar")
	if err := os.WriteFile(from, data, 0o600); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "data")
	var longest time.Duration
	empty, whole := 0, 0
	for range kills(t) + 1 {
		done := runKilled(t, "restore", from, to, &longest)
		if err := Resume(to); err != nil {
			t.Fatal(err)
		}
		if checkEmpty(to) == nil {
			empty++
			if done {
				t.Fatal("the restore was done, and nothing is there")
			}
			continue
		}
		whole++
		checkWhole(t, to)
		if err := os.RemoveAll(to); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d empty, %d whole, the longest %v", empty, whole, longest)
}

// checkWhole checks that a folder has what TestKilledRestore restores.
func checkWhole(t *testing.T, dir string) {
	t.Helper()
	m := manifest{}
	for _, name := range known {
		m.Files = append(m.Files, file{Name: name})
	}
	made, err := check(t.Context(), dir, m)
	if err != nil {
		t.Fatal(err)
	}
	want := Made{At: made.At, Articles: 400, Revisions: 400, Servers: 2, Feeds: 1}
	if diff := cmp.Diff(want, made); diff != "" {
		t.Fatalf("the folder has (-want +got):\n%s", diff)
	}
}
