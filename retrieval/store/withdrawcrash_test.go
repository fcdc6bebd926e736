package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"quoth/retrieval/news"
	"quoth/retrieval/news/newstest"
)

// withdrawFolder is set in the environment of TestWithdrawChild.
const withdrawFolder = "QUOTH_TEST_WITHDRAW_FOLDER"

// TestWithdrawChild is the process that TestWithdrawCrash kills: it adds articles, withdraws them, gives some another
// Key, and prints what was acknowledged.
func TestWithdrawChild(t *testing.T) {
	dir := os.Getenv(withdrawFolder)
	if dir == "" {
		t.Skip("runs as a child of TestWithdrawCrash only")
	}
	i, err := strconv.Atoi(os.Getenv(crashFrom))
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	for ; ; i++ {
		a := newstest.Numbered(i)
		if _, err := s.Add(ctx, []*news.Article{a}); err != nil {
			t.Fatal(err)
		}
		fmt.Println("added", i)
		if i%3 == 0 {
			if _, err := s.Rename(a.Key, renamed(a.Key)); err != nil {
				t.Fatal(err)
			}
			fmt.Println("renamed", i)
		}
		if i%2 == 0 {
			if _, err := s.Withdraw(ctx, []news.Key{a.Key}, withdrawnAt); err != nil {
				t.Fatal(err)
			}
			fmt.Println("withdrawn", i)
		}
	}
}

func renamed(key news.Key) news.Key { return "renamed " + key }

// A process that is killed at any moment loses no withdrawal and no new Key that it acknowledged, and leaves none
// half done.
func TestWithdrawCrash(t *testing.T) {
	kills := 50
	if testing.Short() {
		kills = 5
	}
	dir := t.TempDir()
	done := map[string]map[int]bool{"added": {}, "renamed": {}, "withdrawn": {}}
	for run := range kills {
		killedWithdrawing(t, dir, 1000*run, done)
	}
	s := open(t, dir)
	s.background.Wait()
	if stats := s.Stats(); stats.Indexed != stats.Articles || stats.Damaged != 0 {
		t.Errorf("stats = %+v, want all indexed and none damaged", stats)
	}
	for i := range done["added"] {
		checkLife(t, s, i, done["renamed"][i], done["withdrawn"][i])
	}
	t.Logf("%d added, %d renamed, %d withdrawn", len(done["added"]), len(done["renamed"]), len(done["withdrawn"]))
}

// killedWithdrawing runs a child, kills it at a random moment, and notes what it acknowledged.
func killedWithdrawing(t *testing.T, dir string, from int, done map[string]map[int]bool) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestWithdrawChild$")
	child.Env = append(os.Environ(), withdrawFolder+"="+dir, fmt.Sprint(crashFrom, "=", from))
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(50*time.Millisecond+rand.N(200*time.Millisecond), func() { _ = child.Process.Kill() })
	for s := bufio.NewScanner(out); s.Scan(); {
		var what string
		var i int
		if _, err := fmt.Sscan(s.Text(), &what, &i); err != nil || done[what] == nil {
			t.Errorf("child says %q", s.Text())
			continue
		}
		done[what][i] = true
	}
	_ = child.Wait() // it was killed: the error says so
}

// checkLife checks an article of which some steps were acknowledged. The step after them may be done or not.
func checkLife(t *testing.T, s *Store, i int, isRenamed, isWithdrawn bool) {
	t.Helper()
	want := newstest.Numbered(i)
	view := s.View()
	defer view.Release()
	_, withdrawn, err := view.Withdrawn(want.Key)
	if err != nil || isWithdrawn && !withdrawn || withdrawn && i%2 != 0 {
		t.Errorf("article %d: withdrawn %v, %v; acknowledged %v", i, withdrawn, err, isWithdrawn)
	}
	key := want.Key
	a, ok, err := view.Current(want.Key) // also by the Key that it had
	switch {
	case err != nil || ok == withdrawn:
		t.Errorf("article %d: current %v, withdrawn %v, %v", i, ok, withdrawn, err)
	case ok:
		key = a.Key
	}
	if isRenamed && ok && key != renamed(want.Key) || key != want.Key && i%3 != 0 {
		t.Errorf("article %d has the key %s, renamed %v", i, key, isRenamed)
	}
	got, err := view.ByReceipt(news.Receipt{Prefix: news.Prefix(want.Key, want.Revision)})
	if err != nil || len(got) != 1 || got[0].Key != want.Key || got[0].Text != want.Text {
		t.Errorf("article %d by its receipt: %+v, %v", i, got, err)
	}
	if found := leading(t, s, newstest.Unique(i)); withdrawn && found != "" || ok && found != key {
		t.Errorf("article %d is found as %q, want it withdrawn (%v) or %q", i, found, withdrawn, key)
	}
}
