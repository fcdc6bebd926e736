package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/guild"
	"quoth/bot/settings"
)

// In the environment of a child process: its data folder, and the step at which it is killed.
const (
	crashFolder = "QUOTH_TEST_CRASH_FOLDER"
	crashStep   = "QUOTH_TEST_CRASH_STEP"
)

// wall is a room that outlives the process: a file with the key of each message on a line.
type wall string

func (w wall) Post(_ context.Context, of settings.Watch, _ bot.Reply) error {
	f, err := os.OpenFile(string(w), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(f, of.Alert.Key)
	return errors.Join(err, f.Close())
}

func (w wall) Find(_ context.Context, of settings.Watch) (bool, error) {
	keys, err := w.keys()
	return slices.Contains(keys, of.Alert.Key), err
}

func (w wall) keys() ([]string, error) {
	data, err := os.ReadFile(string(w))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	return strings.Fields(string(data)), err
}

// TestCrashChild is the process that TestCrash kills: it tells what has come up, and ends when that is settled, unless
// it kills itself before.
func TestCrashChild(t *testing.T) {
	dir := os.Getenv(crashFolder)
	if dir == "" {
		t.Skip("runs as a child of TestCrash only")
	}
	last, err := strconv.Atoi(os.Getenv(crashStep))
	if err != nil {
		t.Fatal(err)
	}
	store, err := guild.Open(filepath.Join(dir, "settings.db"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	kill := func() {
		self, _ := os.FindProcess(os.Getpid())
		_ = self.Kill()
		select {} // no more effects while it dies
	}
	news := &newsroom{articles: []article{{about: "ferry", event: "sails", arrived: time.Now()}}}
	m := &mortal{guild: store, source: news, poster: wall(filepath.Join(dir, "wall")), last: last, die: kill}
	go New(Options{Ledger: m, Poster: m, Source: m}).Run(ctx)
	for ctx.Err() == nil {
		all, err := store.Watches()
		if err != nil {
			t.Fatal(err)
		}
		if last == 0 && len(all) == 1 && len(all[0].Sent) == 1 {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("it was neither killed nor done")
}

// stepsOfAlert are those from what has come up to its settled message: one of ComesUp, and two of each of Plan, Post
// and Settle.
const stepsOfAlert = 7

// A process that is truly killed at any step of an alert, and again at its next start, leaves what the one after it
// needs to tell once.
func TestCrash(t *testing.T) {
	for step := 1; step <= stepsOfAlert; step++ {
		dir := t.TempDir()
		store, err := guild.Open(filepath.Join(dir, "settings.db"))
		if err != nil {
			t.Fatal(err)
		}
		w := ferry
		w.SetAt, w.LookedAt = time.Now(), time.Now()
		if _, err := store.AddWatch(w); err != nil {
			t.Fatal(err)
		}
		store.Close()
		for i, at := range []int{step, 1, 0} {
			if step == stepsOfAlert && i == 1 {
				continue // it was settled before the process died
			}
			if killed, out := child(t, dir, at); killed != (at > 0) {
				t.Errorf("step %d, process %d: killed %t\n%s", step, i, killed, out)
			}
		}
		if keys, err := wall(filepath.Join(dir, "wall")).keys(); err != nil || len(keys) != 1 {
			t.Errorf("killed at step %d: messages %v, %v, want one", step, keys, err)
		}
	}
}

// child runs a process that kills itself at a step, or does not with 0.
func child(t *testing.T, dir string, step int) (killed bool, output string) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestCrashChild$")
	c.Env = append(os.Environ(), crashFolder+"="+dir, fmt.Sprint(crashStep, "=", step))
	out, _ := c.CombinedOutput() // the state says more than the error
	if c.ProcessState == nil {
		t.Fatal("the child does not start")
	}
	return !c.ProcessState.Exited(), string(out)
}
