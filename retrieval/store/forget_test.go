package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"quoth/retrieval/archive"
	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

var forgottenOn = newstest.Day(25)

func forget(t testing.TB, s *Store, keys ...news.Key) {
	t.Helper()
	if n, err := s.Forget(t.Context(), keys, forgottenOn, true, nil); n != len(keys) || err != nil {
		t.Fatalf("forgot %d of %d: %v", n, len(keys), err)
	}
}

// What is forgotten is gone from the answers, the speakers, the words and the archive when Forget returns,
// and when the folder is opened again.
func TestForget(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, append(newstest.Town(), newstest.Court())...)
	if got := findSpeakers(t, s, "Ada Orme"); len(got) != 1 {
		t.Fatalf("before: speakers %v", got)
	}
	if leading(t, s, "ferry engines") != "ferry" { // which the cache has then
		t.Fatal("before: the ferry is not found")
	}
	forget(t, s, "ferry")
	checkForgotten(t, s)
	if got := add(t, s, news.New(newstest.Ferry())); got[0] != news.Withdrawn {
		t.Errorf("outcome = %v, want withdrawn", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	checkForgotten(t, s)
	if err := s.Reindex(t.Context(), nil, nil); err != nil {
		t.Fatal(err)
	}
	checkForgotten(t, s)
}

// checkForgotten checks that nothing of the ferry is left, and that the others are.
func checkForgotten(t *testing.T, s *Store) {
	t.Helper()
	if k := leading(t, s, "ferry engines"); k == "ferry" {
		t.Error("the ferry is found")
	}
	if got := findSpeakers(t, s, "Ada Orme"); len(got) != 0 {
		t.Errorf("Ada Orme is still a speaker: %v", got)
	}
	if n, err := s.vocabulary.Articles("engines"); n != 0 || err != nil {
		t.Errorf("%d articles have engines (%v)", n, err)
	}
	for a, err := range s.Articles(true) {
		if err != nil || a.Key == "ferry" {
			t.Errorf("stored: %v, %v", a, err)
		}
	}
	if got := s.Stats(); got.Articles != 4 || got.Indexed != 4 || got.Behind {
		t.Errorf("stats = %+v, want 4 articles, all indexed", got)
	}
	if leading(t, s, "void vote") != "court" {
		t.Error("the others are not found")
	}
	for _, c := range s.cache.articles.Values() {
		if c.Key == "ferry" {
			t.Error("the cache has the ferry")
		}
	}
}

// Some thousands are forgotten step by step, with their words.
func TestForgetMany(t *testing.T) {
	s := inMemory(t)
	var articles []*news.Article
	var keys []news.Key
	for i := range 3*forgetStep + 10 {
		articles = append(articles, newstest.Numbered(i))
		keys = append(keys, articles[i].Key)
	}
	add(t, s, articles...)
	last := 0
	n, err := s.Forget(t.Context(), keys[10:], forgottenOn, true, func(done, _ int) { last = done })
	if err != nil || n != len(keys)-10 || last != n {
		t.Fatalf("forgot %d (%d reported): %v", n, last, err)
	}
	if got := s.Stats(); got.Articles != 10 || got.Indexed != 10 {
		t.Errorf("stats = %+v, want 10 articles, all indexed", got)
	}
}

// Questions that come in meanwhile are answered, and none shows a forgotten article once Forget has returned.
func TestForgetWhileAsked(t *testing.T) {
	s := open(t, t.TempDir())
	for i := range 60 {
		add(t, s, newstest.Numbered(i))
	}
	ctx, stop := context.WithCancel(t.Context())
	var asking sync.WaitGroup
	for range 2 {
		asking.Go(func() {
			for i := 0; ctx.Err() == nil; i++ {
				if _, err := find(t, s, newstest.Unique(i%60)); err != nil {
					t.Errorf("find: %v", err)
				}
			}
		})
	}
	for i := range 30 {
		key := newstest.Numbered(i).Key
		forget(t, s, key)
		if leading(t, s, newstest.Unique(i)) == key {
			t.Errorf("%s is found after it was forgotten", key)
		}
	}
	stop()
	asking.Wait()
}

// What was under way when the process ended is done when the folder is opened again.
func TestForgetGoesOnAtOpening(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, append(newstest.Town(), newstest.Court())...)
	if _, err := s.archive.Forget([]news.Key{"ferry"}, forgottenOn, true); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	s.background.Wait()
	checkForgotten(t, s)
}

