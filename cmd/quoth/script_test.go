package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"quoth/retrieval"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the sessions print into them")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"quoth": main})
}

// The sessions in testdata/script are the program's specification for those who use it.
func TestSessions(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("QUOTH_ZONE", "UTC")
			e.Setenv("GORACE", "atexit_sleep_ms=0") // else each program sleeps a second at its end
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Getuid() == 0, nil
			}
			return false, errors.New("unknown condition " + name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": runWithStatus,
			"hold":   holdFolder,
			"grow":   growFile,
		},
	})
}

// runWithStatus is "status N program args...": the program must end with status N.
func runWithStatus(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("run %s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// growFile is "grow FILE N LINE": it adds a line to a file, N times.
func growFile(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	name := ts.MkAbs(args[0])
	text := ts.ReadFile(args[0]) + strings.Repeat(args[2]+"\n", n)
	ts.Check(os.WriteFile(name, []byte(text), 0o600))
}

// holdFolder is "hold FOLDER": the test's own process holds the data folder to the end, and answers
// nobody.
func holdFolder(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	library, err := retrieval.Open(retrieval.Options{Dir: dir})
	ts.Check(err)
	ts.Check(library.CatchUp(context.Background(), nil))
	ts.Check(os.WriteFile(filepath.Join(dir, "quoth.pid"), fmt.Append(nil, os.Getpid()), 0o600))
	ts.Defer(func() { library.Close() })
}
