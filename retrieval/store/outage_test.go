package store

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// A full disk stops nothing but writing, and writing goes on when there is room.
func TestFullDisk(t *testing.T) {
	disk := smallDisk(t, "4096")
	ballast := filepath.Join(disk, "ballast")
	a := newOn(t, filepath.Join(disk, "data"))
	add(t, a, newstest.Town()...)
	fillDisk(t, ballast)
	var err error
	for i := 0; err == nil; i++ {
		_, err = a.Add(t.Context(), []*news.Article{newstest.Numbered(i), newstest.Numbered(i + 1000), newstest.Numbered(i + 2000)})
	}
	if !errors.Is(err, ErrFull) || a.FullSince().IsZero() {
		t.Errorf("err = %v, full since %v, want ErrFull and a time", err, a.FullSince())
	}
	q := "When will the ferry sail again?"
	for range 3 {
		if got := leading(t, a, q); got != "ferry" {
			t.Errorf("on a full disk the best is %q, want the ferry", got)
		}
	}
	// These articles are there: nothing shows that there is room. The index may still be behind with others.
	if _, err := a.Add(t.Context(), newstest.Town()); err != nil && !errors.Is(err, ErrFull) {
		t.Error(err)
	}
	if a.FullSince().IsZero() {
		t.Error("the disk is taken for one with room")
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); !a.FullSince().IsZero() || a.Stats().Behind; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("with room again: full since %v, %+v", a.FullSince(), a.Stats())
		}
	}
	add(t, a, newstest.Numbered(9000))
	if got := leading(t, a, newstest.Unique(9000)); got != "n-9000" {
		t.Errorf("with room again %q answers, want n-9000", got)
	}
}

// Without room for an index on the disk one in memory answers, and it comes to the disk when
// there is.
func TestFullDiskWithoutIndex(t *testing.T) {
	disk := smallDisk(t, "4096")
	ballast := filepath.Join(disk, "ballast")
	data := filepath.Join(disk, "data")
	a := newOn(t, data)
	add(t, a, newstest.Town()...)
	if err := errors.Join(a.Close(), os.RemoveAll(filepath.Join(data, indexDir))); err != nil {
		t.Fatal(err)
	}
	fillDisk(t, ballast)
	b := newOn(t, data)
	b.background.Wait()
	if b.FullSince().IsZero() {
		t.Error("nothing tells that the disk is full")
	}
	q := "When will the ferry sail again?"
	if got := leading(t, b, q); got != "ferry" {
		t.Errorf("on a full disk the best is %q, want the ferry", got)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); !b.FullSince().IsZero() || b.Stats().Behind; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("with room again: full since %v, %+v", b.FullSince(), b.Stats())
		}
	}
	if got := leading(t, b, q); got != "ferry" {
		t.Errorf("with room again the best is %q, want the ferry", got)
	}
	if segments, _ := filepath.Glob(filepath.Join(data, indexDir, "store", "*.zap")); len(segments) == 0 {
		t.Error("with room again nothing is on the disk")
	}
}

// An index for which the disk is too small is no damaged one: it is not built again and again.
func TestIndexLargerThanItsDisk(t *testing.T) {
	from := t.TempDir()
	s := open(t, from)
	var articles []*news.Article
	for i := range 100 {
		a := *newstest.Numbered(i)
		for range 300 {
			a.Text += fmt.Sprintf(" %x", rand.Uint32())
		}
		articles = append(articles, news.New(a))
	}
	add(t, s, articles...)
	if err := errors.Join(s.Close(), os.RemoveAll(filepath.Join(from, indexDir))); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(smallDisk(t, fmt.Sprint(s.bytes()>>10+512)), "data")
	if err := os.CopyFS(data, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	b := newOn(t, data)
	for range 3 {
		if err := b.CatchUp(t.Context(), nil); !errors.Is(err, ErrFull) || errors.Is(err, ErrDamagedIndex) {
			t.Errorf("err = %v, want ErrFull alone", err)
		}
	}
}

// newOn returns a Store that looks for room often. In the end it checks that a full disk was not taken for damage,
// for which the index would be rebuilt.
func newOn(t *testing.T, dir string) *Store {
	t.Helper()
	var log bytes.Buffer
	s, err := Open(Options{Dir: dir, retryEvery: time.Millisecond, Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Close()
		if strings.Contains(log.String(), "damaged") {
			t.Errorf("a full disk is taken for damage:\n%s", &log)
		}
	})
	return s
}

// fillDisk writes a file until there is no room.
func fillDisk(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for piece := make([]byte, 64<<10); err == nil; {
		_, err = f.Write(piece)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}
