package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// In the environment of a child process: the folder to fill, and the number of the first
// article.
const (
	crashFolder = "QUOTH_TEST_CRASH_FOLDER"
	crashFrom   = "QUOTH_TEST_CRASH_FROM"
)

// TestCrashChild is the process that TestCrash kills: it adds articles without end and
// prints the number of each one that Add has acknowledged.
func TestCrashChild(t *testing.T) {
	dir := os.Getenv(crashFolder)
	if dir == "" {
		t.Skip("runs as a child of TestCrash only")
	}
	i, err := strconv.Atoi(os.Getenv(crashFrom))
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(Options{Dir: dir})
	if err != nil {
		fmt.Println("error", err)
		t.Fatal(err)
	}
	for ; ; i += 2 {
		if _, err := s.Add(context.Background(), []*news.Article{newstest.Numbered(i), newstest.Numbered(i + 1)}); err != nil {
			fmt.Println("error", err)
			t.Fatal(err)
		}
		fmt.Printf("added %d\nadded %d\n", i, i+1)
	}
}

// A process that is killed at any moment loses nothing that it acknowledged: the bytes
// are there, and found.
func TestCrash(t *testing.T) {
	kills := 50
	if testing.Short() {
		kills = 5
	}
	dir := t.TempDir()
	acknowledged := make(map[int]bool)
	for run := range kills {
		// What was under way may be there or not: its numbers are not used again.
		for _, i := range killed(t, dir, 1000*run, run%everyEarly == 0) {
			acknowledged[i] = true
		}
	}
	if len(acknowledged) < kills {
		t.Fatalf("%d articles acknowledged in %d runs: too few to show anything", len(acknowledged), kills)
	}
	t.Logf("%d articles acknowledged in %d runs", len(acknowledged), kills)
	s := open(t, dir)
	s.background.Wait()
	for i := range acknowledged {
		checkThere(t, s, i)
	}
	if s := s.Stats(); s.Articles < len(acknowledged) || s.Indexed != s.Articles {
		t.Errorf("stats = %+v, want %d articles or more, all indexed", s, len(acknowledged))
	}
}

// everyEarly is how often a child is killed while it opens the folder; the others are killed
// while they add.
const everyEarly = 5

// killed runs a child that adds articles, kills it at a random moment and gives the
// numbers that it acknowledged: some, unless it is killed early.
func killed(t *testing.T, dir string, from int, early bool) (added []int) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestCrashChild$")
	child.Env = append(os.Environ(), crashFolder+"="+dir, fmt.Sprint(crashFrom, "=", from))
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	killSoon := sync.OnceFunc(func() {
		time.AfterFunc(rand.N(150*time.Millisecond), func() { _ = child.Process.Kill() })
	})
	if early {
		killSoon()
	}
	for s := bufio.NewScanner(out); s.Scan(); {
		var i int
		if _, err := fmt.Sscanf(s.Text(), "added %d", &i); err != nil {
			t.Errorf("child says %q", s.Text())
			continue
		}
		added = append(added, i)
		killSoon()
	}
	_ = child.Wait() // it was killed: the error says so
	return added
}

func checkThere(t *testing.T, s *Store, i int) {
	t.Helper()
	want := newstest.Numbered(i)
	got, ok, err := s.archive.Current(want.Key)
	if err != nil || !ok {
		t.Fatalf("article %d is lost: %v", i, err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatalf("article %d: (-want +got)\n%s", i, d)
	}
	if k := leading(t, s, newstest.Unique(i)); k != want.Key {
		t.Fatalf("%s finds %q, want %q", newstest.Unique(i), k, want.Key)
	}
}
