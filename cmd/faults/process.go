package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// result is what came of a process.
type result struct {
	name     string // of the command
	status   int    // -1 where a signal ended it, but 143 for SIGTERM, as a shell has it
	out, err string
	cpu      time.Duration
	anon     int // the most kilobytes of memory of its own (RssAnon) that were seen
	hung     bool
	isOver   bool // it had ended before it was stopped
}

const terminated = 143

// patience is how long a command may take.
const patience = 2 * time.Minute

// process is a quoth that runs.
type process struct {
	name     string
	cmd      *exec.Cmd
	out, err bytes.Buffer
	ended    chan struct{}
	anon     int
	watch    sync.WaitGroup
}

// start starts quoth on a data folder.
func (b *bench) start(data string, args ...string) (*process, error) {
	command := exec.Command(b.quoth, append([]string{"--data", data}, args...)...)
	p := &process{name: args[0], cmd: command, ended: make(chan struct{})}
	p.cmd.Dir = b.dir
	p.cmd.Env = append(os.Environ(), "DISCORD_TOKEN=any", "DISCORD_API_URL=http://127.0.0.1:9", // where nobody answers
		"QUOTH_ALLOW=127.0.0.0/8", "QUOTH_REFRESH=1h")
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.err
	if p.name == "console" { // which would end with its input
		if _, err := p.cmd.StdinPipe(); err != nil {
			return nil, err
		}
	}
	if b.as != nil {
		p.cmd.SysProcAttr = &syscall.SysProcAttr{Credential: b.as}
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	p.watch.Go(p.watchMemory)
	go func() {
		defer close(p.ended)
		_ = p.cmd.Wait() // its state tells
	}()
	return p, nil
}

// watchMemory notes the most memory that the process has.
func (p *process) watchMemory() {
	path := fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid)
	for {
		select {
		case <-p.ended:
			return
		case <-time.After(5 * time.Millisecond):
			p.anon = max(p.anon, rssAnon(path))
		}
	}
}

// rssAnon reads the kilobytes of anonymous memory from a status file; see proc(5).
func rssAnon(path string) int {
	data, err := os.ReadFile(path)
	_, rest, ok := strings.Cut(string(data), "RssAnon:")
	if err != nil || !ok {
		return 0
	}
	n, _ := strconv.Atoi(strings.Fields(rest)[0])
	return n
}

// wait waits for the end, as long as d, and then kills the process.
func (p *process) wait(d time.Duration) result {
	hung := false
	select {
	case <-p.ended:
	case <-time.After(d):
		hung = true
		_ = p.cmd.Process.Kill()
		<-p.ended
	}
	p.watch.Wait()
	state := p.cmd.ProcessState
	status := state.ExitCode()
	if w, ok := state.Sys().(syscall.WaitStatus); ok && w.Signaled() && w.Signal() == syscall.SIGTERM {
		status = terminated // before it could listen for signals
	}
	return result{
		name: p.name, status: status, out: p.out.String(), err: p.err.String(),
		cpu: state.UserTime() + state.SystemTime(), anon: p.anon, hung: hung,
	}
}

// stop sends SIGTERM and waits for the end.
func (p *process) stop(d time.Duration) result {
	isOver := errors.Is(p.cmd.Process.Signal(syscall.SIGTERM), os.ErrProcessDone)
	r := p.wait(d)
	r.isOver = isOver
	return r
}

// run runs quoth to its end.
func (b *bench) run(data string, args ...string) result {
	p, err := b.start(data, args...)
	if err != nil {
		return result{name: args[0], status: -1, err: err.Error()}
	}
	return p.wait(patience)
}

// must is run, for what has to succeed before a fault.
func (b *bench) must(data string, args ...string) (result, error) {
	r := b.run(data, args...)
	if r.status != 0 {
		return r, fmt.Errorf("quoth %s: status %d: %s%s", strings.Join(args, " "), r.status, oneLine(r.err, 300), r.out)
	}
	return r, nil
}

// up starts the bot and waits until others can ask through it.
func (b *bench) up(ctx context.Context, data string) (*process, error) {
	p, err := b.start(data, "run")
	if err != nil {
		return nil, err
	}
	for end := time.Now().Add(patience); time.Now().Before(end) && ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
		select {
		case <-p.ended:
			return p, errEnded
		default:
		}
		if _, err := os.Stat(data + "/quoth.sock"); err == nil {
			return p, nil
		}
	}
	return p, errors.New("the bot does not listen")
}

var errEnded = errors.New("the bot has ended")

// forbidden are words that no message may have: of a crash, of an error that nobody explained,
// and of another process where there is none.
var forbidden = []string{
	"panic", "goroutine ", "fatal error", "SIGBUS", "SIGSEGV", "omething went wrong", "in use by another",
}

// wrong says what is wrong with how a process ended, whatever it was asked; "" when nothing is.
func (r result) wrong() string {
	switch {
	case r.hung:
		return r.name + " hangs"
	case r.status < 0 || r.status > 3 && r.status != terminated:
		return fmt.Sprintf("%s ended with %d: %s", r.name, r.status, oneLine(r.err, 200))
	}
	for _, words := range forbidden {
		if strings.Contains(r.out+r.err, words) {
			return fmt.Sprintf("%s says %q: %s", r.name, words, oneLine(r.err, 200))
		}
	}
	if strings.Contains(withoutLog(r.out+r.err), "assertion failed") {
		return r.name + " gives the words of a library: " + oneLine(r.err, 200)
	}
	if r.status == 1 && strings.TrimSpace(r.err+r.out) == "" {
		return r.name + " fails without a word"
	}
	return ""
}

// withoutLog is a message without the lines of the log, which may say more to those who look
// for causes.
func withoutLog(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if !strings.HasPrefix(line, "time=") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}

// says reports whether its output has one of some words, in whatever case.
func (r result) says(words ...string) bool {
	for _, w := range words {
		if strings.Contains(strings.ToLower(r.out+r.err), w) {
			return true
		}
	}
	return false
}

// first returns the first of some strings that is not empty.
func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