// A folder that is only read can be neither forgotten from nor allowed into.
func TestForgetReadOnly(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, newstest.Town()...)
	r := reopen(t, s)
	if _, err := r.Forget(t.Context(), []news.Key{"ferry"}, forgottenOn, true, nil); !errors.Is(err, errReadOnly) {
		t.Errorf("forget: %v", err)
	}
	if _, err := r.Allow([]archive.Tombstone{archive.TombstoneOf("ferry")}); !errors.Is(err, errReadOnly) {
		t.Errorf("allow: %v", err)
	}
}

const forgetFolder = "QUOTH_TEST_FORGET_FOLDER"

// TestForgetCrashChild is the process that TestForgetCrash kills: it forgets one article after another, and
// prints the number of each that Forget has acknowledged.
func TestForgetCrashChild(t *testing.T) {
	dir := os.Getenv(forgetFolder)
	if dir == "" {
		t.Skip("runs as a child of TestForgetCrash only")
	}
	s, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("opened")
	for i := range forgetArticles {
		n, err := s.Forget(context.Background(), []news.Key{newstest.Numbered(i).Key}, forgottenOn, true, nil)
		if err != nil {
			fmt.Println("error", err)
			t.Fatal(err)
		}
		if n > 0 {
			fmt.Println("forgot", i)
		}
	}
}

const forgetArticles = 400

// A process that is killed at any moment has forgotten what it acknowledged, and has lost nothing else. What
// was under way is either whole or has not begun.
func TestForgetCrash(t *testing.T) {
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
		for _, i := range killedForgetting(t, dir) {
			forgotten[i] = true
		}
	}
	t.Logf("%d articles forgotten in %d runs", len(forgotten), kills)
	checkCrash(t, open(t, dir), forgotten)
}

func killedForgetting(t *testing.T, dir string) (forgotten []int) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestForgetCrashChild$")
	child.Env = append(os.Environ(), forgetFolder+"="+dir)
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
			time.AfterFunc(rand.N(200*time.Millisecond), func() { _ = child.Process.Kill() })
		case err == nil:
			forgotten = append(forgotten, i)
		case slices.Contains([]string{"PASS", "ok"}, lines.Text()):
		default:
			t.Errorf("child says %q", lines.Text())
		}
	}
	_ = child.Wait() // it was killed: the error says so
	return forgotten
}

// checkCrash checks every article: forgotten ones are gone everywhere, the others are whole.
func checkCrash(t *testing.T, s *Store, forgotten map[int]bool) {
	t.Helper()
	s.background.Wait()
	for i := range forgetArticles {
		key := newstest.Numbered(i).Key
		_, refused, err := s.archive.Forgotten(archive.TombstoneOf(key))
		if err != nil || forgotten[i] && !refused {
			t.Fatalf("article %d was forgotten, and is not refused (%v)", i, err)
		}
		if !refused {
			checkThere(t, s, i)
			continue
		}
		if _, ok, err := s.archive.Current(key); ok || err != nil {
			t.Errorf("article %d is refused, and still stored (%v)", i, err)
		}
		if n, err := s.vocabulary.Articles(newstest.Unique(i)); n != 0 || err != nil {
			t.Errorf("%d articles have the word of a forgotten one (%v)", n, err)
		}
	}
	if n, err := s.archive.Erasing(); n != 0 || err != nil {
		t.Errorf("%d articles are left to erase (%v)", n, err)
	}
	for a, err := range s.Articles(true) {
		if errors.Is(err, archive.ErrDamaged) {
			t.Error(err)
		} else if _, refused, _ := s.archive.Forgotten(archive.TombstoneOf(a.Key)); refused {
			t.Errorf("%s is refused, and an export has it", a.Key)
		}
	}
	if got := s.Stats(); got.Indexed != got.Articles || got.Behind {
		t.Errorf("stats = %+v, want all indexed", got)
	}
}
