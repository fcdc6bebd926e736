package book

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

const killedBook = "QUOTH_TEST_KILLED_BOOK"

// listIn returns sources that are all in one folder.
func listIn(folder string) []Source {
	out := make([]Source, 40)
	for i := range out {
		url := fmt.Sprintf("https://outlet%d.example/rss", i)
		out[i] = Source{ID: url, URL: url, Name: fmt.Sprint("Outlet ", i), Folder: folder}
	}
	return out
}

// TestKilledChild merges lists until it is killed, in a process that TestMergeSurvivesAKill starts.
func TestKilledChild(t *testing.T) {
	path := os.Getenv(killedBook)
	if path == "" {
		t.Skip("only for TestMergeSurvivesAKill")
	}
	b, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("open")
	for i := 0; ; i++ {
		if _, err := b.Merge(listIn(fmt.Sprint("Folder ", i%7))); err != nil {
			t.Fatal(err)
		}
	}
}

// A list is merged whole or not at all, whenever the process is killed.
func TestMergeSurvivesAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sources.db")
	for range 20 {
		child := exec.Command(os.Args[0], "-test.run=^TestKilledChild$")
		child.Env = append(os.Environ(), killedBook+"="+path)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		_, _ = out.Read(make([]byte, 16)) // it is open
		time.Sleep(time.Duration(rand.IntN(30_000)) * time.Microsecond)
		_ = child.Process.Kill()
		_ = child.Wait()
		sources, err := Sources(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sources {
			if s.Folder != sources[0].Folder {
				t.Fatalf("folders %q and %q in one list", sources[0].Folder, s.Folder)
			}
		}
		if len(sources) != 0 && len(sources) != 40 {
			t.Fatalf("%d sources, want all or none", len(sources))
		}
	}
}
