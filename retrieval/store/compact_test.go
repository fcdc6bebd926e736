package store

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// filesWith returns the files of a folder that have some bytes, in any letter case. An open index deletes files while
// they are read: those have none.
func filesWith(t *testing.T, dir, words string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return ignoreMissing(err)
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(bytes.ToLower(data), []byte(words)) {
			names = append(names, filepath.Base(path))
		}
		return ignoreMissing(err)
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// After Forget and Compact no file has words of the article: not the records, the headlines, the speakers, nor
// the terms.
func TestNoWordsAreLeft(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for i := range 30 {
		add(t, s, newstest.Numbered(i))
	}
	add(t, s, newstest.Town()...)
	if got := filesWith(t, dir, "quenby"); len(got) == 0 {
		t.Fatal("before: no file has the headline")
	}
	forget(t, s, "ferry")
	if _, err := s.Compact(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"quenby", "orme", "engines", "dry dock", "packet.example"} {
		if got := filesWith(t, dir, words); len(got) > 0 {
			t.Errorf("%v have %q", got, words)
		}
	}
	s = open(t, dir)
	for e, err := range s.archive.Since(0) {
		if err != nil || e.Article != nil && strings.Contains(e.Article.Text, "Quenby") {
			t.Errorf("revision %d: %v, %v", e.Serial, e.Article, err)
		}
	}
	if got := s.Stats(); got.Articles != 33 || got.Indexed != 33 || got.Behind {
		t.Errorf("stats = %+v, want the 33 others, all indexed", got)
	}
}

// Compact gives space back, and the index is not built again where nothing was forgotten.
func TestCompactGivesSpaceBack(t *testing.T) {
	s := open(t, t.TempDir())
	var articles []*news.Article
	var keys []news.Key
	for i := range 200 {
		a := *newstest.Numbered(i)
		for range 100 {
			a.Text += fmt.Sprintf(" %x", rand.Uint64())
		}
		articles, keys = append(articles, news.New(a)), append(keys, a.Key)
	}
	add(t, s, articles...)
	forget(t, s, keys[10:]...)
	rebuilt := 0
	c, err := s.Compact(t.Context(), func(int, int) { rebuilt++ })
	if err != nil || c.After > c.Before/2 || rebuilt == 0 {
		t.Errorf("%+v, %d steps of the index, %v: want less than half, and a new index", c, rebuilt, err)
	}
	rebuilt = 0
	if _, err := s.Compact(t.Context(), func(int, int) { rebuilt++ }); err != nil || rebuilt > 0 {
		t.Errorf("the second time: %d steps of the index, %v", rebuilt, err)
	}
	if got := leading(t, s, newstest.Unique(3)); got != "n-3" {
		t.Errorf("found %q, want n-3", got)
	}
}

// Questions are answered while the files are compacted, and articles come in.
func TestCompactWhileAsked(t *testing.T) {
	s := open(t, t.TempDir())
	for i := range 40 {
		add(t, s, newstest.Numbered(i))
	}
	ctx, stop := context.WithCancel(t.Context())
	var using sync.WaitGroup
	using.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			n := 20 + i%20
			if found, err := find(t, s, newstest.Unique(n)); err != nil || len(found) == 0 {
				t.Errorf("article %d: %d found, %v", n, len(found), err)
			}
		}
	})
	added := 0
	using.Go(func() {
		for ; ctx.Err() == nil; added++ {
			add(t, s, newstest.Numbered(1000+added))
		}
	})
	for i := range 3 {
		forget(t, s, newstest.Numbered(i).Key)
		if _, err := s.Compact(t.Context(), nil); err != nil {
			t.Error(err)
		}
	}
	stop()
	using.Wait()
	for i := range added {
		checkThere(t, s, 1000+i)
	}
}

// On a full disk the old files stay and answer, and what was forgotten stays forgotten.
func TestCompactOnFullDisk(t *testing.T) {
	disk := smallDisk(t, "8192")
	s := newOn(t, filepath.Join(disk, "data"))
	for i := range 20 {
		add(t, s, newstest.Numbered(i))
	}
	forget(t, s, newstest.Numbered(0).Key)
	fillDisk(t, filepath.Join(disk, "ballast"))
	if _, err := s.Compact(t.Context(), nil); !errors.Is(err, ErrFull) {
		t.Errorf("err = %v, want ErrFull", err)
	}
	for i := 1; i < 20; i++ {
		checkThere(t, s, i)
	}
	if err := os.Remove(filepath.Join(disk, "ballast")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Compact(t.Context(), nil); err != nil {
		t.Errorf("with room again: %v", err)
	}
	for i := 1; i < 20; i++ {
		checkThere(t, s, i)
	}
}

const compactFolder = "QUOTH_TEST_COMPACT_FOLDER"

// TestCompactCrashChild is the process that TestCompactCrash kills: it forgets and compacts without end.
func TestCompactCrashChild(t *testing.T) {
	dir := os.Getenv(compactFolder)
	if dir == "" {
		t.Skip("runs as a child of TestCompactCrash only")
	}
	s, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("opened")
	for i := 0; ; i++ {
		if _, err := s.Compact(context.Background(), nil); err != nil {
			fmt.Println("error", err)
			t.Fatal(err)
		}
		key := newstest.Numbered(i % forgetArticles).Key
		n, err := s.Forget(context.Background(), []news.Key{key}, forgottenOn, true, nil)
		if err != nil {
			fmt.Println("error", err)
			t.Fatal(err)
		}
		if n > 0 {
			fmt.Println("forgot", i)
		}
	}
}

// A process that is killed while it compacts loses nothing, and forgets what it acknowledged.
func TestCompactCrash(t *testing.T) {
	kills := 25
	if testing.Short() {
		kills = 3
	}
	dir := t.TempDir()
	s := open(t, dir)
	var articles []*news.Article
	for i := range forgetArticles {
		articles = append(articles, newstest.Numbered(i))
	}
	add(t, s, articles...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	forgotten := make(map[int]bool)
	for range kills {
		child := exec.Command(os.Args[0], "-test.run=^TestCompactCrashChild$")
		child.Env = append(os.Environ(), compactFolder+"="+dir)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(out); lines.Scan(); {
			var i int
			switch _, err := fmt.Sscanf(lines.Text(), "forgot %d", &i); {
			case lines.Text() == "opened":
				time.AfterFunc(rand.N(400*time.Millisecond), func() { _ = child.Process.Kill() })
			case err == nil:
				forgotten[i] = true
			default:
				t.Errorf("child says %q", lines.Text())
			}
		}
		_ = child.Wait() // it was killed: the error says so
	}
	t.Logf("%d articles forgotten in %d runs", len(forgotten), kills)
	checkCrash(t, open(t, dir), forgotten)
}
