//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"runtime/pprof"
	"syscall"
	"time"

	"quoth/retrieval"
)

// serveVerb is the first argument of a process that answers questions for another one. It is a process of
// its own, so that the memory and the CPU time of each side are its own, and since another version of quoth
// cannot be linked into this one.
const serveVerb = "serve"

// cost is what a question, or the opening of an archive, took.
type cost struct {
	CPU, Wall time.Duration
	Allocs    uint64
	Results   int
	What      string // how the question was understood
}

// serve opens the data folder of its first argument, and answers the questions on its standard input. It writes
// profiles into the folder of the second argument, if that is not empty. The index is in the cluster of the third one;
// empty: in the data folder.
func serve(ctx context.Context, args []string) error {
	start, cpu := time.Now(), cpuTime()
	lib, err := openLibrary(ctx, args[0], args[2])
	if err != nil {
		return err
	}
	defer lib.Close()
	out := json.NewEncoder(os.Stdout)
	if err := out.Encode(cost{CPU: cpuTime() - cpu, Wall: time.Since(start)}); err != nil {
		return err
	}
	if err := lib.Verified(ctx); err != nil {
		return err
	}
	profile := &profiler{dir: args[1]}
	defer profile.stop()
	for in := json.NewDecoder(os.Stdin); ; {
		var q question
		if err := in.Decode(&q); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		profile.of(q.Kind)
		c, err := costOf(ctx, lib, q)
		if err != nil {
			return err
		}
		if err := out.Encode(c); err != nil {
			return err
		}
	}
}

// settle is a question that waits until the process has nothing to do.
const settle = "settle"

func costOf(ctx context.Context, lib *retrieval.Library, q question) (c cost, err error) {
	start, cpu, allocs := time.Now(), cpuTime(), allocations()
	if q.Kind == settle {
		awaitIdle()
	} else {
		c.Results, c.What, err = reply(ctx, lib, q)
	}
	c.CPU, c.Wall, c.Allocs = cpuTime()-cpu, time.Since(start), allocations()-allocs
	return c, err
}

// reply answers a question, and returns how many results it has.
func reply(ctx context.Context, lib *retrieval.Library, q question) (results int, what string, err error) {
	query := retrieval.Query{Text: q.Text, Now: asked, Since: q.Since, Until: q.Until}
	if q.Outlet != "" {
		query.Sources = []string{q.Outlet}
	}
	switch q.Kind {
	case whosaid:
		quotes, err := lib.WhoSaid(ctx, query)
		return len(quotes.Results), "speech", err
	case completion:
		speakers, err := lib.Speakers(ctx, q.Text, 25)
		return len(speakers), "speakers", err
	}
	a, err := lib.Ask(ctx, query)
	return len(a.Results), string(a.Asked.Kind), err
}

// awaitIdle waits until merges of segments and the collection of garbage are done: they would be counted
// with the next question.
func awaitIdle() {
	runtime.GC()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		before := cpuTime()
		time.Sleep(300 * time.Millisecond)
		if cpuTime()-before < 10*time.Millisecond {
			return
		}
	}
}

// cpuTime returns the CPU time of this process.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // it fails for wrong arguments only
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// allocations returns how many objects were allocated so far.
func allocations() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:objects"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// profiler writes a profile for each kind of question.
type profiler struct {
	dir, kind string // no dir: it writes none
	file      *os.File
}

// of begins the profile of a kind, and ends the one before.
func (p *profiler) of(kind string) {
	if p.dir == "" || p.kind == kind {
		return
	}
	p.stop()
	if p.kind = kind; kind == settle {
		return
	}
	var err error
	if p.file, err = os.Create(filepath.Join(p.dir, kind+".prof")); err == nil {
		_ = pprof.StartCPUProfile(p.file)
	}
}

func (p *profiler) stop() {
	if p.file != nil {
		pprof.StopCPUProfile()
		p.file.Close()
		p.file = nil
	}
}
