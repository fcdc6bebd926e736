package schedule

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"quoth/bot/guild"
	"quoth/bot/settings"
)

// In the environment of a child process: its data folder, and the step at which it is
// killed.
const (
	crashFolder = "QUOTH_TEST_CRASH_FOLDER"
	crashStep   = "QUOTH_TEST_CRASH_STEP"
)

// wall is a room that outlives the process: a file with the key of each message on a line.
type wall string

func (w wall) Post(_ context.Context, p Posting) (string, error) {
	f, err := os.OpenFile(string(w), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	_, err = fmt.Fprintln(f, p.Key)
	return "m1", errors.Join(err, f.Close())
}

func (w wall) Find(_ context.Context, p Posting) (string, bool, error) {
	keys, err := w.keys()
	return "m1", slices.Contains(keys, p.Key), err
}

func (w wall) keys() ([]string, error) {
	data, err := os.ReadFile(string(w))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	return strings.Fields(string(data)), err
}

// TestCrashChild is the process that TestCrash kills: it posts what is due and ends when
// the ledger says that it was sent, unless it kills itself before.
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
	m := &mortal{guild: store, poster: wall(filepath.Join(dir, "wall")), last: last, die: kill}
	go New(Options{Ledger: m, Poster: m, Source: m.summary}).Run(ctx)
	for ctx.Err() == nil {
		rows, err := store.Posts(harbour.Server, harbour.Channel)
		if err != nil {
			t.Fatal(err)
		}
		if last == 0 && len(rows) == 1 && rows[0].State == guild.Sent {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("it was neither killed nor done")
}

// A process that is truly killed at any step of a posting, and again at another, leaves
// what the next one needs to post once.
func TestCrash(t *testing.T) {
	times := 1
	if os.Getenv(exhaustive) != "" {
		times = 20
	}
	for step := 1; step <= stepsOfPosting; step++ {
		again := 4 // steps that every start takes, and then two at Find where the row is planned
		if 8 <= step && step <= 11 {
			again = 6
		}
		for range times {
			crash(t, step, 1+rand.IntN(again))
		}
	}
}

func crash(t *testing.T, steps ...int) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "settings.db")
	store, err := guild.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.SetDaily(dueNow()); err != nil {
		t.Fatal(err)
	}
	store.Close()
	for _, step := range steps {
		if killed, out := child(t, dir, step); !killed {
			t.Errorf("killed at steps %v: the process went on at %d\n%s", steps, step, out)
		}
	}
	if killed, out := child(t, dir, 0); killed || !strings.Contains(out, "PASS") {
		t.Errorf("killed at steps %v: the last process failed\n%s", steps, out)
	}
	if store, err = guild.Open(path); err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	rows, err := store.Posts(harbour.Server, harbour.Channel)
	keys, errKeys := wall(filepath.Join(dir, "wall")).keys()
	if errors.Join(err, errKeys) != nil || len(rows) != 1 || rows[0].State != guild.Sent || !slices.Equal(keys, []string{rows[0].Key}) {
		t.Errorf("killed at steps %v: rows = %+v, messages = %v, want one of each: %v, %v", steps, rows, keys, err, errKeys)
	}
}

// dueNow returns a schedule that is due since midnight, in a zone where it is about noon.
func dueNow() settings.Daily {
	d := harbour
	d.Hour, d.Minute, d.SetAt = 0, 0, time.Now().AddDate(0, 0, -1)
	d.Zone = "UTC"
	if ahead := 12 - time.Now().UTC().Hour(); ahead != 0 {
		d.Zone = fmt.Sprintf("Etc/GMT%+d", -ahead) // Etc counts the other way round
	}
	return d
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
